"""
How many are reached and how many are missed, league-wide, as anybody may read it.

Only counts leave this module, and a count of people below `SMALLEST_SHOWN` is never given exactly, so that nobody can be recognised.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import cache

from qiaoliang.entitlements.queries import Summary, months_determined, summary_by_provision
from qiaoliang.indicators.publication import SMALLEST_SHOWN, is_shown
from qiaoliang.organisations.models import Place
from qiaoliang.organisations.roles import PUBLIC_READER
from qiaoliang.organisations.scope import Grant, Scope
from qiaoliang.primitives.clock import SystemClock
from qiaoliang.primitives.months import Month

KEPT_FOR = 300  # seconds
READER = "public"


@dataclass(frozen=True, slots=True)
class Reach:
    """
    One provision in one month, league-wide.

    `entitled` and `missed` are None where the count is above zero and too small to be shown. `coverage` is the share (0–1) of
    the entitled who receive; None where the roll is unknown, or where it would tell a count that is too small.
    """

    month: Month
    subject_kind: str
    entitled: int | None
    coverage: float | None
    missed: int | None

    @property
    def is_missed_small(self) -> bool:
        """Whether somebody is missed, but too few to give the count."""
        return self.missed is None


def public_scope() -> Scope:
    """Return a scope that may read summaries of every place, and nothing else: no person can be reached with it."""
    places = frozenset(Place.objects.values_list("code", flat=True))
    grant = Grant(role=PUBLIC_READER, bureau="", root="", places=places)
    return Scope(staff=READER, on=SystemClock().today(), grants=(grant,))


def reach_by_provision() -> Mapping[str, Reach]:
    """Return the reach of every provision in the latest month determined; nothing before the first determination."""
    kept: Mapping[str, Reach] | None = cache.get(READER)
    if kept is None:
        scope = public_scope()
        months = months_determined(scope)
        summaries = summary_by_provision(scope, months[0]) if months else []
        kept = {summary.key: reach_of(summary, months[0]) for summary in summaries}
        cache.set(READER, kept, KEPT_FOR)
    return kept


def reach_of(summary: Summary, month: Month) -> Reach:
    """Return what may be told of a summary."""
    entitled, missed = summary.entitled_count, summary.missed_count
    is_roll_known = summary.receiving_count > 0 or missed > 0
    may_tell = is_roll_known and entitled >= SMALLEST_SHOWN and is_shown(missed)
    return Reach(
        month=month,
        subject_kind=summary.subject_kind,
        entitled=entitled if is_shown(entitled) else None,
        coverage=(entitled - missed) / entitled if may_tell else None,
        missed=missed if is_shown(missed) else None,
    )
