"""What the commands print alike: marks, money, values of facts, in Chinese or English."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from qiaoliang.packs.manual.wording import CONFIDENCES, TRUTHS
from qiaoliang.packs.manual.wording import quantity as number_words
from qiaoliang.rules.decisions import Decision, FactUsed, FigureUsed, NameUsed, Reason
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.rules.questions import open_facts
from qiaoliang.rules.units import NUMBER, Unit

MARKS = {True: "✓", False: "✗", None: "?"}
UNDECIDED = {"zh": "还不能作出决定", "en": "cannot be decided yet"}
ANSWERS = {
    "zh": {
        "entitlement": ("符合", "不符合"),
        "award": ("可得", "不可得"),
        "levy": ("应缴", "不用缴"),
        "funding_floor": ("达到", "没有达到"),
        "priority": ("在列", "不在列"),
    },
    "en": {
        "entitlement": ("entitled", "not entitled"),
        "award": ("earned", "not earned"),
        "levy": ("owed", "not owed"),
        "funding_floor": ("met", "not met"),
        "priority": ("in the queue", "not in the queue"),
    },
}


def fact_value(fact: Fact, value: Any, language: str) -> str:
    """Return the value of a fact as a person writes it."""
    if value is None:
        return TRUTHS[language][None]
    if isinstance(value, bool):
        return TRUTHS[language][value]
    for code, label, label_en in fact.choices:
        if code == value:
            return label if language == "zh" else label_en
    if fact.kind == "number" and fact.unit is not None and fact.unit.is_money:
        return quantity(Decimal(value) / 100, fact.unit, language)
    return str(value)


def quantity(number: Any, unit: Unit | None, language: str) -> str:
    """Return a value with its unit as people read it: `620.00 元/人·月`, `是`, `未知`."""
    if number is None or isinstance(number, bool):
        return TRUTHS[language][number]
    if isinstance(number, date | str):
        return str(number)
    return number_words(Decimal(number), unit or NUMBER, language)


def answer_words(decision: Decision, language: str) -> str:
    """Return the answer in a word that fits the kind of provision: an allowance is had, a levy is owed."""
    if decision.outcome is Outcome.UNDECIDED:
        return UNDECIDED[language]
    yes, no = ANSWERS[language][decision.provision.kind]
    return yes if decision.outcome is Outcome.ENTITLED else no


def decision_lines(decision: Decision, language: str) -> list[str]:
    """Return a decision in lines of text: the answer, each condition with its mark, what it turned on, the next step."""
    provision = decision.provision
    label = provision.label if language == "zh" else provision.label_en
    answer = answer_words(decision, language)
    if decision.amount_plain is not None and provision.unit:
        answer += f" {quantity(decision.amount_plain, Unit.parse(provision.unit), language)}"
    lines = [
        f"{label}（{provision.id}，{provision.clause}）：{answer}"
        if language == "zh"
        else f"{label} ({provision.id}, {provision.clause}): {answer}"
    ]
    for reason in decision.reasons:
        lines.extend(_reason_lines(reason, language))
    if decision.outcome is not Outcome.NOT_ENTITLED and decision.amount_reason is not None:
        lines.extend(_reason_lines(decision.amount_reason, language))
    lines.extend(_ending(decision, language))
    return lines


def question_lines(decisions: list[Decision], language: str) -> list[str]:
    """Return which facts to find out next, with who can supply each; nothing when every answer is settled."""
    questions = open_facts(decisions)
    if not questions:
        return []
    lines = [
        "接下来要弄清的（能改变结论的才列出）："
        if language == "zh"
        else "To find out next (only what can still change an answer):"
    ]
    for number, each in enumerate(questions, start=1):
        label = each.fact.label if language == "zh" else each.fact.label_en
        words = (
            f"{label}（{each.supplier}，涉及{len(each.provisions)}项）"
            if language == "zh"
            else f"{label} ({each.supplier}; {len(each.provisions)} provisions wait for it)"
        )
        lines.append(f"  {number}. {words}")
    return lines


def _reason_lines(reason: Reason, language: str) -> list[str]:
    words = reason.condition.label if language == "zh" else reason.condition.label_en
    lines = [f"  {MARKS[reason.holds]} {words}"]
    for used in reason.facts:
        lines.append(f"      {_fact_line(used, language)}")
    for name in reason.names:
        if not isinstance(name.value, bool):
            lines.append(f"      {_name_line(name, language)}")
    for figure in reason.figures:
        lines.append(f"      {figure_line(figure, language)}")
    return lines


def _fact_line(used: FactUsed, language: str) -> str:
    label = used.fact.label if language == "zh" else used.fact.label_en
    return f"· {label} = {fact_value(used.fact, used.value, language)}"


def _name_line(used: NameUsed, language: str) -> str:
    label = used.name.label if language == "zh" else used.name.label_en
    return f"= {label} = {quantity(used.value, used.unit, language)}"


def figure_line(used: FigureUsed, language: str) -> str:
    """Return a figure with its value, start, source and confidence; an absent one says so."""
    label = used.figure.label if language == "zh" else used.figure.label_en
    if used.value is None:
        absent = "没有该地该日的数字" if language == "zh" else "has no value for this place and date"
        return f"§ {label} ({used.figure.id}) {absent}"
    confidence = CONFIDENCES[language][used.value.confidence]
    value = (
        ("不设" if language == "zh" else "none set")
        if used.value.value is None
        else quantity(used.value.value, used.figure.unit, language)
    )
    since = "自" if language == "zh" else "from "
    return f"§ {label} = {value} [{since}{used.value.starts_on}; {used.value.source}; {confidence}]"


def _ending(decision: Decision, language: str) -> list[str]:
    provision = decision.provision
    if decision.outcome is Outcome.ENTITLED:
        step = provision.next_step if language == "zh" else provision.next_step_en
        return [f"  → {step}"] if step else []
    if decision.outcome is Outcome.UNDECIDED:
        return [f"  → {line}" for line in _missing_lines(decision, language)]
    if decision.nearest is not None:
        condition = decision.nearest.condition
        only = "只差这一条" if language == "zh" else "only this condition is missing"
        remedy = condition.remedy if language == "zh" else condition.remedy_en
        words = condition.label if language == "zh" else condition.label_en
        return [f"  → {only}: {words}。{remedy}" if language == "zh" else f"  → {only}: {words}. {remedy}"]
    return []


def _missing_lines(decision: Decision, language: str) -> list[str]:
    lines = []
    for reason in decision.untold:
        for fact in reason.missing_facts:
            if language == "zh":
                lines.append(f"缺少：{fact.label}（{fact.supplier}可以提供）")
            else:
                lines.append(f"missing: {fact.label_en} ({fact.supplier} can supply it)")
        for figure in reason.absent_figures:
            label = figure.label if language == "zh" else figure.label_en
            lines.append(
                f"缺少数字：{label}（{figure.id}）" if language == "zh" else f"absent figure: {label} ({figure.id})"
            )
    return list(dict.fromkeys(lines))
