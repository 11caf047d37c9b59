"""What everybody may read never lets anybody be recognised."""

import pytest

from qiaoliang.entitlements.queries import Summary
from qiaoliang.organisations.roles import Permission
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Person
from qiaoliang.web.public.reach import public_scope, reach_by_provision, reach_of


def _summary(*, entitled: int, missed: int) -> Summary:
    return Summary(
        key="m02.care_subsidy", subject_kind="person", entitled_count=entitled, not_entitled_count=0, undecided_count=0,
        receiving_count=entitled - missed, missed_count=missed, receiving_without_entitlement_count=0,
        due_fen=0, received_fen=0, missed_fen=0, received_without_entitlement_fen=0,
    )  # fmt: skip


@pytest.mark.parametrize("missed", [1, 5, 9])
def test_a_handful_of_people_cannot_be_counted_from_the_outside(missed: int) -> None:
    reach = reach_of(_summary(entitled=500, missed=missed), Month(2018, 5))

    assert reach.missed is None
    assert reach.coverage is None, "the share would give the count away"


def test_larger_counts_are_told_with_their_share() -> None:
    reach = reach_of(_summary(entitled=500, missed=50), Month(2018, 5))

    assert (reach.entitled, reach.missed, reach.coverage) == (500, 50, 0.9)


def test_nobody_missed_is_told() -> None:
    reach = reach_of(_summary(entitled=500, missed=0), Month(2018, 5))

    assert (reach.missed, reach.coverage) == (0, 1.0)


def test_a_small_group_is_not_counted_at_all() -> None:
    reach = reach_of(_summary(entitled=4, missed=0), Month(2018, 5))

    assert (reach.entitled, reach.coverage) == (None, None)


def test_the_public_reads_counts_and_reaches_no_person(league: Month) -> None:
    scope = public_scope()

    assert {permission for permission in Permission if scope.allows(permission)} <= {
        Permission.VIEW_SUMMARY,
        Permission.VIEW_PLAN,
    }
    assert not Person.objects.within(scope).exists()
    assert reach_by_provision()
