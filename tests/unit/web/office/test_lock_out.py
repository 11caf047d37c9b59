"""Guessing is stopped whichever way it is spread, and nobody can be kept out for ever by somebody who guesses on purpose."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.conf import settings as loaded
from django.db.models import F
from django.test import Client, RequestFactory

from qiaoliang.organisations.models import Staff
from qiaoliang.settings.lock_out import (
    LIMITS,
    OF_AN_ACCOUNT,
    OF_AN_ACCOUNT_AT_AN_ADDRESS,
    OF_AN_ADDRESS,
    client_address,
)

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough password"
CLOSED = 429


@pytest.fixture(autouse=True)
def accounts(settings: Any) -> None:
    settings.AXES_ENABLED = True
    for name in ("victim", "other"):
        Staff.objects.create_user(name, PASSWORD, display_name=name)


def tries(username: str, address: str = "192.0.2.1", password: str = "wrong") -> int:
    answer = Client(REMOTE_ADDR=address).post("/office/sign-in/", {"username": username, "password": password})
    return answer.status_code


def an_hour_later() -> None:
    for table in (AccessAttempt, AccessLog):
        table.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=61))


def test_one_account_at_one_address_is_closed_after_a_few_guesses():
    answers = [tries("victim") for _ in range(OF_AN_ACCOUNT_AT_AN_ADDRESS)]

    assert answers.index(CLOSED) == OF_AN_ACCOUNT_AT_AN_ADDRESS - 1
    assert tries("victim", password=PASSWORD) == CLOSED
    assert tries("victim", "192.0.2.2", PASSWORD) == 302


def test_one_address_that_tries_many_accounts_is_closed():
    answers = [tries(f"name {number}") for number in range(OF_AN_ADDRESS)]

    assert answers.index(CLOSED) == OF_AN_ADDRESS - 1
    assert tries("victim", password=PASSWORD) == CLOSED
    assert tries("victim", "192.0.2.2", PASSWORD) == 302


def test_one_account_that_many_addresses_try_is_closed_to_unknown_addresses():
    answers = [tries("victim", f"198.51.100.{number}") for number in range(1, OF_AN_ACCOUNT + 1)]

    assert answers.index(CLOSED) == OF_AN_ACCOUNT - 1
    assert tries("victim", "203.0.113.9", PASSWORD) == CLOSED
    assert tries("other", "203.0.113.9", PASSWORD) == 302


def test_somebody_attacked_from_everywhere_still_signs_in_where_they_always_do():
    assert tries("victim", "203.0.113.9", PASSWORD) == 302
    for number in range(1, OF_AN_ACCOUNT + 5):
        tries("victim", f"198.51.100.{number}")

    assert tries("victim", "203.0.113.9", PASSWORD) == 302


def test_an_office_whose_address_is_closed_still_lets_in_who_is_known_there():
    assert tries("victim", password=PASSWORD) == 302
    for number in range(OF_AN_ADDRESS + 1):
        tries(f"name {number}")

    assert tries("victim", password=PASSWORD) == 302
    assert tries("other", password=PASSWORD) == CLOSED


def test_guessing_on_does_not_keep_the_door_closed_for_longer():
    for _ in range(OF_AN_ACCOUNT_AT_AN_ADDRESS):
        tries("victim")
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=59))
    assert tries("victim") == CLOSED
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=2))

    assert tries("victim", password=PASSWORD) == 302


def test_an_account_of_ones_own_does_not_wipe_out_the_guesses_at_others():
    for number in range(OF_AN_ADDRESS - 1):
        tries(f"name {number}")
    assert tries("other", password=PASSWORD) == 302

    tries("one more name")

    assert tries("victim", password=PASSWORD) == CLOSED


def test_the_door_opens_after_an_hour():
    for number in range(OF_AN_ADDRESS):
        tries(f"name {number}")
    assert tries("victim", password=PASSWORD) == CLOSED

    an_hour_later()

    assert tries("victim", password=PASSWORD) == 302


def test_the_limits_stand_in_the_order_in_which_failures_are_counted():
    assert loaded.AXES_LOCKOUT_PARAMETERS == [["username", "ip_address"], "ip_address", "username"]
    assert LIMITS == (loaded.AXES_FAILURE_LIMIT, OF_AN_ADDRESS, OF_AN_ACCOUNT)


@pytest.mark.parametrize(
    ("headers", "is_behind_proxy", "address"),
    [
        ({"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9"}, False, "192.0.2.1"),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "1.1.1.1, 203.0.113.9"}, True, "203.0.113.9"),
        ({"REMOTE_ADDR": "127.0.0.1"}, True, "127.0.0.1"),
        ({"REMOTE_ADDR": "2001:db8:1:2:3:4:5:6"}, False, "2001:db8:1:2::"),
        ({"REMOTE_ADDR": "::ffff:192.0.2.1"}, False, "192.0.2.1"),
        ({"REMOTE_ADDR": ""}, False, "0.0.0.0"),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "x'; --"}, True, "0.0.0.0"),
    ],
)
def test_nobody_chooses_the_address_they_are_counted_under(
    settings: Any, headers: dict[str, str], is_behind_proxy: bool, address: str
):
    settings.IS_SERVED_OVER_HTTPS = is_behind_proxy

    assert client_address(RequestFactory().get("/", **headers)) == address
