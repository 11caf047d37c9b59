"""Returns that were not signed by their last day, or were signed after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qiaoliang.plan.grounds.ground import Ground, figure
from qiaoliang.plan.models import Inspection, Plan, Return


def late_returns(plan: Plan, today: date) -> Iterator[Ground]:
    """Yield a ground for every return of the plan's rounds that is or was late, the latest round first (one query)."""
    rows = (
        Return.everyone.filter(round__plan=plan, round__due_on__lt=today)
        .select_related("measure", "lead", "round")
        .order_by("-round__due_on", "measure__position")
    )
    for found in rows:
        days = found.days_late(today)
        if days:
            yield _ground(found, days, today)


def _ground(found: Return, days: int, today: date) -> Ground:
    due_on, year = found.round.due_on, found.round.year
    zh = f"于{found.signed_on}签报" if found.is_signed else f"截至{today}仍未签报"
    en = f"signed on {found.signed_on}" if found.is_signed else f"not signed on {today}"
    return Ground(
        kind=Inspection.Ground.LATE_RETURN,
        key=f"late_return:{found.pk}",
        measure=found.measure,
        bureau=found.lead,
        of_return=found,
        words=f"{year}年度报送应于{due_on}前签报，{zh}，逾期{days}天。",
        words_en=f"The return of {year} was due on {due_on} and is {en}: {days} days late.",
        figures=(figure("days_late", found.measure.code, days, "day", (found.signed_on or today).isoformat()),),
    )
