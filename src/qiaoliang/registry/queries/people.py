"""One person with everything a page shows of them; people in a place; records that share an identity number."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.organisations.scoped_queries import ScopedQuerySet
from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import household_of
from qiaoliang.registry.models import Assessment, Certificate, Household, HouseholdMembership, Person
from qiaoliang.registry.periods import in_force, known


class NotInScope(LookupError):
    """No such person in the places of the reader's posts; whether they exist elsewhere is not said."""

    def __init__(self, person_id: int) -> None:
        super().__init__(f"没有找到这个人，或不在您的管辖范围内 (person {person_id} is not in the scope)")


@dataclass(frozen=True)
class PersonPage:
    """What a page about a person shows. `members` are those of the household whom the reader may see, without the person."""

    person: Person
    certificates: tuple[Certificate, ...]
    assessments: tuple[Assessment, ...]
    household: Household | None
    members: tuple[Person, ...]
    hidden_member_count: int


def person_page(scope: Scope, person_id: int, month: Month) -> PersonPage:
    """
    Return a person of the scope with certificates, assessments and household as of a month.

    :raises NotInScope: if the person lives where no post of the reader reaches, or does not exist
    """
    person = Person.objects.within(scope).select_related("place__reporting_place").filter(pk=person_id).first()
    if person is None:
        raise NotInScope(person_id)
    household = household_of(person, month)
    others = _others(person, household, month)
    visible = Person.objects.within(scope).filter(pk__in=others).order_by("date_of_birth", "pk")
    members = tuple(visible)
    return PersonPage(
        person=person,
        certificates=tuple(person.certificates.select_related("source").order_by("-issued_on", "-pk")),
        assessments=tuple(person.assessments.filter(known(None)).order_by("-assessed_on", "-pk")),
        household=household,
        members=members,
        hidden_member_count=len(others) - len(members),
    )


def people_in(scope: Scope, *, place_code: str | None = None, holders_only: bool = False) -> ScopedQuerySet[Person]:
    """Return the people of the scope by name, of one place and everything below it if it is named."""
    people = Person.objects.within(scope, Permission.VIEW_PEOPLE).select_related("place")
    if place_code is not None:
        people = people.filter(Q(place=place_code) | Q(place__path__contains=f"{place_code}/"))
    if holders_only:
        people = people.filter(pk__in=Certificate.objects.values("person_id"))
    return people


def duplicates_by_identity_number(scope: Scope) -> ScopedQuerySet[Person]:
    """Return the people of the scope whose identity number another record has too, those with one number together."""
    shared = (
        Person.everyone.exclude(id_number=None).values("id_number").annotate(records=Count("pk")).filter(records__gt=1)
    )
    people = Person.objects.within(scope).filter(id_number__in=shared.values("id_number"))
    return people.select_related("place").order_by("id_number", "pk")


def shared_identity_number(person: Person) -> QuerySet[Person]:
    """Return the other records with the person's identity number, wherever they are: for a warning that counts them."""
    if person.id_number is None:
        return Person.everyone.none()
    return Person.everyone.filter(id_number=person.id_number).exclude(pk=person.pk)


def _others(person: Person, household: Household | None, month: Month) -> list[int]:
    if household is None:
        return []
    memberships = HouseholdMembership.objects.filter(in_force(month), known(None), household=household)
    return list(memberships.exclude(person=person).values_list("person_id", flat=True))
