"""What was so in a month, and what was known of it: for one person and for everybody the same."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import (
    facts_for_household,
    facts_for_person,
    frames_for_month,
    provenance_for,
    provenances_for,
)
from qiaoliang.registry.models import Certificate, DataSource, FactRecord, Household, HouseholdMembership, Person, Roll
from qiaoliang.registry.vocabulary import DERIVED_PERSON_FACTS, HOUSEHOLD_FACTS, PERSON_FACTS

pytestmark = pytest.mark.django_db
APRIL, MAY, JUNE = Month(2018, 4), Month(2018, 5), Month(2018, 6)


def one(person_id: int) -> Person:
    return Person.everyone.get(pk=person_id)


def test_a_fact_that_no_complete_list_covers_is_unknown_and_not_false(load, person_row):
    load([person_row(1, receives_dibao=False)])

    in_the_list_month, a_month_later = facts_for_person(one(1), MAY), facts_for_person(one(1), JUNE)

    assert in_the_list_month["person.receives_dibao"] is False
    assert a_month_later["person.receives_dibao"] is None


def test_absence_from_a_complete_list_says_which_list(load, person_row):
    load([person_row(1, living_subsidy_paid=0)])

    provenance = provenance_for(one(1), "person.living_subsidy_paid", MAY)

    assert provenance.zh == "不在民政局《困难残疾人生活补贴发放名册（2018-05）》中（2018-06-01收到）"


def register_later(person_id: int, household: Household | None = None, **changes) -> Person:
    """Somebody who is registered a day after the rolls were read, in the place of person 1."""
    first = one(1)
    later = first.recorded_at + timedelta(days=1)
    person = Person.everyone.create(
        pk=person_id,
        name="某人",
        name_key="某人",
        sex="F",
        date_of_birth=date(1980, 1, 1),
        place=first.place,
        recorded_at=later,
    )
    if household is not None:
        HouseholdMembership.objects.create(person=person, household=household, relation="self", recorded_at=later)
    return person


def test_a_roll_read_before_somebody_was_registered_never_says_no_about_them(load, person_row):
    load([person_row(1, living_subsidy_paid=0)])
    person = register_later(2)

    provenance = provenance_for(person, "person.living_subsidy_paid", MAY)

    assert facts_for_person(one(1), MAY)["person.living_subsidy_paid"] == 0
    assert facts_for_person(person, MAY)["person.living_subsidy_paid"] is None
    assert provenance.zh == "没有任何来源提供"


def test_a_household_opened_after_a_roll_was_read_is_unknown_to_it(load, person_row):
    load([person_row(1)])
    old = Household.everyone.get()
    household = Household.everyone.create(pk=9, place=old.place, recorded_at=old.recorded_at + timedelta(days=1))
    person = register_later(2, household)

    assert facts_for_person(one(1), MAY)["household.receives_dibao"] is False
    assert facts_for_person(person, MAY)["household.receives_dibao"] is None


def test_the_next_roll_says_no_about_somebody_registered_in_between(load, person_row):
    load([person_row(1, living_subsidy_paid=0)])
    person = register_later(2)
    roll = next(roll for roll in Roll.objects.all() if "living_subsidy_paid" in roll.facts)
    roll.pk, roll.recorded_at = None, person.recorded_at
    roll.save()

    assert facts_for_person(person, MAY)["person.living_subsidy_paid"] == 0


def test_everybody_at_once_and_one_by_one_agree_about_the_newly_registered(load, person_row):
    load([person_row(1)])
    register_later(2)

    rows = {row["person_id"]: row for row in frames_for_month(MAY).people.iter_rows(named=True)}

    for person_id, row in rows.items():
        single = facts_for_person(one(person_id), MAY)
        for fact in PERSON_FACTS:
            assert row[fact.name] == single[fact.id], fact.id
    assert rows[1]["living_subsidy_paid"] == 0
    assert rows[2]["living_subsidy_paid"] is None


def test_the_sources_of_all_facts_cost_no_more_than_a_few_queries(load, person_row, django_assert_max_num_queries):
    load([person_row(1, receives_dibao=True, living_subsidy_paid=0)])
    everything = [
        *(f"person.{name}" for name in DERIVED_PERSON_FACTS),
        *(fact.id for fact in (*PERSON_FACTS, *HOUSEHOLD_FACTS)),
        "household.member_count",
    ]

    with django_assert_max_num_queries(8):
        together = provenances_for(one(1), everything, MAY)

    assert together == {fact_id: provenance_for(one(1), fact_id, MAY) for fact_id in everything}


def test_a_source_that_was_not_there_yet_is_not_named_as_known_before(load, person_row, clock):
    load([person_row(1, receives_dibao=True)])

    before = provenances_for(one(1), ["person.receives_dibao"], MAY, known_at=clock.now() - timedelta(days=1))

    assert before["person.receives_dibao"].zh == "没有任何来源提供"


def test_what_the_source_says_it_does_not_know_stays_unknown_inside_a_complete_list(load, person_row):
    load([person_row(1, needs_long_term_care=None)])

    assert facts_for_person(one(1), MAY)["person.needs_long_term_care"] is None


def test_a_certificate_that_ended_in_the_month_still_counts_for_the_month_but_not_for_the_next(load, person_row):
    load([person_row(1, certificate_expires_on=date(2018, 5, 1))])

    assert facts_for_person(one(1), MAY)["person.holds_valid_certificate"] is True
    assert facts_for_person(one(1), JUNE)["person.holds_valid_certificate"] is False


def test_somebody_who_died_on_the_first_day_was_alive_on_it(load, person_row):
    load([person_row(1, died_on=date(2018, 5, 1)), person_row(2, died_on=date(2018, 4, 30))])

    assert facts_for_person(one(1), MAY)["person.is_living"] is True
    assert facts_for_person(one(2), MAY)["person.is_living"] is False


def test_a_corrected_fact_is_still_told_as_it_was_known_before(load, person_row, clock):
    load([person_row(1)])
    before, later = clock.now(), clock.now() + timedelta(days=30)
    source = DataSource.objects.create(bureau="残联", title="入户走访", received_on=later.date())
    FactRecord.objects.create(
        subject_kind="person",
        subject_id=1,
        name="is_student",
        value=1,
        starts_on=date(2018, 5, 1),
        recorded_at=later,
        source=source,
    )

    assert facts_for_person(one(1), MAY)["person.is_student"] is True
    assert facts_for_person(one(1), MAY, known_at=before)["person.is_student"] is False
    assert frames_for_month(MAY, known_at=before).people["is_student"].to_list() == [False]


def test_a_death_reported_later_was_not_known_before(load, person_row, clock):
    load([person_row(1)])
    later = clock.now() + timedelta(days=30)
    Person.everyone.filter(pk=1).update(died_on=date(2018, 4, 2), death_recorded_at=later)

    assert facts_for_person(one(1), MAY)["person.is_living"] is False
    assert facts_for_person(one(1), MAY, known_at=clock.now())["person.is_living"] is True
    assert frames_for_month(MAY, known_at=clock.now()).people["is_living"].to_list() == [True]


def test_a_move_reported_later_was_not_known_before(load, person_row, clock):
    load([person_row(1)])
    later = clock.now() + timedelta(days=30)
    Person.everyone.filter(pk=1).update(moved_out_on=date(2018, 4, 2), move_recorded_at=later)

    assert facts_for_person(one(1), MAY)["person.has_local_hukou"] is False
    assert facts_for_person(one(1), MAY, known_at=clock.now())["person.has_local_hukou"] is True
    assert frames_for_month(MAY, known_at=clock.now()).people["has_local_hukou"].to_list() == [True]


def test_a_cancelled_certificate_counts_up_to_the_day_it_was_cancelled(load, person_row, clock):
    load([person_row(1)])
    Certificate.objects.update(cancelled_on=date(2018, 5, 10), cancel_recorded_at=clock.now() + timedelta(days=1))

    assert facts_for_person(one(1), MAY)["person.holds_valid_certificate"] is True
    assert facts_for_person(one(1), JUNE)["person.holds_valid_certificate"] is False
    assert facts_for_person(one(1), JUNE, known_at=clock.now())["person.holds_valid_certificate"] is True


YES_NO_OR_UNKNOWN = st.sampled_from([True, False, None])
FEN_OR_UNKNOWN = st.sampled_from([0, 8000, 10000, None])
DAYS = st.one_of(st.none(), st.dates(date(2018, 3, 1), date(2018, 7, 31)))


@st.composite
def people(draw):
    count = draw(st.integers(1, 5))
    return [
        {
            "household_id": draw(st.sampled_from([1, 2, None])),
            "died_on": draw(DAYS),
            "certificate_expires_on": draw(st.sampled_from([date(2018, 4, 30), date(2018, 5, 1), None])),
            **{
                fact.name: draw(YES_NO_OR_UNKNOWN if fact.kind == "yes_no" else FEN_OR_UNKNOWN)
                for fact in PERSON_FACTS[::4]
            },
        }
        for _ in range(count)
    ]


@given(changes=people(), month=st.sampled_from([APRIL, MAY, JUNE]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_person_and_everybody_never_disagree(changes, month, load, person_row, household_row, clear_registry):
    clear_registry()
    load(
        [person_row(number, **changed) for number, changed in enumerate(changes, start=1)],
        [household_row(1, monthly_income=None, is_urban=True), household_row(2, receives_dibao=True, dibao_paid=50000)],
    )

    frames = frames_for_month(month)

    for row in frames.people.iter_rows(named=True):
        single = facts_for_person(one(row["person_id"]), month)
        expected = {name: single[f"person.{name}"] for name in row if f"person.{name}" in single}
        assert expected == {name: row[name] for name in expected}
        assert len(expected) == len(PERSON_FACTS) + len(DERIVED_PERSON_FACTS)
        assert single.get("household.id") == row["household_id"]
    for row in frames.households.iter_rows(named=True):
        single = facts_for_household(Household.everyone.get(pk=row["household_id"]), month)
        assert {
            name: single[f"household.{name}"] for name in row if f"household.{name}" in single
        }.items() <= row.items()
        assert len(single["members"]) == row["member_count"]


def test_the_facts_of_everybody_take_the_same_number_of_queries_however_many_they_are(
    load, person_row, household_row, django_assert_num_queries
):
    load([person_row(number) for number in range(1, 30)])

    with django_assert_num_queries(17):
        frames_for_month(MAY)
