"""
What was in force in a month, as it was known at an instant: the one place where both questions are put.

In a month counts what was in force on at least one of its days; of several values the one that starts last. Known at an
instant is what had been recorded and not yet withdrawn; without an instant, what is known now.
"""

from datetime import datetime

from django.db.models import Q

from qiaoliang.primitives.months import Month


def in_force(month: Month) -> Q:
    """Return the condition on `starts_on` and `ends_on` (both counted) of a dated row."""
    has_started = Q(starts_on__isnull=True) | Q(starts_on__lte=month.last_day)
    return has_started & (Q(ends_on__isnull=True) | Q(ends_on__gte=month.first_day))


def known(known_at: datetime | None) -> Q:
    """Return the condition on `recorded_at` and `withdrawn_at` of a versioned row."""
    if known_at is None:
        return Q(withdrawn_at__isnull=True)
    return Q(recorded_at__lte=known_at) & (Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at))


def certificate_counts(month: Month, known_at: datetime | None) -> Q:
    """Return the condition under which a certificate is valid on at least one day of the month."""
    is_issued = Q(issued_on__isnull=True) | Q(issued_on__lte=month.last_day)
    is_unexpired = Q(expires_on__isnull=True) | Q(expires_on__gte=month.first_day)
    is_uncancelled = Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=month.first_day)
    if known_at is None:
        return is_issued & is_unexpired & is_uncancelled
    was_uncancelled = is_uncancelled | Q(cancel_recorded_at__gt=known_at)
    return is_issued & is_unexpired & was_uncancelled & Q(recorded_at__lte=known_at)
