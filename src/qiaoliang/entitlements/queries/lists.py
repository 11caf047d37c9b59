"""Lists of subjects: eligible and not receiving, receiving and not eligible, not decidable yet, waiting in a queue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, Window
from django.db.models.functions import Rank

from qiaoliang.entitlements.models import Determination, Outcome
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.organisations.scoped_queries import ScopedQuerySet
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Employer, Household, HouseholdMembership, Person
from qiaoliang.registry.periods import in_force, known


@dataclass(frozen=True)
class ListedSubject:
    """
    One row of a list: the determination and whom it is about.

    `people` is the person, or the members of the household whom the reader may see; `name` is what the row is called.
    """

    determination: Determination
    name: str
    people: tuple[Person, ...] = ()


def missed(scope: Scope, provision: str, month: Month, place_code: str | None = None) -> ScopedQuerySet[Determination]:
    """Return who is entitled and does not receive, by place; where the paying roll is unknown nobody is missed."""
    return _rows(scope, provision, month, place_code).filter(outcome=Outcome.ENTITLED, is_receiving=False)


def no_longer_entitled(
    scope: Scope, provision: str, month: Month, place_code: str | None = None
) -> ScopedQuerySet[Determination]:
    """Return who receives and is not entitled; `failed_mask` says which conditions do not hold."""
    return _rows(scope, provision, month, place_code).filter(outcome=Outcome.NOT_ENTITLED, is_receiving=True)


def undecided(
    scope: Scope, provision: str, month: Month, place_code: str | None = None
) -> ScopedQuerySet[Determination]:
    """Return who cannot be decided yet; `unknown_mask` says which conditions cannot be told."""
    return _rows(scope, provision, month, place_code).filter(outcome=Outcome.UNDECIDED)


def queue(scope: Scope, provision: str, month: Month, place_code: str | None = None) -> ScopedQuerySet[Determination]:
    """
    Return who stands in the queue of a priority, most points first; `position` is counted as in a contest.

    Whoever has as many points has the same position, and the next comes after all of them.
    """
    rows = _rows(scope, provision, month, place_code).filter(outcome=Outcome.ENTITLED)
    rows = rows.order_by(F("amount_fen").desc(), "place__path", "subject_id")
    return rows.annotate(position=Window(Rank(), order_by=F("amount_fen").desc()))  # type: ignore[return-value]


def determinations_of(
    scope: Scope, *, subject_kind: str, subject_id: int, month: Month
) -> ScopedQuerySet[Determination]:
    """Return everything that was determined about one subject for a month."""
    rows = Determination.objects.within(scope, Permission.VIEW_PEOPLE)
    return rows.filter(subject_kind=subject_kind, subject_id=subject_id, month=str(month)).order_by("provision")


def with_subjects(scope: Scope, rows: Iterable[Determination], month: Month) -> list[ListedSubject]:
    """Return the rows of a list (one page of it) with the people they are about, in at most three queries."""
    listed = list(rows)
    people = _people(scope, _ids(listed, "person"))
    members = _members(scope, _ids(listed, "household"), month)
    employers = dict(Employer.objects.within(scope).filter(pk__in=_ids(listed, "employer")).values_list("pk", "name"))
    return [_listed(row, people, members, employers) for row in listed]


def _listed(
    row: Determination, people: dict[int, Person], members: dict[int, list[Person]], employers: dict[int, str]
) -> ListedSubject:
    if row.subject_kind == "person":
        person = people.get(row.subject_id)
        return ListedSubject(row, person.name if person else "", (person,) if person else ())
    if row.subject_kind == "household":
        found = tuple(members.get(row.subject_id, ()))
        return ListedSubject(row, f"{found[0].name}家" if found else "", found)
    return ListedSubject(row, employers.get(row.subject_id, row.place.name))


def _rows(scope: Scope, provision: str, month: Month, place_code: str | None) -> ScopedQuerySet[Determination]:
    rows = Determination.objects.within(scope, Permission.VIEW_MISSED).filter(provision=provision, month=str(month))
    if place_code is not None:
        rows = rows.filter(Q(place=place_code) | Q(place__path__contains=f"{place_code}/"))
    return rows.select_related("place", "reporting_place").order_by("place__path", "subject_id")


def _ids(rows: Sequence[Determination], kind: str) -> list[int]:
    return [row.subject_id for row in rows if row.subject_kind == kind]


def _people(scope: Scope, ids: list[int]) -> dict[int, Person]:
    if not ids:
        return {}
    return {person.pk: person for person in Person.objects.within(scope).filter(pk__in=ids).select_related("place")}


def _members(scope: Scope, households: list[int], month: Month) -> dict[int, list[Person]]:
    if not households:
        return {}
    visible = Household.objects.within(scope).filter(pk__in=households).values("pk")
    memberships = HouseholdMembership.objects.filter(in_force(month), known(None), household__in=visible)
    found: dict[int, list[Person]] = {}
    for membership in memberships.select_related("person").order_by("household", "person__date_of_birth", "person"):
        found.setdefault(membership.household_id, []).append(membership.person)
    return found
