"""
Who should get something and does not, and who gets it and is no longer entitled: rows of the reader's places, and their counts.

Two questions of one table of determinations. The number of queries does not grow with the rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from qiaoliang.entitlements.models import Determination, Outcome
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Person
from qiaoliang.rules.conditions import Condition
from qiaoliang.rules.provisions import Provision

MISSED, NO_LONGER = "missed", "no_longer"


@dataclass(frozen=True, slots=True)
class MissedRow:
    """One determination with the person it is about; `reasons` are the conditions that do not hold (none for the missed)."""

    determination: Determination
    person: Person | None
    provision: Provision
    reasons: tuple[Condition, ...]


def determinations_of(scope: Scope, kind: str, month: Month) -> QuerySet[Determination]:
    """Return the missed (entitled, not receiving) or the no longer entitled (receiving, not entitled) of the scope."""
    rows = Determination.objects.within(scope, Permission.VIEW_MISSED).filter(month=str(month), subject_kind="person")
    if kind == MISSED:
        return rows.filter(outcome=Outcome.ENTITLED, is_receiving=False)
    return rows.filter(outcome=Outcome.NOT_ENTITLED, is_receiving=True)


def narrowed(rows: QuerySet[Determination], *, provision: str, place: str) -> QuerySet[Determination]:
    """Return the rows of one provision and one place with everything below it, where they are named."""
    if provision:
        rows = rows.filter(provision=provision)
    if place:
        rows = rows.filter(place__path__contains=place)
    return rows.select_related("place").order_by("place__path", "provision", "subject_id")


def counts_by_place(rows: QuerySet[Determination]) -> dict[str, int]:
    """Return how many rows each reporting place has, by its code."""
    counted = rows.order_by().values_list("reporting_place_id").annotate(Count("pk"))
    return {str(code): int(count) for code, count in counted}


def with_people(pack: Pack, scope: Scope, rows: Iterable[Determination]) -> list[MissedRow]:
    """Return the rows with the people of the scope they are about, in one more query."""
    kept = list(rows)
    people = Person.objects.within(scope, Permission.VIEW_MISSED).in_bulk([row.subject_id for row in kept])
    return [_row(pack, row, people.get(row.subject_id)) for row in kept]


def _row(pack: Pack, row: Determination, person: Person | None) -> MissedRow:
    provision = pack.program[row.provision]
    failed = tuple(condition for bit, condition in enumerate(provision.conditions) if row.failed_mask >> bit & 1)
    return MissedRow(row, person, provision, failed)
