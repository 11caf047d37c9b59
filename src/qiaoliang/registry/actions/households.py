"""Households: opening one, joining and leaving."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from qiaoliang.audit.actions import Payload, record
from qiaoliang.organisations.models import Place
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Problem, Refused
from qiaoliang.registry.models import Household, HouseholdMembership, Person
from qiaoliang.registry.periods import known
from qiaoliang.registry.versions import end_membership
from qiaoliang.registry.wording import problem_dates_out_of_order

JOINING = Bilingual(zh="加入日期", en="day of joining")
LEAVING = Bilingual(zh="离开日期", en="day of leaving")


class AlreadyMember(Refused):
    """The person belongs to a household at that time already."""


class NotAMember(Refused):
    """The person belongs to no household that they could leave."""


@transaction.atomic
def open_household(*, place: Place, address: str, clock: Clock, actor: str) -> Household:
    """Open a household at an address; it has no members yet."""
    household = Household.everyone.create(place=place, address=address.strip(), recorded_at=clock.now())
    payload = {"place": place.code}
    _record("household", household.pk, "household.opened", actor, clock, payload)
    return household


@transaction.atomic
def add_member(
    *, person: Person, household: Household, relation: str, starts_on: date, clock: Clock, actor: str
) -> HouseholdMembership:
    """
    Let a person belong to a household from a day on.

    :raises AlreadyMember: if they belong to this or another household on that day or later
    """
    Person.everyone.select_for_update().get(pk=person.pk)
    overlapping = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    existing = HouseholdMembership.objects.filter(overlapping, known(None), person=person).first()
    if existing:
        raise AlreadyMember(_already(existing, household, starts_on))
    membership = HouseholdMembership.objects.create(
        person=person, household=household, relation=relation, starts_on=starts_on, recorded_at=clock.now()
    )
    payload: Payload = {"household": household.pk, "from": starts_on.isoformat()}
    _record("person", person.pk, "household.member_added", actor, clock, payload)
    return membership


@transaction.atomic
def leave_household(*, person: Person, ends_on: date, clock: Clock, actor: str) -> HouseholdMembership:
    """
    End a person's membership of their household; `ends_on` is the last day.

    :raises NotAMember: if they belong to no household
    """
    Person.everyone.select_for_update().get(pk=person.pk)
    membership = HouseholdMembership.objects.filter(known(None), person=person, ends_on__isnull=True).first()
    if membership is None:
        raise NotAMember(_not_a_member(ends_on))
    if membership.starts_on and ends_on < membership.starts_on:
        raise NotAMember(
            problem_dates_out_of_order(LEAVING, ends_on, "加入日期", "the day of joining", membership.starts_on)
        )
    ended = end_membership(membership=membership, ends_on=ends_on, at=clock.now())
    payload: Payload = {"household": membership.household_id, "last_day": ends_on.isoformat()}
    _record("person", person.pk, "household.member_left", actor, clock, payload)
    return ended


def _already(existing: HouseholdMembership, household: Household, starts_on: date) -> Problem:
    is_same = existing.household_id == household.pk
    where = Bilingual(
        zh="此人当时已是这一户的成员" if is_same else "此人当时是另一户的成员",
        en=f"the person belongs to {'this' if is_same else 'another'} household at that time",
    )
    remedy = Bilingual(
        zh="请先登记离开原家庭的日期，新日期写在其后", en="First record when they left, and write a later day"
    )
    return Problem(field=JOINING, found=starts_on.isoformat(), reason=where, remedy=remedy)


def _not_a_member(ends_on: date) -> Problem:
    return Problem(
        field=LEAVING,
        found=ends_on.isoformat(),
        reason=Bilingual(zh="此人现在不属于任何家庭", en="the person belongs to no household now"),
        remedy=Bilingual(zh="请核对人员，或先登记加入家庭", en="Check the person, or record the household they joined"),
    )


def _record(kind: str, key: int, action: str, actor: str, clock: Clock, payload: Payload) -> None:
    record(actor=actor, action=action, object_kind=kind, object_id=key, at=clock.now(), payload=payload)
