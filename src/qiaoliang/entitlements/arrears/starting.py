"""
From which month a benefit counts: that of the application (国发〔2015〕52号: paid from the month of application).

Where no application is recorded, somebody who is paid must have applied by the first month paid; the months before may
lie before the application and are not counted. Who was never paid and has no application recorded is owed nothing yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Min

from qiaoliang.entitlements.queries.applications import months_of_application
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import FactRecord
from qiaoliang.registry.periods import known
from qiaoliang.rules.provisions import Entitlement, Provision


class StartsBy(StrEnum):
    """What says from when a benefit counts."""

    NOTHING = "nothing"  # it needs no application, or a year counts as a whole
    APPLICATION = "application"
    FIRST_PAYMENT = "first_payment"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Start:
    """From which month a benefit counts (`None`: from the beginning, or with `NEITHER` not at all), and what says so."""

    by: StartsBy
    first: Month | None = None

    def counts(self, month: Month) -> bool:
        """Return whether a month is counted."""
        if self.by is StartsBy.NEITHER:
            return False
        return self.first is None or month >= self.first


ALWAYS = Start(StartsBy.NOTHING)
NEVER = Start(StartsBy.NEITHER)


def starts_of(
    provision: Provision, *, known_at: datetime | None = None, subject_id: int | None = None
) -> dict[int, Start]:
    """Return from when a provision counts for each subject of whom an application or a payment says so, by id."""
    if not isinstance(provision, Entitlement):
        return {}
    applied = months_of_application(provision.id, provision.subject.name, known_at=known_at, subject_id=subject_id)
    paid = first_months_paid(provision, known_at, subject_id) if provision.every == "month" else {}
    starts = {key: Start(StartsBy.FIRST_PAYMENT, month) for key, month in paid.items()}
    return {**starts, **{key: Start(StartsBy.APPLICATION, month) for key, month in applied.items()}}


def start_otherwise(provision: Provision) -> Start:
    """Return from when a provision counts for a subject of whom neither an application nor a payment is recorded."""
    return NEVER if isinstance(provision, Entitlement) and provision.every == "month" else ALWAYS


def first_months_paid(provision: Provision, known_at: datetime | None, subject_id: int | None) -> dict[int, Month]:
    """Return the first month in which the roll of a provision has a subject, by id; empty where it has no roll."""
    received = provision.received
    if received is None or received.subject != provision.subject.name:
        return {}
    rows = FactRecord.objects.filter(known(known_at), subject_kind=received.subject, name=received.name, value__gt=0)
    if subject_id is not None:
        rows = rows.filter(subject_id=subject_id)
    found = rows.values("subject_id").annotate(first=Min("starts_on"))
    return {each["subject_id"]: Month.of(each["first"]) for each in found}
