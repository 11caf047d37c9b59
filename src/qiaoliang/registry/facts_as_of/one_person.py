"""The facts of one person with their household and its members, as the rules name them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of.recorded import place_paths, read_at
from qiaoliang.registry.models import Assessment, Certificate, FactRecord, Household, HouseholdMembership, Person, Roll
from qiaoliang.registry.periods import certificate_counts, in_force, known
from qiaoliang.registry.vocabulary import HOUSEHOLD_FACTS, PERSON_FACTS, StoredFact, ValueKind

Facts = dict[str, Any]


def facts_for_person(person: Person, month: Month, known_at: datetime | None = None) -> Facts:
    """
    Return the facts of a person and of their household as of a month, by id: "person.disability_grade".

    "members" holds the facts of every member of the household, the person among them. Without a household it holds one
    member about whom nothing is known, so that no rule takes an unknown household for an empty one.
    """
    household = household_of(person, month, known_at)
    if household is None:
        return {**_people_facts([person], month, known_at)[person.pk], "members": [{}]}
    facts = facts_for_household(household, month, known_at)
    own = next(member for member in facts["members"] if member["person.id"] == person.pk)
    return {**facts, **own}


def facts_for_household(household: Household, month: Month, known_at: datetime | None = None) -> Facts:
    """Return the facts of a household as of a month, by id, and under "members" those of each member."""
    memberships = HouseholdMembership.objects.filter(in_force(month), known(known_at), household=household)
    candidates = [membership.person_id for membership in memberships]
    latest = _latest_households(candidates, month, known_at)
    people = Person.everyone.filter(pk__in=[pk for pk in candidates if latest[pk] == household.pk]).order_by("pk")
    members = list(_people_facts(list(people), month, known_at).values())
    recorded = _recorded(HOUSEHOLD_FACTS, [household], month, known_at)[household.pk]
    return {"household.id": household.pk, **recorded, "household.member_count": len(members), "members": members}


def household_of(person: Person, month: Month, known_at: datetime | None = None) -> Household | None:
    """Return the household a person belonged to in a month (the last one joined), or nothing."""
    household_id = _latest_households([person.pk], month, known_at).get(person.pk)
    return Household.everyone.get(pk=household_id) if household_id else None


def _latest_households(people: Iterable[int], month: Month, known_at: datetime | None) -> dict[int, int]:
    rows = HouseholdMembership.objects.filter(in_force(month), known(known_at), person_id__in=people).order_by(
        "starts_on", "pk"
    )
    return dict(rows.values_list("person_id", "household_id"))


def _people_facts(people: Sequence[Person], month: Month, known_at: datetime | None) -> dict[int, Facts]:
    keys = [person.pk for person in people]
    held = Certificate.objects.filter(certificate_counts(month, known_at), person_id__in=keys)
    holders = set(held.values_list("person_id", flat=True))
    assessments = Assessment.objects.filter(known(known_at), assessed_on__lte=month.last_day, person_id__in=keys)
    assessed = {one.person_id: one for one in assessments.order_by("assessed_on", "pk")}
    recorded = _recorded(PERSON_FACTS, people, month, known_at)
    return {
        person.pk: {
            "person.id": person.pk,
            **_derived(person, assessed.get(person.pk), month, known_at),
            "person.holds_valid_certificate": person.pk in holders,
            **recorded[person.pk],
        }
        for person in people
    }


def _derived(person: Person, assessment: Assessment | None, month: Month, known_at: datetime | None) -> Facts:
    died_on, moved_out_on = person.died_on_as_known(known_at), person.moved_out_on_as_known(known_at)
    return {
        "person.date_of_birth": person.date_of_birth,
        "person.sex": person.sex,
        "person.is_living": died_on is None or died_on >= month.first_day,
        "person.has_local_hukou": moved_out_on is None or moved_out_on >= month.first_day,
        "person.disability_category": assessment.category if assessment else None,
        "person.disability_grade": assessment.grade if assessment else None,
    }


def _recorded(
    facts: Sequence[StoredFact], subjects: Sequence[Person | Household], month: Month, known_at: datetime | None
) -> dict[int, Facts]:
    """Return the recorded facts of some people or households (all of one kind), by their ids."""
    kind = facts[0].subject
    rolls = list(Roll.objects.filter(in_force(month), known(known_at), subject_kind=kind))
    paths = place_paths()
    read = {fact.name: read_at(rolls, fact.name, paths) for fact in facts}
    keys = [subject.pk for subject in subjects]
    records = FactRecord.objects.filter(in_force(month), known(known_at), subject_kind=kind, subject_id__in=keys)
    latest = {(record.subject_id, record.name): record for record in records.order_by("starts_on", "pk")}
    return {
        subject.pk: {
            fact.id: _value(fact, latest.get((subject.pk, fact.name)), was_looked_for(subject, read[fact.name]))
            for fact in facts
        }
        for subject in subjects
    }


def was_looked_for(subject: Person | Household, read: Mapping[str, datetime]) -> bool:
    """Return whether a subject was known already when the roll of its place was read; `read` is of `read_at`."""
    last_read = read.get(subject.place_id)
    return last_read is not None and subject.recorded_at <= last_read


def _value(fact: StoredFact, record: FactRecord | None, is_silent_no: bool) -> bool | int | None:
    value = record.value if record else (0 if is_silent_no else None)
    return bool(value) if fact.kind is ValueKind.YES_NO and value is not None else value
