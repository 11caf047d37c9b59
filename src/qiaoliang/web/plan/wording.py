"""What the figures behind a drafted sentence are called, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from qiaoliang.primitives.money import yuan
from qiaoliang.web.localised import wording
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.templatetags.pages import UNIT_WORDS

SECTION_TITLES = {"result": _("本年落实情况"), "gaps": _("存在的差距"), "next": _("下一年安排")}
KIND_WORDS = {
    "entitled": _("符合"),
    "receiving": _("符合并在领"),
    "missed": _("应享未享"),
    "unread": _("没有名册可对"),
    "not_entitled": _("不符合"),
    "undecided": _("还不能认定"),
    "wrong": _("不再符合仍在领"),
    "due_fen": _("应发"),
    "missed_fen": _("少发"),
    "wrong_fen": _("不再符合仍在发"),
    "total": _("任务总数"),
    "not_started": _("未开始"),
    "under_way": _("进行中"),
    "done": _("已完成"),
    "blocked": _("受阻"),
    "overdue": _("已逾期"),
    "due_next_year": _("下一年到期"),
}


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure in words: of what, which, how much, in what unit, as of which month or day; `provision` is empty for duties."""

    of: str
    kind: Any
    value: str
    unit: Any
    as_of: str
    provision: str
    is_missed: bool


@dataclass(frozen=True, slots=True)
class SentenceShown:
    """A drafted sentence with its figures."""

    text: str
    figures: tuple[FigureShown, ...]


def sentences_of(drafted: Iterable[Mapping[str, Any]]) -> tuple[SentenceShown, ...]:
    """Return the drafted sentences of a section as the page shows them."""
    return tuple(SentenceShown(each["zh"], tuple(map(_figure, each["figures"]))) for each in drafted)


def _figure(stored: Mapping[str, Any]) -> FigureShown:
    is_money = stored["unit"] == "CNY"
    return FigureShown(
        of=_of(stored["of"]),
        kind=KIND_WORDS[stored["kind"]],
        value=yuan(stored["value"]) if is_money else f"{stored['value']:,}",
        unit=UNIT_WORDS.get(stored["unit"], ""),
        as_of=stored["as_of"],
        provision="" if stored["of"] == "duties" else stored["of"],
        is_missed=stored["kind"] == "missed",
    )


def _of(name: str) -> str:
    if name == "duties":
        return str(_("任务"))
    known = {provision.id: provision for provision in the_pack().provisions}
    return wording(known[name], "label").text if name in known else name
