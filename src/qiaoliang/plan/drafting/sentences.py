"""
The sentences of a draft. Each claims only its figures, says of which month or day they are, and carries them along.

The wording is that of a Chinese work report. Figures are shown as they are, never rounded up: 100% means everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from qiaoliang.plan.drafting.state import DutyCounts, MeasureState, Reach
from qiaoliang.primitives.money import yuan
from qiaoliang.primitives.months import Month

SECTIONS = ("result", "gaps", "next")  # 落实情况, 存在的差距, 下一年安排
COUNTED_IN = {"person": "人", "household": "户", "employer": "家", "place": "个旗区", "institution": "所"}
COUNTED_OTHERWISE = "个"
PERIODS = {"month": "每月", "year": "每年"}
GAP_KINDS = frozenset({"missed", "wrong", "undecided", "not_entitled", "overdue", "blocked", "unread"})


@dataclass(frozen=True, slots=True)
class Figure:
    """
    One figure behind a sentence: what is counted, of which provision (or "duties"), the value, and the month or day.

    Values of a kind that ends in `_fen` are money.
    """

    kind: str
    of: str
    value: int
    unit: str
    as_of: str

    def stored(self) -> dict[str, Any]:
        """Return the figure as it is stored with the return."""
        return {"kind": self.kind, "of": self.of, "value": self.value, "unit": self.unit, "as_of": self.as_of}


@dataclass(frozen=True, slots=True)
class Drafted:
    """A drafted sentence with its figures."""

    zh: str
    figures: tuple[Figure, ...]

    def stored(self) -> dict[str, Any]:
        """Return the sentence as it is stored with the return."""
        return {"zh": self.zh, "figures": [figure.stored() for figure in self.figures]}


def draft_of(state: MeasureState, year: int) -> dict[str, list[Drafted]]:
    """Return the drafted sentences of a measure by section."""
    result = [_reached(reach) for reach in state.reaches]
    gaps = [sentence for reach in state.reaches for sentence in _gaps(reach)]
    plans = [sentence for reach in state.reaches for sentence in _plans(reach, year + 1)]
    if not state.reaches:
        result.append(Drafted("本项措施没有可以由数据计算的规定，落实情况请牵头单位填写。", ()))
    return {
        "result": [*result, _duties(state.duties)],
        "gaps": [*gaps, *_duty_gaps(state.duties)] or [_no_gap(state)],
        "next": [*plans, *_duty_plans(state.duties, year + 1)] or [Drafted(f"{year + 1}年安排请牵头单位填写。", ())],
    }


def text_of(drafted: Sequence[dict[str, Any]]) -> str:
    """Return the text that stored sentences make, one sentence a line."""
    return "\n".join(sentence["zh"] for sentence in drafted)


def _reached(reach: Reach) -> Drafted:
    unit, opening = (
        _unit(reach),
        f"{reach.provision.label}：截至{_month_words(reach.month)}，",
    )
    match reach.provision.kind:
        case "levy":
            return _employers(reach, opening, f"应缴{reach.entitled}{unit}", "应缴")
        case "award":
            return _employers(reach, opening, f"符合奖励条件{reach.entitled}{unit}", "应奖")
        case "priority":
            return Drafted(f"{opening}列入优先{reach.entitled}{unit}。", _figures(reach, "entitled"))
        case "funding_floor":
            words = f"达到规定{reach.entitled}{unit}，未达到{reach.not_entitled}{unit}。"
            return Drafted(opening + words, _figures(reach, "entitled", "not_entitled"))
        case _:
            return _benefit(reach, opening, unit)


def _employers(reach: Reach, opening: str, words: str, verb: str) -> Drafted:
    if not _is_money(reach, reach.due_fen):
        return Drafted(f"{opening}{words}。", _figures(reach, "entitled"))
    money = f"，{_period(reach)}{verb}{_money(reach.due_fen)}元"
    return Drafted(f"{opening}{words}{money}。", _figures(reach, "entitled", "due_fen"))


def _benefit(reach: Reach, opening: str, unit: str) -> Drafted:
    names, words = ["entitled"], f"符合条件{reach.entitled}{unit}"
    if reach.receiving or reach.missed:
        read = reach.receiving + reach.missed
        names += ["receiving"]
        words += f"，其中已享受{reach.receiving}{unit}，落实率{reach.receiving * 100 // read}%"
    elif reach.entitled:
        names += ["unread"]
        words += "，没有发放名册，不能说明是否享受"
    if _is_money(reach, reach.due_fen):
        names += ["due_fen"]
        words += f"，{_period(reach)}应发{_money(reach.due_fen)}元"
    return Drafted(f"{opening}{words}。", _figures(reach, *names))


def _gaps(reach: Reach) -> Iterator[Drafted]:
    label, unit = reach.provision.label, _unit(reach)
    if reach.missed:
        money = f"，{_period(reach)}少发{_money(reach.missed_fen)}元" if _is_money(reach, reach.missed_fen) else ""
        names = ("missed", "missed_fen") if money else ("missed",)
        yield Drafted(f"{label}：应享未享{reach.missed}{unit}{money}。", _figures(reach, *names))
    if reach.wrong:
        money = f"，{_period(reach)}{_money(reach.wrong_fen)}元" if _is_money(reach, reach.wrong_fen) else ""
        names = ("wrong", "wrong_fen") if money else ("wrong",)
        yield Drafted(f"{label}：不再符合条件仍在领{reach.wrong}{unit}{money}，待核实。", _figures(reach, *names))
    if reach.undecided:
        yield Drafted(f"{label}：缺少情况、还不能认定{reach.undecided}{unit}。", _figures(reach, "undecided"))
    if reach.provision.kind == "funding_floor" and reach.not_entitled:
        yield Drafted(f"{label}：未达到规定{reach.not_entitled}{unit}。", _figures(reach, "not_entitled"))


def _plans(reach: Reach, year: int) -> Iterator[Drafted]:
    label, unit = reach.provision.label, _unit(reach)
    if reach.missed:
        yield Drafted(
            f"{year}年，对应享未享的{reach.missed}{unit}逐一核实，符合条件的办理{label}。", _figures(reach, "missed")
        )
    if reach.undecided:
        yield Drafted(
            f"{year}年，补齐{reach.undecided}{unit}缺少的情况，重新认定{label}。", _figures(reach, "undecided")
        )
    if reach.provision.kind == "funding_floor" and reach.not_entitled:
        yield Drafted(f"{year}年，督促未达到的{reach.not_entitled}{unit}落实{label}。", _figures(reach, "not_entitled"))


def _duties(duties: DutyCounts) -> Drafted:
    words = (
        f"任务进度：截至{_day_words(duties)}，分解到各部门的任务{duties.total}项，已完成{duties.done}项，"
        f"进行中{duties.under_way}项，受阻{duties.blocked}项，未开始{duties.not_started}项。"
    )
    return Drafted(words, _counts(duties, "total", "done", "under_way", "blocked", "not_started"))


def _duty_gaps(duties: DutyCounts) -> Iterator[Drafted]:
    if duties.overdue:
        yield Drafted(f"任务进度：逾期未完成{duties.overdue}项。", _counts(duties, "overdue"))
    if duties.blocked:
        yield Drafted(f"任务进度：受阻{duties.blocked}项。", _counts(duties, "blocked"))


def _duty_plans(duties: DutyCounts, year: int) -> Iterator[Drafted]:
    open_ = duties.total - duties.done
    if open_:
        words = f"{year}年，推进尚未完成的任务{open_}项，其中{year}年内到期{duties.due_next_year}项。"
        yield Drafted(words, _counts(duties, "total", "done", "due_next_year"))


def _no_gap(state: MeasureState) -> Drafted:
    if not state.reaches:
        return Drafted("没有可以由数据计算的规定，差距请牵头单位填写。", ())
    kinds = ("missed", "wrong", "undecided")
    figures = tuple(figure for reach in state.reaches for figure in _figures(reach, *kinds))
    return Drafted("从现有数据看，没有应享未享、不再符合仍在领和还不能认定的情况。", figures)


def _figures(reach: Reach, *names: str) -> tuple[Figure, ...]:
    subject = reach.provision.subject.name
    return tuple(
        Figure(
            kind=name,
            of=reach.provision.id,
            value=getattr(reach, name),
            unit="CNY" if name.endswith("_fen") else subject,
            as_of=str(reach.month),
        )
        for name in names
    )


def _counts(duties: DutyCounts, *names: str) -> tuple[Figure, ...]:
    day = duties.on.isoformat()
    return tuple(Figure(name, "duties", getattr(duties, name), "item", day) for name in names)


def _unit(reach: Reach) -> str:
    return COUNTED_IN.get(reach.provision.subject.name, COUNTED_OTHERWISE)


def _is_money(reach: Reach, amount: int) -> bool:
    """Whether an amount is money to be spoken of: a priority's amount is points, and nothing is not said."""
    return amount > 0 and reach.provision.pays_money


def _period(reach: Reach) -> str:
    return PERIODS[reach.provision.every]


def _money(fen: int) -> str:
    return yuan(fen).replace(",", "").removesuffix(".00")


def _month_words(month: Month) -> str:
    return f"{month.year}年{month.month}月"


def _day_words(duties: DutyCounts) -> str:
    return f"{duties.on.year}年{duties.on.month}月{duties.on.day}日"
