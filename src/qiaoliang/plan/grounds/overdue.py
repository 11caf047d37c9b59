"""Duties past their last day that are not done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qiaoliang.plan.grounds.ground import Ground, figure
from qiaoliang.plan.models import Duty, Inspection, Plan


def overdue_duties(plan: Plan, today: date) -> Iterator[Ground]:
    """Yield a ground for every duty of a plan that is overdue, the longest first (one query)."""
    rows = (
        Duty.everyone.filter(measure__plan=plan, is_withdrawn=False, due_on__lt=today)
        .exclude(status=Duty.Status.DONE)
        .select_related("measure", "bureau", "place")
        .order_by("due_on", "measure__position", "position", "bureau", "place")
    )
    for duty in rows:
        yield _ground(duty, today)


def _ground(duty: Duty, today: date) -> Ground:
    due_on = duty.due_on or today
    days, status = (today - due_on).days, Duty.Status(duty.status).label
    return Ground(
        kind=Inspection.Ground.OVERDUE,
        key=f"overdue:{duty.pk}",
        measure=duty.measure,
        bureau=duty.bureau,
        place=duty.place,
        duty=duty,
        words=f"“{duty.text}”应于{due_on}完成，截至{today}为“{status}”，已逾期{days}天。",
        words_en=f"“{duty.text_en or duty.text}” was due on {due_on} and is not done on {today}: {days} days overdue.",
        figures=(figure("days_overdue", duty.clause, days, "day", today.isoformat()),),
    )
