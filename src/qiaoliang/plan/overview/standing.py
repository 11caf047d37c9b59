"""How several duties stand together: the worst of them is what shows. What was caught up late stays late for ever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, Q

from qiaoliang.plan.models import Duty

DAYS_AHEAD = 30  # a duty that falls due within so many days is due soon


class Standing(StrEnum):
    """How duties stand, the worst first."""

    OVERDUE = "overdue"
    BLOCKED = "blocked"
    CAUGHT_UP_LATE = "caught_up_late"
    DUE_SOON = "due_soon"
    ON_TIME = "on_time"
    UNDATED = "undated"
    DONE = "done"


class Tally(NamedTuple):
    """
    How many duties there are, and how many of them are of each kind; a duty may be of more than one.

    `late` were overdue once and are no longer (or are done); `dated` are open with a day to come beyond the next 30 days.
    """

    total: int = 0
    done: int = 0
    overdue: int = 0
    blocked: int = 0
    late: int = 0
    due_soon: int = 0
    dated: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(*map(sum, zip(self, other, strict=True)))

    @property
    def standing(self) -> Standing:
        """The worst that is among them."""
        if self.overdue:
            return Standing.OVERDUE
        if self.blocked:
            return Standing.BLOCKED
        if self.late:
            return Standing.CAUGHT_UP_LATE
        if self.due_soon:
            return Standing.DUE_SOON
        if self.done == self.total:
            return Standing.DONE
        return Standing.ON_TIME if self.dated else Standing.UNDATED


COUNTED = Tally._fields


def counts_on(today: date) -> Mapping[str, Count]:
    """Return the counts of a tally on a day, as columns of a grouped query on duties."""
    done = Q(status=Duty.Status.DONE)
    overdue = ~done & Q(due_on__lt=today)
    soon = today + timedelta(days=DAYS_AHEAD)
    return {
        "total": Count("pk"),
        "done": Count("pk", filter=done),
        "overdue": Count("pk", filter=overdue),
        "blocked": Count("pk", filter=Q(status=Duty.Status.BLOCKED)),
        "late": Count("pk", filter=Q(was_late=True) & ~overdue),
        "due_soon": Count("pk", filter=~done & Q(due_on__range=(today, soon))),
        "dated": Count("pk", filter=~done & Q(due_on__gt=soon)),
    }
