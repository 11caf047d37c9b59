"""What is written into the registry: refused with a reason, or stored with its trace."""

from datetime import date, timedelta

import pytest

from qiaoliang.audit.models import Event
from qiaoliang.organisations.models import Place
from qiaoliang.organisations.roles import Role
from qiaoliang.organisations.scope import Grant, Scope
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.identifiers import InvalidCertificateNumber, InvalidIdentityNumber
from qiaoliang.primitives.months import Month
from qiaoliang.registry.actions import (
    AlreadyMember,
    AlreadyRegistered,
    ImpossibleDate,
    InvalidFactValue,
    InvalidPerson,
    NotAMember,
    NumberOfSomeoneElse,
    PurposeMissing,
    RevealNotAllowed,
    add_member,
    correct_fact,
    issue_certificate,
    leave_household,
    move_out,
    name_source,
    open_household,
    record_death,
    register_person,
    reveal_numbers,
)
from qiaoliang.registry.facts_as_of import facts_for_person, provenance_for
from qiaoliang.registry.models import Certificate, Person
from qiaoliang.registry.vocabulary import UnknownFact

pytestmark = pytest.mark.django_db
NUMBER = "152921198501010015"
MARCH, APRIL, MAY, JUNE = (Month(2018, number) for number in (3, 4, 5, 6))


@pytest.fixture
def town(places):
    return Place.objects.get(code="152921110")


@pytest.fixture
def acting(clock):
    return {"clock": clock, "actor": "township"}


@pytest.fixture
def register(town, acting):
    def make(**changes):
        fields = {"name": "宝音图", "sex": "M", "date_of_birth": date(1985, 1, 1), "place": town, "id_number": NUMBER}
        return register_person(**{**fields, **changes}, **acting)

    return make


@pytest.fixture
def visit(db):
    return name_source(bureau="残联", title="2018年入户走访", received_on=date(2018, 5, 30))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"id_number": "152921198501010019"}, InvalidIdentityNumber),
        ({"name": " "}, InvalidPerson),
        ({"sex": "男"}, InvalidPerson),
        ({"date_of_birth": date(1986, 1, 1)}, InvalidPerson),
        ({"date_of_birth": date(2018, 6, 2), "id_number": None}, ImpossibleDate),
    ],
)
def test_a_person_who_cannot_be_right_is_not_registered(changes, refusal, register):
    with pytest.raises(refusal):
        register(**changes)

    assert not Person.everyone.exists()
    assert not Event.objects.filter(action="person.registered").exists()


def test_a_second_record_with_the_same_number_needs_a_reason_that_stays_in_the_trail(register):
    first = register()
    with pytest.raises(AlreadyRegistered) as refusal:
        register()
    assert refusal.value.person_id == first.pk
    assert NUMBER not in refusal.value.zh

    register(in_spite_of_duplicate="两人同号，已报公安核查")

    assert Event.objects.last().payload["duplicate_reason"] == "两人同号，已报公安核查"


def test_a_correction_keeps_what_was_recorded_for_the_time_before_and_after(register, visit, acting):
    person = register()
    wide = {"subject": person, "fact_id": "person.is_student", "source": visit, **acting}
    correct_fact(**wide, value=True, starts_on=date(2018, 3, 1))

    correct_fact(**wide, value=False, starts_on=date(2018, 4, 1), ends_on=date(2018, 4, 30))

    told = [facts_for_person(person, month)["person.is_student"] for month in (MARCH, APRIL, MAY)]
    assert told == [True, False, True]


def test_a_correction_leaves_the_fact_its_source_and_an_event_without_the_value(register, visit, acting):
    person = register()

    correct_fact(
        subject=person,
        fact_id="person.living_subsidy_paid",
        value=8000,
        starts_on=date(2018, 5, 1),
        source=visit,
        purpose="走访核实",
        **acting,
    )

    assert provenance_for(person, "person.living_subsidy_paid", MAY).zh == "2018年入户走访（2018-05-30收到）"
    event = Event.objects.last()
    assert (event.action, event.purpose, event.payload["fact"]) == (
        "fact.corrected",
        "走访核实",
        "person.living_subsidy_paid",
    )
    assert 8000 not in event.payload.values()


