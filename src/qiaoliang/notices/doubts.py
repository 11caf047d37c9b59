"""Readings of a notice as a whole that a person should check."""

import re
from datetime import date

from qiaoliang.notices.cleaning import CleanText, broken_numbers, fold
from qiaoliang.notices.grammar.front_matter import FrontMatter
from qiaoliang.notices.plan import Deadline, Doubt, Task
from qiaoliang.notices.span import Quote, Span

_BARE_YEAR_BEFORE = re.compile(r"\D{0,2}\d{4}年(?:之|以)?前")


def find_doubts(clean: CleanText, front: FrontMatter, rule: Quote | None, tasks: tuple[Task, ...]) -> tuple[Doubt, ...]:
    """Return all doubts about a notice, those about single measures included, in the order of the text."""
    doubts = [doubt for task in tasks for doubt in task.doubts]
    doubts += [Doubt(Span(0, 0), f"没有找到{name}。") for name, value in _head(front) if value is None]
    doubts += _about_leads(rule, tasks)
    for broken in broken_numbers(clean):
        doubts.append(Doubt(broken.span, f"数字“{broken.text}”中间印有空格,可能丢了小数点或连接号。"))
    for deadline in (deadline for task in tasks for deadline in task.deadlines):
        doubts += _about_deadline(deadline, front.issued_on)
    return tuple(sorted(doubts, key=lambda doubt: doubt.span))


def _head(front: FrontMatter) -> list[tuple[str, Quote | None]]:
    return [("标题", front.title), ("发文字号", front.number)]


def _about_leads(rule: Quote | None, tasks: tuple[Task, ...]) -> list[Doubt]:
    lists = [unit_list for task in tasks for unit_list in task.unit_lists]
    unstated = [one for one in lists if len(one.units) > 1 and not one.lead_is_stated]
    if rule is not None or not unstated:
        return []
    return [Doubt(unstated[0].span, "通知没有写明由谁牵头,按惯例把每个单位列表的第一个单位读作牵头单位。")]


def _about_deadline(deadline: Deadline, issued_on: date | None) -> list[Doubt]:
    if deadline.due_on is None:
        return []
    doubts = []
    if _BARE_YEAR_BEFORE.fullmatch(fold(deadline.text)):
        doubts.append(
            Doubt(deadline.span, f"“{deadline.text}”按字面读作{deadline.due_on.isoformat()},也可能指到那一年年底。")
        )
    if issued_on is not None and deadline.due_on < issued_on:
        doubts.append(Doubt(deadline.span, f"时限“{deadline.text}”早于成文日期。"))
    return doubts
