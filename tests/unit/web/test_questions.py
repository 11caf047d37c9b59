"""The form asks what the rules need, and an answer left open stays open."""

import pytest

from qiaoliang.packs import Pack
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.web.deciding import the_decider
from qiaoliang.web.public.questions import Questions, facts_asked

MONTH = {"month": "2018-05"}


def _answered(pack: Pack, **answers: str) -> Questions:
    form = Questions({**MONTH, **answers}, pack=pack)
    assert form.is_valid(), form.errors
    return form


def test_no_fact_is_asked_that_no_rule_needs(pack: Pack) -> None:
    asked = {fact.id for fact in facts_asked(pack)}

    assert "person.disability_grade" in asked
    assert "person.sex" not in asked
    assert "person.living_subsidy_paid" in asked, "it is disregarded in the income of the household"


def test_every_question_is_on_the_page_once(pack: Pack) -> None:
    form = Questions(pack=pack)

    shown = [field.name for _title, fields in form.parts() for field in fields]

    assert sorted(shown) == sorted(form.fields)


def test_an_empty_form_refuses_nobody_anything(pack: Pack) -> None:
    case = _answered(pack).case()

    outcomes = {decision.outcome for decision in the_decider(pack).decide("person", case)}

    assert outcomes == {Outcome.UNDECIDED}


def test_the_income_of_a_household_is_unknown_until_the_others_subsidies_are_known(pack: Pack) -> None:
    answers = {
        "household_size": "3",
        "household_monthly_income": "900",
        "household_is_urban": "yes",
        "household_meets_property_rules": "yes",
        "person_has_local_hukou": "yes",
        "person_holds_valid_certificate": "yes",
        "person_living_subsidy_paid": "0",
        "person_care_subsidy_paid": "80",
    }

    unknown = _answered(pack, **answers)
    known = _answered(pack, **answers, others_person_living_subsidy_paid="80", others_person_care_subsidy_paid="0")

    assert _outcome_of_household_allowance(pack, unknown) is Outcome.UNDECIDED
    assert _outcome_of_household_allowance(pack, known) is Outcome.ENTITLED


def _outcome_of_household_allowance(pack: Pack, form: Questions) -> Outcome:
    decisions = the_decider(pack).decide("person", form.case())
    return next(each.outcome for each in decisions if each.provision.id == "m01.dibao")


@pytest.mark.parametrize("size", ["0", "21", "三"])
def test_a_household_of_an_impossible_size_is_asked_again(pack: Pack, size: str) -> None:
    form = Questions({**MONTH, "household_size": size}, pack=pack)

    assert "household_size" in form.errors
