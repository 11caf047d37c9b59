"""The demonstration's accounts grow with the versions, and nobody real finds them among their own."""

import pytest

from qiaoliang.organisations.actions import (
    DEMONSTRATION_STAFF,
    create_demonstration_staff,
    end_assignment,
    load_pack_bureaux,
)
from qiaoliang.organisations.models import Assignment, Staff
from qiaoliang.organisations.queries import demonstration_accounts, may_hold_demonstration_accounts
from qiaoliang.packs import load

pytestmark = pytest.mark.django_db
PASSWORD = "only-for-tests-2018"


@pytest.fixture
def staff(places, clock):
    load_pack_bureaux(load("alxa_2017_108"), clock=clock)
    return create_demonstration_staff(password=PASSWORD, clock=clock)


def test_an_account_that_a_later_version_adds_is_created_in_an_old_database(staff, clock):
    Assignment.objects.filter(staff__username="participant").delete()
    Staff.objects.filter(username="participant").delete()
    posts = Assignment.objects.count()

    create_demonstration_staff(password=PASSWORD, clock=clock)

    assert demonstration_accounts() == [account.username for account in DEMONSTRATION_STAFF]
    assert Assignment.objects.count() == posts + 1
    assert Staff.objects.get(username="participant").check_password(PASSWORD)


def test_a_post_that_a_later_version_adds_to_an_old_account_is_given(staff, clock):
    Assignment.objects.filter(staff__username="township", kind="acting").delete()

    create_demonstration_staff(password=PASSWORD, clock=clock)

    assert Assignment.objects.filter(staff__username="township").count() == 2


def test_a_post_that_was_ended_is_not_given_again(staff, clock):
    assignment = Assignment.objects.get(staff__username="leader")
    end_assignment(assignment=assignment, ends_on=clock.today(), clock=clock, actor="x")
    before = Assignment.objects.count()

    create_demonstration_staff(password=PASSWORD, clock=clock)

    assert Assignment.objects.count() == before


def test_a_database_with_real_staff_is_not_given_demonstration_accounts(db):
    assert may_hold_demonstration_accounts()

    Staff.objects.create_user("real.person", "a long password", display_name="某人")

    assert not may_hold_demonstration_accounts()