@pytest.mark.parametrize(
    ("fact_id", "value", "refusal"),
    [
        ("person.is_student", 1, InvalidFactValue),
        ("person.living_subsidy_paid", -1, InvalidFactValue),
        ("person.living_subsidy_paid", True, InvalidFactValue),
        ("household.monthly_income", 100, InvalidFactValue),
        ("person.shoe_size", 43, UnknownFact),
    ],
)
def test_a_value_the_fact_cannot_have_is_refused(fact_id, value, refusal, register, visit, acting):
    with pytest.raises(refusal):
        correct_fact(
            subject=register(), fact_id=fact_id, value=value, starts_on=date(2018, 5, 1), source=visit, **acting
        )


def test_a_person_is_never_a_member_twice(register, town, acting):
    person, household = register(), open_household(place=town, address="某街1号", **acting)
    other = open_household(place=town, address="某街2号", **acting)
    add_member(person=person, household=household, relation="户主", starts_on=date(2018, 1, 1), **acting)

    for again in (household, other):
        with pytest.raises(AlreadyMember):
            add_member(person=person, household=again, relation="子", starts_on=date(2018, 2, 1), **acting)


def test_somebody_who_left_may_join_another_household_the_day_after(register, town, acting):
    person, first = register(), open_household(place=town, address="某街1号", **acting)
    second = open_household(place=town, address="某街2号", **acting)
    add_member(person=person, household=first, relation="户主", starts_on=date(2018, 1, 1), **acting)
    leave_household(person=person, ends_on=date(2018, 4, 30), **acting)
    add_member(person=person, household=second, relation="户主", starts_on=date(2018, 5, 1), **acting)

    assert facts_for_person(person, APRIL)["household.id"] == first.pk
    assert facts_for_person(person, MAY)["household.id"] == second.pk


def test_nobody_leaves_a_household_they_do_not_belong_to(register, acting):
    with pytest.raises(NotAMember):
        leave_household(person=register(), ends_on=date(2018, 4, 30), **acting)


def test_a_person_without_a_household_is_not_one_whose_household_is_empty(register):
    assert facts_for_person(register(), MAY)["members"] == [{}]


def test_a_death_ends_membership_and_certificate_and_cannot_lie_in_the_future(register, town, visit, acting):
    person = register()
    household = open_household(place=town, address="某街1号", **acting)
    add_member(person=person, household=household, relation="户主", starts_on=date(2018, 1, 1), **acting)
    issued = {"issued_on": date(2017, 1, 1), "expires_on": date(2026, 12, 31), "source": visit}
    issue_certificate(person=person, number=f"{NUMBER}42", **issued, **acting)
    with pytest.raises(ImpossibleDate):
        record_death(person=person, died_on=date(2018, 6, 2), **acting)

    record_death(person=person, died_on=date(2018, 5, 20), **acting)

    in_may, in_june = facts_for_person(person, MAY), facts_for_person(person, JUNE)
    assert (in_may["person.is_living"], in_june["person.is_living"]) == (True, False)
    assert (in_may["person.holds_valid_certificate"], in_june["person.holds_valid_certificate"]) == (True, False)
    assert "household.id" in in_may
    assert "household.id" not in in_june


def test_a_death_is_recorded_once(register, acting):
    person = register()
    record_death(person=person, died_on=date(2018, 5, 20), **acting)

    with pytest.raises(ImpossibleDate, match="已登记于2018-05-20死亡"):
        record_death(person=person, died_on=date(2018, 5, 21), **acting)


def test_moving_out_before_birth_is_refused(register, acting):
    with pytest.raises(ImpossibleDate, match="早于出生日期"):
        move_out(person=register(), moved_out_on=date(1984, 1, 1), **acting)


