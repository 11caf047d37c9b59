"""Registering people, and recording that they died or moved away."""

from datetime import date, timedelta

from django.db import transaction

from qiaoliang.audit.actions import Payload, record
from qiaoliang.organisations.models import Place
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.identifiers import IdentityNumber
from qiaoliang.primitives.problems import Bilingual, Problem, Refused
from qiaoliang.registry.models import Certificate, HouseholdMembership, NameIndex, Person
from qiaoliang.registry.name_keys import name_key, name_keys
from qiaoliang.registry.periods import known
from qiaoliang.registry.versions import end_membership
from qiaoliang.registry.wording import (
    problem_already_dead,
    problem_already_registered,
    problem_dates_out_of_order,
    problem_future,
    problem_missing,
    problem_number_mismatch,
    problem_sex,
)

BIRTH = Bilingual(zh="出生日期", en="date of birth")
DEATH = Bilingual(zh="死亡日期", en="date of death")
MOVE = Bilingual(zh="迁出日期", en="day of moving")


class InvalidPerson(Refused):
    """A person's record that contradicts itself or lacks what it needs."""


class ImpossibleDate(Refused):
    """A day that lies in the future, or before what it must follow."""


class AlreadyRegistered(Refused):
    """The identity number stands in another record."""

    def __init__(self, problem: Problem, person_id: int) -> None:
        super().__init__(problem)
        self.person_id = person_id


@transaction.atomic
def register_person(
    *,
    name: str,
    sex: str,
    date_of_birth: date,
    place: Place,
    id_number: str | None = None,
    name_latin: str = "",
    in_spite_of_duplicate: str = "",
    clock: Clock,
    actor: str,
) -> Person:
    """
    Register a person who lives in `place`.

    `in_spite_of_duplicate` is the reason for a second record with a known identity number; it stays in the audit trail.

    :raises InvalidIdentityNumber: if the number cannot be one
    :raises InvalidPerson: if the name is missing, the sex is no code, or the number says another birth date
    :raises ImpossibleDate: if the birth lies in the future
    :raises AlreadyRegistered: if the number stands in another record and no reason is given
    """
    number = IdentityNumber.parse(id_number) if id_number else None
    _refuse_contradictions(name, sex, date_of_birth, number, clock.today())
    if number and not in_spite_of_duplicate:
        _refuse_duplicate(number)
    person = Person.everyone.create(
        name=name.strip(),
        name_latin=name_latin.strip(),
        name_key=name_key(name),
        sex=sex,
        date_of_birth=date_of_birth,
        id_number=number.value if number else None,
        place=place,
        recorded_at=clock.now(),
    )
    NameIndex.objects.bulk_create(NameIndex(person=person, key=key) for key in sorted(name_keys(name, name_latin)))
    payload = {"place": place.code, "duplicate_reason": in_spite_of_duplicate}
    _record(person, "person.registered", actor, clock, payload)
    return person


@transaction.atomic
def record_death(*, person: Person, died_on: date, clock: Clock, actor: str) -> Person:
    """
    Record that a person died: certificates are cancelled and the membership of the household ends on that day.

    :raises ImpossibleDate: if the day lies in the future or before the birth, or another day is already recorded
    """
    person.refresh_from_db(from_queryset=Person.everyone.select_for_update())
    if person.died_on is not None:
        raise ImpossibleDate(problem_already_dead(DEATH, died_on, person.died_on))
    _refuse_impossible(DEATH, died_on, person, clock.today())
    person.died_on, person.death_recorded_at = died_on, clock.now()
    person.save(update_fields=["died_on", "death_recorded_at"])
    Certificate.objects.filter(person=person, cancelled_on__isnull=True).update(
        status=Certificate.Status.CANCELLED,
        cancelled_on=died_on + timedelta(days=1),  # on the day of the death it still counts
        cancel_reason="死亡",
        cancel_recorded_at=clock.now(),
    )
    for membership in HouseholdMembership.objects.filter(known(None), person=person, ends_on__isnull=True):
        end_membership(membership=membership, ends_on=died_on, at=clock.now())
    _record(person, "person.death_recorded", actor, clock, {"died_on": died_on.isoformat()})
    return person


@transaction.atomic
def move_out(*, person: Person, moved_out_on: date, clock: Clock, actor: str) -> Person:
    """
    Record that a person's registration moved away: the membership of the household ends on that day.

    :raises ImpossibleDate: if the day lies in the future or before the birth
    """
    person.refresh_from_db(from_queryset=Person.everyone.select_for_update())
    _refuse_impossible(MOVE, moved_out_on, person, clock.today())
    person.moved_out_on, person.move_recorded_at = moved_out_on, clock.now()
    person.save(update_fields=["moved_out_on", "move_recorded_at"])
    for membership in HouseholdMembership.objects.filter(known(None), person=person, ends_on__isnull=True):
        end_membership(membership=membership, ends_on=moved_out_on, at=clock.now())
    _record(person, "person.moved_out", actor, clock, {"moved_out_on": moved_out_on.isoformat()})
    return person


def _refuse_contradictions(name: str, sex: str, born_on: date, number: IdentityNumber | None, today: date) -> None:
    if not name.strip():
        raise InvalidPerson(problem_missing(Bilingual(zh="姓名", en="name")))
    if sex not in Person.Sex.values:
        raise InvalidPerson(problem_sex(sex))
    if born_on > today:
        raise ImpossibleDate(problem_future(BIRTH, born_on))
    if number and number.born_on != born_on:
        raise InvalidPerson(problem_number_mismatch(BIRTH, born_on, number.born_on, "身份证号", "identity number"))


def _refuse_duplicate(number: IdentityNumber) -> None:
    known_person = Person.everyone.filter(id_number=number.value).only("pk").first()
    if known_person:
        raise AlreadyRegistered(problem_already_registered(number.masked, known_person.pk), known_person.pk)


def _refuse_impossible(field: Bilingual, day: date, person: Person, today: date) -> None:
    if day > today:
        raise ImpossibleDate(problem_future(field, day))
    if day < person.date_of_birth:
        raise ImpossibleDate(
            problem_dates_out_of_order(field, day, "出生日期", "the date of birth", person.date_of_birth)
        )


def _record(person: Person, action: str, actor: str, clock: Clock, payload: Payload) -> None:
    record(actor=actor, action=action, object_kind="person", object_id=person.pk, at=clock.now(), payload=payload)
