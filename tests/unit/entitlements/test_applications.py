"""Applications: received once, by whom it may be, where a post reaches; and the month from which a benefit counts."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from qiaoliang.audit.models import Event
from qiaoliang.entitlements.actions import (
    AlreadyApplied,
    ApplicationNotAllowed,
    ImpossibleDay,
    NothingToApplyFor,
    NotOpen,
    receive_application,
    withdraw_application,
)
from qiaoliang.entitlements.models import Application
from qiaoliang.entitlements.queries import applications_of, months_of_application
from qiaoliang.organisations.roles import Role
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs import load
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Household, HouseholdMembership, Person

pytestmark = pytest.mark.django_db
CARE = "m02.care_subsidy"
DAY = date(2018, 3, 20)
Apply = Callable[..., Application]


@pytest.fixture
def scope(scope_for: Callable[..., Scope]) -> Scope:
    return scope_for(Role.TOWNSHIP_CLERK, "152921110")


@pytest.fixture
def apply(people: dict[int, Person], scope: Scope, clock: FixedClock) -> Apply:
    def received(person: int = 1, provision: str = CARE, day: date = DAY, scope: Scope = scope) -> Application:
        return receive_application(
            person=people[person],
            provision_id=provision,
            applicant=Application.Applicant.GUARDIAN,
            received_on=day,
            scope=scope,
            pack=load("alxa_2017_108"),
            clock=clock,
        )

    return received


def test_an_application_is_on_record_with_who_applied_and_leaves_a_trace(apply: Apply, scope: Scope, people) -> None:
    application = apply()

    event = Event.objects.get(action="application.received")
    assert (event.actor, event.object_id, event.payload["applicant"]) == ("someone", "1", "guardian")
    assert [each.pk for each in applications_of(scope, people[1])] == [application.pk]


def test_two_applications_for_one_provision_are_never_open_at_once(apply: Apply) -> None:
    apply()

    with pytest.raises(AlreadyApplied, match="2018-03-20"):
        apply(day=date(2018, 4, 1))
    apply(provision="m02.living_subsidy")
    apply(person=2)


def test_nobody_takes_an_application_where_no_post_of_theirs_reaches(apply: Apply, scope_for) -> None:
    for elsewhere in (
        scope_for(Role.VILLAGE_WORKER, "152921110"),
        scope_for(Role.LEAGUE_CLERK, "152922103"),
        Scope("x", DAY),
    ):
        with pytest.raises(ApplicationNotAllowed):
            apply(scope=elsewhere)
    with pytest.raises(ApplicationNotAllowed):
        apply(person=5)

    assert not Application.everyone.exists()


def test_nobody_outside_the_scope_reads_an_application(apply: Apply, scope_for, people) -> None:
    apply()

    assert not applications_of(scope_for(Role.BANNER_CLERK, "152922103"), people[1]).exists()
    assert not applications_of(scope_for(Role.BUREAU_LEADER, "152921110"), people[1]).exists()


@pytest.mark.parametrize("day", [date(2018, 6, 2), date(1979, 12, 31)])
def test_an_application_is_not_of_tomorrow_nor_from_before_birth(apply: Apply, day: date) -> None:
    with pytest.raises(ImpossibleDay):
        apply(day=day)


def test_the_dead_do_not_apply(apply: Apply, people, clock: FixedClock) -> None:
    people[1].died_on = DAY - timedelta(days=1)

    with pytest.raises(ImpossibleDay):
        apply()


@pytest.mark.parametrize("provision", ["m05.employment_levy", "m10.rehabilitation_funding_floor", "m99.nothing"])
def test_nobody_applies_for_a_levy_a_floor_or_nothing(apply: Apply, provision: str) -> None:
    with pytest.raises(NothingToApplyFor):
        apply(provision=provision)


def test_a_withdrawn_application_starts_nothing_and_stays_on_record(apply: Apply, scope: Scope) -> None:
    first = apply()
    later = FixedClock.on(date(2018, 7, 1))

    withdraw_application(application=first, scope=scope, clock=later)
    apply(day=date(2018, 5, 2))

    assert months_of_application(CARE, "person") == {1: Month(2018, 5)}
    assert months_of_application(CARE, "person", known_at=first.recorded_at + timedelta(hours=1)) == {1: Month(2018, 3)}
    assert Application.everyone.filter(person=1).count() == 2
    with pytest.raises(NotOpen):
        withdraw_application(application=first, scope=scope, clock=later)


def test_an_application_counts_for_the_household_of_that_day_only(apply: Apply, people, clock: FixedClock) -> None:
    before, after = (Household.everyone.create(place_id="152921110", recorded_at=clock.now()) for _ in range(2))
    for home, starts_on, ends_on in ((before, None, date(2018, 3, 31)), (after, date(2018, 4, 1), None)):
        HouseholdMembership.objects.create(
            person=people[1], household=home, starts_on=starts_on, ends_on=ends_on, recorded_at=clock.now()
        )

    apply(provision="m01.dibao")

    assert months_of_application("m01.dibao", "household") == {before.pk: Month(2018, 3)}
