"""One question at a time: nothing is stored, nobody is asked what can change nothing, and a skipped answer stays unknown."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qiaoliang.packs import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.web.fields import YesNoUnknownField
from qiaoliang.web.public.indispensable import indispensable
from tests.unit.web.reader_of_questions import MOST_QUESTIONS, STARTED, Reader, outcomes, skip_the_rest


@pytest.fixture
def reader(league: Month) -> Reader:
    return Reader()


def test_whoever_skips_everything_is_refused_nothing(reader: Reader) -> None:
    reader.press("next")
    skip_the_rest(reader)

    assert set(outcomes(reader).values()) == {"undecided"}


def test_nobody_without_a_certificate_is_asked_about_care(reader: Reader) -> None:
    reader.press("next", **{**STARTED, "person_holds_valid_certificate": "no"})

    asked = skip_the_rest(reader)

    assert "person.needs_long_term_care" not in asked
    assert "person.other_care_allowance" not in asked


def test_no_question_is_asked_twice_and_every_answer_arrives(reader: Reader) -> None:
    yes = {"person_needs_long_term_care", "person_receives_dibao"}
    reader.press("next", **{**_answers(reader, yes), **STARTED})

    asked = []
    while not reader.is_answered:
        asked.append(reader.step)
        assert len(asked) < MOST_QUESTIONS, asked
        reader.press("next", **_answers(reader, yes))

    assert len(asked) == len(set(asked))
    found = outcomes(reader)
    assert found["m02.care_subsidy"] == "entitled"
    assert found["m02.living_subsidy"] == "entitled"


def _answers(reader: Reader, yes: set[str]) -> dict[str, str]:
    """An answer to every field shown: no, nothing, the first choice, a date of birth."""
    found = {}
    for field in reader.page.context["fields"]:
        choices = [value for value, _label in getattr(field.field, "choices", [])]
        if field.name.endswith(("_on", "_birth")):
            found |= {f"{field.name}_{part}": value for part, value in enumerate(("1970", "1", "2"))}
        elif "no" in choices:
            found[field.name] = "yes" if field.name in yes else "no"
        elif choices:
            found[field.name] = str(choices[0])
        else:
            found[field.name] = "1" if field.name == "household_size" else "0"
    return found


def test_an_income_that_is_not_told_does_not_end_the_questions_that_can_still_be_told(reader: Reader) -> None:
    reader.press("next", **STARTED)
    asked = skip_the_rest(reader)

    assert "household.monthly_income" in asked
    assert "household.meets_property_rules" in asked


def test_an_answer_that_cannot_be_read_is_asked_again_and_loses_nothing(reader: Reader) -> None:
    reader.press("next", **STARTED)
    for _question in range(MOST_QUESTIONS):
        if reader.step == "household.monthly_income":
            break
        reader.press("skip")

    reader.press("next", household_size="2", household_monthly_income="很多")

    assert reader.page.status_code == 422
    assert "请只填数字" in reader.text
    assert ("person_disability_grade", "1") in reader.page.context["carried"]
    assert 'value="很多"' in reader.text


def test_going_back_shows_the_answer_given_and_keeps_the_later_ones(reader: Reader) -> None:
    reader.press("next", **STARTED)
    while not isinstance(reader.page.context["fields"][0].field, YesNoUnknownField):
        reader.press("skip")
    first = reader.step
    reader.press("next", **{first.replace(".", "_"): "no"})
    second = reader.step

    reader.press("back")

    assert reader.step == first
    assert re.search(rf'name="{first.replace(".", "_")}" type="radio" value="no" checked', reader.text)
    reader.press("next", **{first.replace(".", "_"): "no"})
    assert reader.step == second


def test_whoever_has_enough_can_see_the_answers_and_carry_on(reader: Reader) -> None:
    reader.press("next", **STARTED)

    reader.press("finish")

    assert reader.is_answered
    assert "接着答" in reader.text
    reader.press("next")
    assert not reader.is_answered
    assert ("person_disability_grade", "1") in reader.page.context["carried"]


@pytest.mark.parametrize(
    "forged",
    [
        {"trail": "start person.soul ../../etc", "step": "person.soul"},
        {"month": "yesterday", "trail": "start"},
        {"place": "nowhere"},
        {"household_size": "-4", "person_date_of_birth_0": "never", "go": "finish"},
        {"go": "sideways"},
    ],
)
def test_a_forged_page_breaks_nothing(reader: Reader, forged: dict[str, str]) -> None:
    answer = reader.client.post("/entitled/", forged)

    assert answer.status_code in (200, 422)


def test_the_questions_touch_no_database_and_leave_no_cookie_of_answers(reader: Reader) -> None:
    with CaptureQueriesContext(connection) as queries:
        reader.press("next", **STARTED)

    assert len(queries) == 0
    assert set(reader.client.cookies) <= {"csrftoken"}


def test_every_question_can_be_answered_in_steps(pack: Pack, reader: Reader) -> None:
    reader.open("/entitled/all/")

    assert reader.text.count("<legend") + reader.text.count('<label class="govuk-label govuk-label--s"') >= 20


def test_a_claim_that_another_answer_can_settle_is_not_given_up(pack: Pack) -> None:
    grade, dibao, income = (
        pack.fact(name) for name in ("person.disability_grade", "person.receives_dibao", "household.monthly_income")
    )

    assert indispensable((grade <= 2) & (income > income * 2)) == set()
    assert indispensable(dibao | (grade <= 2)) == set()
    assert indispensable(dibao | ~dibao) == {"person.receives_dibao"}
    assert indispensable((income + income) * 2 > income) == {"household.monthly_income"}
