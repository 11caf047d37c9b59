"""Applications: of one person for a page, and from which month they start a benefit."""

from datetime import date, datetime

from qiaoliang.entitlements.models import Application
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.organisations.scoped_queries import ScopedQuerySet
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import HouseholdMembership, Person
from qiaoliang.registry.periods import known

Stay = tuple[int, date | None, date | None]  # household, first and last day


def applications_of(scope: Scope, person: Person) -> ScopedQuerySet[Application]:
    """Return the applications of a person of the scope, latest first, withdrawn ones too."""
    rows = Application.objects.within(scope, Permission.VIEW_PEOPLE).filter(person=person)
    return rows.order_by("-received_on", "-pk")


def months_of_application(
    provision_id: str, subject_kind: str, *, known_at: datetime | None = None, subject_id: int | None = None
) -> dict[int, Month]:
    """
    Return the month of the first application that stands, by the id of the person or household.

    An application counts for the household to which the person belonged on that day. `known_at` tells the applications
    as they were known at an earlier instant. Other subjects do not apply.
    """
    if subject_kind not in ("person", "household"):
        return {}
    rows = Application.everyone.filter(known(known_at), provision=provision_id)
    applied = list(rows.order_by("-received_on").values_list("person_id", "received_on"))
    if subject_kind == "household":
        homes = _households([person for person, _ in applied], known_at)
        applied = [
            (home, day)
            for person, day in applied
            for home, starts_on, ends_on in homes.get(person, ())
            if (starts_on is None or starts_on <= day) and (ends_on is None or day <= ends_on)
        ]
    return {key: Month.of(day) for key, day in applied if subject_id in (None, key)}


def _households(people: list[int], known_at: datetime | None) -> dict[int, list[Stay]]:
    found: dict[int, list[Stay]] = {}
    rows = HouseholdMembership.objects.filter(known(known_at), person_id__in=people)
    for person, home, starts_on, ends_on in rows.values_list("person_id", "household_id", "starts_on", "ends_on"):
        found.setdefault(person, []).append((home, starts_on, ends_on))
    return found
