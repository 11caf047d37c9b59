"""The facts of the registry in the form in which the rules decide one subject."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from qiaoliang.organisations.models import Place
from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import (
    facts_for_employer,
    facts_for_household,
    facts_for_institution,
    facts_for_person,
    facts_for_place,
)
from qiaoliang.registry.models import Employer, Household, Institution, Person
from qiaoliang.rules.decisions import Case

Subject = Person | Household | Employer | Place | Institution
NOT_OF_RULES = ("person.id", "household.id", "household.member_count", "members")


def kind_of(subject: Subject) -> str:
    """Return the name by which the rules call such a subject: person, household, employer, place or institution."""
    return type(subject).__name__.lower()


def case_of(subject: Subject, month: Month, known_at: datetime | None = None) -> Case:
    """
    Return the case of any subject for a month; of persons and households as known at `known_at`.

    The yearly figures of other subjects are kept as they stand now: what they were before is not recorded.
    """
    match subject:
        case Person():
            return case_of_person(subject, month, known_at)
        case Household():
            return case_of_household(subject, month, known_at)
        case Employer():
            return case_of_employer(subject, month)
        case Institution():
            return case_of_institution(subject, month)
        case Place():
            return case_of_place(subject.code, month)


def knows_the_year(subject: Subject, case: Case, month: Month) -> bool:
    """Return whether yearly figures are of the month's own year; an earlier year says nothing about this one."""
    return isinstance(subject, Person | Household) or case.facts.get(f"{kind_of(subject)}.year") == month.year


def case_of_person(person: Person, month: Month, known_at: datetime | None = None) -> Case:
    """Return a person's facts, those of the household and of each member, and the reporting place, for a month."""
    facts = facts_for_person(person, month, known_at)
    return _case(facts, facts["members"], person.place.reporting_place_id or person.place_id, month)


def case_of_household(household: Household, month: Month, known_at: datetime | None = None) -> Case:
    """Return a household's facts and those of each member for a month."""
    facts = facts_for_household(household, month, known_at)
    return _case(facts, facts["members"], household.place.reporting_place_id or household.place_id, month)


def case_of_employer(employer: Employer, month: Month) -> Case:
    """Return what an employer declared last before the end of the month's year."""
    return _case(facts_for_employer(employer, month), (), employer.place.reporting_place_id or employer.place_id, month)


def case_of_place(place_code: str, month: Month) -> Case:
    """Return the yearly figures of a reporting place."""
    return _case(facts_for_place(place_code, month), (), place_code, month)


def case_of_institution(institution: Institution, month: Month) -> Case:
    """Return the yearly figures of an institution."""
    place = institution.place.reporting_place_id or institution.place_id
    return _case(facts_for_institution(institution, month), (), place, month)


def _case(facts: Mapping[str, Any], members: Sequence[Mapping[str, Any]], place: str, month: Month) -> Case:
    own = {name: value for name, value in facts.items() if name not in NOT_OF_RULES}
    return Case(own, members, place, month.first_day, month.last_day)
