"""The traces of each item, from what was read of a year. What is not due yet, or not known, leaves no trace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from qiaoliang.packs.model import Pack
from qiaoliang.plan.appraising.items import Trace
from qiaoliang.plan.appraising.reading import YearRead
from qiaoliang.plan.appraising.rules import WeightedItem
from qiaoliang.plan.models import Duty, Inspection, Return
from qiaoliang.primitives.clock import BEIJING

ALL, NONE = Decimal(1), Decimal(0)


def of_duties(duties: Iterable[Duty], read: YearRead, late_share: Decimal) -> Iterator[Trace]:
    """Yield a trace for every duty that is done or past its last day."""
    day = read.on.isoformat()
    for duty in duties:
        is_done = duty.status == Duty.Status.DONE
        if not is_done and not duty.is_overdue(read.on):
            continue
        earned = NONE if not is_done else (late_share if duty.was_late else ALL)
        words = "按期完成" if earned == ALL else ("逾期完成" if is_done else f"应于{duty.due_on}完成，未完成")
        words_en = "done in time" if earned == ALL else ("done late" if is_done else f"due {duty.due_on}, not done")
        yield Trace("duty", str(duty.pk), f"{duty.clause}：{words}", f"{duty.clause}: {words_en}", earned, 1, day)


def of_returns(returns: Iterable[Return], read: YearRead, late_share: Decimal) -> Iterator[Trace]:
    """Yield a trace for every return that is signed or past its last day."""
    for found in returns:
        late = found.days_late(read.on)
        if not found.is_signed and not late:
            continue
        earned = NONE if not found.is_signed else (late_share if late else ALL)
        state = "按时签报" if earned == ALL else (f"逾期{late}天签报" if found.is_signed else f"未签报，逾期{late}天")
        state_en = (
            "in time" if earned == ALL else (f"signed {late} days late" if found.is_signed else f"{late} days late")
        )
        title, title_en = found.measure.title, found.measure.title_en or found.measure.title
        day = (found.signed_on or read.on).isoformat()
        yield Trace("return", str(found.pk), f"{title}：{state}", f"{title_en}: {state_en}", earned, 1, day)


def of_parts(bureau: str, read: YearRead, late_share: Decimal) -> Iterator[Trace]:
    """Yield a trace for every return to which a bureau wrote its part, or should have by now."""
    for found in read.returns:
        if bureau not in {each.pk for each in found.measure.participants.all()}:
            continue
        part = next((each for each in found.parts.all() if each.bureau_id == bureau), None)
        if part is None and read.on <= found.round.due_on:
            continue
        written_on = part.at.astimezone(BEIJING).date() if part else None
        earned = NONE if written_on is None else (ALL if written_on <= found.round.due_on else late_share)
        state = "未报送" if written_on is None else f"{written_on}报送"
        state_en = "not written" if written_on is None else f"written {written_on}"
        title, title_en = found.measure.title, found.measure.title_en or found.measure.title
        day = (written_on or read.on).isoformat()
        yield Trace("return", str(found.pk), f"{title}：{state}", f"{title_en}: {state_en}", earned, 1, day)


def of_inspections(inspections: Iterable[Inspection], read: YearRead, late_share: Decimal) -> Iterator[Trace]:
    """Yield a trace for every rectification that was signed off, or whose last day has passed."""
    for found in inspections:
        is_closed = found.state == Inspection.State.CLOSED
        if not is_closed and not found.is_overdue(read.on) and not found.was_late:
            continue
        earned = NONE if not is_closed else (late_share if found.was_late else ALL)
        number = f"{found.year}-{found.number}"
        state = "按期整改" if earned == ALL else ("逾期整改" if is_closed else "逾期未整改")
        state_en = "put right in time" if earned == ALL else ("put right late" if is_closed else "overdue")
        yield Trace(
            "inspection", str(found.pk), f"督查{number}：{state}", f"Inspection {number}: {state_en}", earned, 1,
            read.on.isoformat(),
        )  # fmt: skip


def of_coverage(provisions: Iterable[str], place: str | None, read: YearRead, pack: Pack) -> Iterator[Trace]:
    """Yield a trace for every provision of which a roll was read: the share of the entitled who receive."""
    known = {provision.id: provision for provision in pack.provisions}
    for provision_id in provisions:
        counts = [
            each
            for (provision, where), each in read.reached.items()
            if provision == provision_id and place in (None, where)
        ]
        receiving, missed = sum(each[0] for each in counts), sum(each[1] for each in counts)
        if provision_id not in known or not receiving + missed:
            continue
        provision, share = known[provision_id], Decimal(receiving) / (receiving + missed)
        words = f"{provision.label}：{receiving + missed}中在领{receiving}"
        words_en = f"{provision.label_en}: {receiving} of {receiving + missed} receive"
        yield Trace("provision", provision_id, words, words_en, share, 1, read.month or "")


def of_poverty(item: WeightedItem, place: str, read: YearRead) -> Iterator[Trace]:
    """Yield the trace of the number of poor disabled persons of a place against the year before (m08.c1)."""
    now, before = read.entitled.get((item.of, place)), read.entitled_before.get((item.of, place))
    if read.month is None or read.month_before is None or before is None:
        return
    count = now or 0
    earned = ALL if count < before or count == 0 else NONE
    words = f"{read.month_before}有{before}人，{read.month}有{count}人"
    words_en = f"{before} in {read.month_before}, {count} in {read.month}"
    yield Trace("provision", item.of, words, words_en, earned, 1, read.month)
