"""Duties within a scope: the list of what is to be done, and one duty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Duty
from qiaoliang.plan.scoped_rows import bureaux_that_may

OPEN = "open"
OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class DutyFilter:
    """What to list: `status` is a status, "open" (not done), "overdue" or "" (all); `role`, `measure`, `bureau` narrow it."""

    status: str = OPEN
    role: str = ""
    measure: str = ""
    bureau: str = ""
    only_mine: bool = False


def duties_of(scope: Scope, asked: DutyFilter, today: date) -> QuerySet[Duty]:
    """Return the duties of the scope that are asked for: those with the nearest date first, then lead before participant."""
    rows = Duty.objects.within(scope).filter(is_withdrawn=False)
    if asked.only_mine:
        rows = rows.filter(bureau__in=sorted(bureaux_that_may(scope, Permission.VIEW_PLAN)))
    if asked.status == OVERDUE:
        rows = rows.exclude(status=Duty.Status.DONE).filter(due_on__lt=today)
    elif asked.status == OPEN:
        rows = rows.exclude(status=Duty.Status.DONE)
    elif asked.status:
        rows = rows.filter(status=asked.status)
    for name, value in (("role", asked.role), ("measure__code", asked.measure), ("bureau", asked.bureau)):
        if value:
            rows = rows.filter(**{name: value})
    order = (F("due_on").asc(nulls_last=True), "role", "measure__position", "position", "bureau", "place")
    return rows.select_related("measure__plan", "bureau", "place").order_by(*order)


def duty_of(scope: Scope, duty_id: int) -> Duty | None:
    """Return one duty of the scope with its measure; nothing if it is not in it."""
    rows = Duty.objects.within(scope).select_related("measure__plan", "measure__lead", "bureau", "place")
    return rows.filter(pk=duty_id).first()


def status_counts(rows: QuerySet[Duty]) -> dict[str, int]:
    """Return how many duties of a (scoped) list have each status (one query)."""
    counted = dict(rows.order_by().values_list("status").annotate(count=Count("pk")))
    return {status.value: counted.get(status.value, 0) for status in Duty.Status}
