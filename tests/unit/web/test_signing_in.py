"""Whoever is locked out reads why and what to do next, in words and not as a bare number."""

from typing import Any

import pytest
from django.test import Client

from qiaoliang.primitives.months import Month


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "账号停用一小时"), ("en", "The account is closed for an hour")]
)
def test_whoever_guesses_passwords_is_told_how_long_the_account_stays_closed(
    league: Month, settings: Any, language: str, words: str
) -> None:
    settings.AXES_ENABLED = True
    client = Client()
    client.cookies["django_language"] = language

    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post("/office/sign-in/", {"username": "league", "password": "a wrong password"})

    assert answer.status_code == 429
    assert words in answer.content.decode()
    assert "password" not in answer.context
