"""Choices of language and reading stay in the reader's own browser, and lead nowhere else."""

import pytest
from django.test import Client

from qiaoliang.web.preferences import CONTRAST_COOKIE, TEXT_COOKIE


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org"]
)
def test_a_choice_never_sends_the_reader_to_another_site(elsewhere: str) -> None:
    answer = Client().get("/language/", {"language": "en", "next": elsewhere})

    assert answer["Location"] == "/"


def test_a_language_that_is_not_offered_is_not_remembered() -> None:
    answer = Client().get("/language/", {"language": "xx", "next": "/measures/"})

    assert answer["Location"] == "/measures/"
    assert "django_language" not in answer.cookies


def test_reading_choices_are_kept_and_other_values_are_not() -> None:
    answer = Client().get("/reading/", {"text": "large", "contrast": "<script>", "next": "/"})

    assert answer.cookies[TEXT_COOKIE].value == "large"
    assert CONTRAST_COOKIE not in answer.cookies
