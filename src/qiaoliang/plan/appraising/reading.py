"""What the scores of a year rest on, read once for all bureaux and places (a constant number of queries)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Sum

from qiaoliang.entitlements.models import DeterminationTotal, Outcome
from qiaoliang.organisations.models import Bureau
from qiaoliang.plan.models import Duty, Inspection, Plan, PlanMeasure, Return, ReturnPart
from qiaoliang.primitives.months import Month

Counts = Mapping[tuple[str, str], tuple[int, int]]  # (provision, reporting place) → (receiving, missed)


@dataclass(frozen=True, slots=True)
class YearRead:
    """The duties, returns, inspections and counts that a year is judged by, on a day."""

    on: date
    year: int
    duties: tuple[Duty, ...]
    returns: tuple[Return, ...]
    inspections: tuple[Inspection, ...]
    measures: tuple[PlanMeasure, ...]
    month: str | None
    reached: Counts
    entitled: Mapping[tuple[str, str], int]
    month_before: str | None
    entitled_before: Mapping[tuple[str, str], int]


def read_year(plan: Plan, year: int, today: date) -> YearRead:
    """Return everything that the scores of a year rest on; counts are of its latest month, and of the year before."""
    parts = Prefetch("parts", ReturnPart.objects.only("of_id", "bureau_id", "at"))
    members = Prefetch("measure__participants", Bureau.objects.order_by("id"))
    returns = Return.everyone.filter(round__plan=plan, round__year=year).select_related("measure", "round", "lead")
    month, before = _latest_month(year), _latest_month(year - 1)
    return YearRead(
        on=today,
        year=year,
        duties=tuple(_duties(plan)),
        returns=tuple(returns.prefetch_related(parts, members)),
        inspections=tuple(Inspection.everyone.filter(plan=plan, due_on__year=year)),
        measures=tuple(plan.measures.order_by("position")),
        month=month,
        reached=_reached(month),
        entitled=_entitled(month),
        month_before=before,
        entitled_before=_entitled(before),
    )


def _duties(plan: Plan) -> list[Duty]:
    rows = Duty.everyone.filter(measure__plan=plan, is_withdrawn=False).select_related("measure")
    return list(rows.order_by("measure__position", "position", "bureau", "place"))


def _latest_month(year: int) -> str | None:
    first, last = str(Month(year, 1)), str(Month(year, 12))
    months = DeterminationTotal.everyone.filter(month__gte=first, month__lte=last).order_by("-month")
    return months.values_list("month", flat=True).first()


def _reached(month: str | None) -> Counts:
    rows = DeterminationTotal.everyone.filter(month=month, outcome=Outcome.ENTITLED, is_receiving__isnull=False)
    counted = rows.order_by().values_list("provision", "reporting_place_id", "is_receiving")
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for provision, place, is_receiving, count in counted.annotate(count=Sum("subject_count")):
        receiving, missed = found.get((provision, place), (0, 0))
        found[(provision, place)] = (receiving + count, missed) if is_receiving else (receiving, missed + count)
    return found


def _entitled(month: str | None) -> dict[tuple[str, str], int]:
    rows = DeterminationTotal.everyone.filter(month=month, outcome=Outcome.ENTITLED)
    counted = rows.order_by().values_list("provision", "reporting_place_id").annotate(count=Sum("subject_count"))
    return {(provision, place): count for provision, place, count in counted}
