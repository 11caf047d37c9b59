"""How the measures of a plan stand: reach and money of their provisions, and how far their duties are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Q, Sum

from qiaoliang.entitlements.models import DeterminationTotal, Outcome
from qiaoliang.packs.model import Pack
from qiaoliang.plan.models import Duty, Plan, PlanMeasure
from qiaoliang.primitives.months import Month
from qiaoliang.rules.provisions import Provision

DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Reach:
    """
    One provision in the whole league for a month: head counts, and money in fen a period.

    `receiving` and `missed` are of the entitled; `unread` are the entitled of whom no roll says whether they receive.
    """

    provision: Provision
    month: Month
    entitled: int
    receiving: int
    missed: int
    unread: int
    not_entitled: int
    undecided: int
    wrong: int
    due_fen: int
    missed_fen: int
    wrong_fen: int


@dataclass(frozen=True, slots=True)
class DutyCounts:
    """How many duties of a measure there are on a day, by status; `overdue` are those past their date and not done."""

    on: date
    total: int = 0
    not_started: int = 0
    under_way: int = 0
    done: int = 0
    blocked: int = 0
    overdue: int = 0
    due_next_year: int = 0


@dataclass(frozen=True, slots=True)
class MeasureState:
    """What the data know about one measure."""

    measure: PlanMeasure
    reaches: tuple[Reach, ...]
    duties: DutyCounts


def states_of(*, plan: Plan, pack: Pack, year: int, today: date) -> tuple[MeasureState, ...]:
    """Return the state of every measure of a plan, from the latest month determined up to the end of the year."""
    reaches = _reaches(pack, _latest_month(year))
    duties = _duty_counts(plan, year, today)
    return tuple(
        MeasureState(
            measure=measure,
            reaches=tuple(reaches[each] for each in measure.provisions if each in reaches),
            duties=duties.get(measure.pk, DutyCounts(today)),
        )
        for measure in plan.measures.order_by("position")
    )


def _latest_month(year: int) -> Month | None:
    last = Month(year, DECEMBER)
    found = DeterminationTotal.everyone.filter(month__lte=str(last)).aggregate(month=Max("month"))["month"]
    return Month.parse(found) if found else None


def _reaches(pack: Pack, month: Month | None) -> Mapping[str, Reach]:
    if month is None:
        return {}
    entitled, paid, unpaid = Q(outcome=Outcome.ENTITLED), Q(is_receiving=True), Q(is_receiving=False)
    not_entitled = Q(outcome=Outcome.NOT_ENTITLED)
    counted = (
        DeterminationTotal.everyone.filter(month=str(month))
        .order_by()
        .values("provision")
        .annotate(
            entitled=Sum("subject_count", filter=entitled),
            receiving=Sum("subject_count", filter=entitled & paid),
            missed=Sum("subject_count", filter=entitled & unpaid),
            unread=Sum("subject_count", filter=entitled & Q(is_receiving=None)),
            not_entitled=Sum("subject_count", filter=not_entitled),
            undecided=Sum("subject_count", filter=Q(outcome=Outcome.UNDECIDED)),
            wrong=Sum("subject_count", filter=not_entitled & paid),
            due_fen=Sum("amount_fen", filter=entitled),
            missed_fen=Sum("amount_fen", filter=entitled & unpaid),
            wrong_fen=Sum("received_fen", filter=not_entitled & paid),
        )
    )
    known = {provision.id for provision in pack.provisions}
    return {row["provision"]: _reach(pack, month, dict(row)) for row in counted if row["provision"] in known}


def _reach(pack: Pack, month: Month, row: dict[str, Any]) -> Reach:
    counts = {name: int(value or 0) for name, value in row.items() if name != "provision"}
    return Reach(provision=pack.program[row["provision"]], month=month, **counts)


def _duty_counts(plan: Plan, year: int, today: date) -> dict[int, DutyCounts]:
    status, open_ = Duty.Status, ~Q(status=Duty.Status.DONE)
    rows = (
        Duty.everyone.filter(measure__plan=plan, is_withdrawn=False)
        .order_by()
        .values("measure")
        .annotate(
            total=Count("pk"),
            overdue=Count("pk", filter=open_ & Q(due_on__lt=today)),
            due_next_year=Count("pk", filter=open_ & Q(due_on__year=year + 1)),
            **{each.value: Count("pk", filter=Q(status=each)) for each in status},
        )
    )
    found: dict[int, DutyCounts] = {}
    for row in map(_untyped, rows):
        counts = {name: int(value) for name, value in row.items() if name != "measure"}
        found[row["measure"]] = DutyCounts(on=today, **counts)
    return found


def _untyped(row: Any) -> dict[str, Any]:
    """A row whose columns are made from the statuses, which the type checker cannot know."""
    return dict(row)