@pytest.mark.parametrize(
    ("number", "refusal"),
    [
        (f"{NUMBER}45", InvalidCertificateNumber),
        (f"{NUMBER}82", InvalidCertificateNumber),
        ("15292219900615002X42", NumberOfSomeoneElse),
    ],
)
def test_a_certificate_with_a_wrong_number_is_not_issued(number, refusal, register, visit, acting):
    issued = {"issued_on": date(2018, 1, 1), "expires_on": date(2027, 12, 31), "source": visit}

    with pytest.raises(refusal):
        issue_certificate(person=register(), number=number, **issued, **acting)

    assert not Certificate.objects.exists()


def test_a_new_certificate_takes_the_place_of_the_old_one(register, visit, acting):
    person = register()
    issue_certificate(
        person=person,
        number=f"{NUMBER}43",
        issued_on=date(2015, 1, 1),
        expires_on=date(2024, 12, 31),
        source=visit,
        **acting,
    )

    issue_certificate(
        person=person,
        number=f"{NUMBER}42B1",
        issued_on=date(2018, 5, 1),
        expires_on=date(2028, 4, 30),
        source=visit,
        **acting,
    )

    assert [one.status for one in person.certificates.order_by("issued_on")] == ["replaced", "valid"]
    assert facts_for_person(person, APRIL)["person.disability_grade"] == 3
    assert facts_for_person(person, MAY)["person.disability_grade"] == 2


def test_what_was_known_before_a_correction_is_still_told(register, visit, clock):
    person = register()
    later = FixedClock(clock.now() + timedelta(days=9))
    wide = {"subject": person, "fact_id": "person.is_orphan", "starts_on": date(2018, 5, 1), "source": visit}
    correct_fact(**wide, value=True, clock=clock, actor="township")

    correct_fact(**wide, value=None, clock=later, actor="township")

    assert facts_for_person(person, MAY)["person.is_orphan"] is None
    assert facts_for_person(person, MAY, known_at=clock.now())["person.is_orphan"] is True


def a_scope(role: Role, *codes: str) -> Scope:
    grant = Grant(role.value, "disabled_persons_federation", "152921", frozenset(codes))
    return Scope(staff="someone", on=date(2018, 6, 1), grants=(grant,))


def test_a_number_is_revealed_only_with_a_purpose_and_leaves_a_trace(register, clock):
    person, scope = register(), a_scope(Role.TOWNSHIP_CLERK, "152921110")
    with pytest.raises(PurposeMissing):
        reveal_numbers(person=person, scope=scope, purpose=" ", clock=clock)

    revealed = reveal_numbers(person=person, scope=scope, purpose="核对证件", clock=clock)

    assert revealed.id_number == NUMBER
    assert (Event.objects.last().action, Event.objects.last().purpose) == ("person.revealed", "核对证件")


@pytest.mark.parametrize(
    "scope", [a_scope(Role.VILLAGE_WORKER, "152921110"), a_scope(Role.TOWNSHIP_CLERK, "152921112")]
)
def test_a_number_is_not_revealed_without_the_right_post_in_the_right_place(scope, register, clock):
    with pytest.raises(RevealNotAllowed):
        reveal_numbers(person=register(), scope=scope, purpose="核对", clock=clock)


def test_who_dies_on_the_first_is_taken_to_have_no_certificate_that_month(register, visit, acting):
    """ADR 0006: alive on the first day is alive for the month, and the certificate counts as long as its holder lives."""
    person = register()
    issued = {"issued_on": date(2017, 1, 1), "expires_on": date(2026, 12, 31), "source": visit}
    issue_certificate(person=person, number=f"{NUMBER}42", **issued, **acting)
    record_death(person=person, died_on=date(2018, 5, 1), **acting)

    in_may, in_june = facts_for_person(person, MAY), facts_for_person(person, JUNE)

    assert (in_may["person.is_living"], in_may["person.holds_valid_certificate"]) == (True, True)
    assert (in_june["person.is_living"], in_june["person.holds_valid_certificate"]) == (False, False)
