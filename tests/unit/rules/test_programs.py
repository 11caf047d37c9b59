"""Interactions become conditions that a reason can show, and what cannot be a program is refused by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qiaoliang.rules import (
    Disregard,
    Excludes,
    HigherOf,
    Requires,
    RuleError,
    UnitMismatch,
    least,
    literal,
    named,
    whole_years,
)
from qiaoliang.rules.closure import compile_closure
from qiaoliang.rules.errors import Contradiction, Untranslatable
from qiaoliang.rules.outcomes import Outcome, OutcomeOf
from qiaoliang.rules.program import Substitution, facts_needed, figures_needed, leaves, make_program
from tests.unit.rules.laws import (
    MONTHLY,
    decide,
    employer,
    figure,
    figures,
    household,
    person,
    rule,
    table,
    value,
    yuan,
)

SAYS = {"clause": "m01.c1", "label": "关系", "label_en": "relation"}
HOLDER = rule("m01.holder", person.poor, amount=yuan(80))
OTHER = rule("m01.other", person.severe, amount=yuan(50))
YES, NO, OPEN = Outcome.ENTITLED, Outcome.NOT_ENTITLED, Outcome.UNDECIDED


def related(*interactions, provisions=(OTHER, HOLDER)):
    return make_program(provisions, interactions, table())


@pytest.mark.parametrize(
    ("poor", "outcome"), [(True, NO), (False, YES), (None, OPEN)], ids=["held", "not held", "not known"]
)
def test_what_excludes_is_a_condition_whose_unknown_stays_unknown(poor, outcome):
    program = related(Excludes(holder=HOLDER, excluded=OTHER, **SAYS))

    decided = decide(program, {"person.poor": poor, "person.severe": True})["m01.other"]

    assert decided.outcome is outcome
    last = decided.reasons[-1]
    assert (last.condition.id, last.condition.label, last.condition.label_en) == ("excluded", "关系", "relation")
    assert last.turns_on == ("m01.holder",)


@pytest.mark.parametrize(("poor", "outcome"), [(True, YES), (False, NO), (None, OPEN)])
def test_what_is_required_is_a_condition(poor, outcome):
    program = related(Requires(provision=OTHER, needed=HOLDER, **SAYS))

    decided = decide(program, {"person.poor": poor, "person.severe": True})

    assert decided["m01.other"].outcome is outcome
    assert decided["m01.other"].reasons[-1].condition.id == "requires"
    assert len(decided["m01.holder"].reasons) == 1


@pytest.mark.parametrize(("held", "outcome"), [(4999, YES), (5000, NO), (5001, NO), (None, OPEN)])
def test_of_two_alike_only_the_higher_is_paid_and_of_equals_the_one_held(held, outcome):
    program = related(HigherOf(provision=OTHER, other=person.income, **SAYS))

    decided = decide(program, {"person.severe": True, "person.poor": True, "person.income": held})

    assert decided["m01.other"].outcome is outcome
    assert decided["m01.other"].reasons[-1].condition.id == "higher"
    assert decided["m01.holder"].outcome is YES


def test_a_provision_is_decided_before_what_turns_on_it():
    program = related(Requires(provision=OTHER, needed=HOLDER, **SAYS))

    assert [each.id for each in program.provisions] == ["m01.holder", "m01.other"]


def test_a_disregard_without_the_fact_of_what_is_paid_names_the_provision():
    with pytest.raises(RuleError, match=r"^m01.holder is disregarded as income but has no `received` fact; add it$"):
        related(Disregard(income=household.income, of=(HOLDER,), clause="m01.c1"))


def test_a_disregard_counts_in_conditions_and_amounts_alike_and_says_so_in_both_languages():
    paying = replace(HOLDER, received=person.paid, label="甲", label_en="one")
    second = replace(OTHER, received=person.paid, label="乙", label_en="two")
    allowance = rule("m01.low", household.income < yuan(100), amount=yuan(100) - household.income)
    program = related(
        Disregard(income=household.income, of=(paying, second), clause="m01.c1"), provisions=(allowance, paying, second)
    )

    facts = {"household.income": 10500, "person.paid": 300, "person.poor": True, "person.severe": True}
    decided = decide(program, facts)["m01.low"]

    assert (decided.outcome, decided.amount) == (YES, 100)
    node = decided.reasons[0].names[0].name
    assert node.id == "countable_income"
    assert node.label == "计入的家庭收入(不含甲、乙)"
    assert node.label_en == "countable 家庭收入 (without one and two)"


def test_a_circle_that_begins_further_on_names_only_the_circle():
    third = rule("m01.third", person.poor)
    around = [
        Requires(provision=third, needed=HOLDER, **SAYS),
        Requires(provision=HOLDER, needed=OTHER, **SAYS),
        Requires(provision=OTHER, needed=HOLDER, **{**SAYS, "clause": "m01.c2"}),
    ]
    with pytest.raises(Contradiction) as refusal:
        related(*around, provisions=(third, HOLDER, OTHER))

    assert str(refusal.value) == (
        "m01.holder → m01.other → m01.holder wait for one another (m01.c1, m01.c1); remove one interaction"
    )


def test_a_provision_that_turns_on_none_of_the_pack_is_named():
    with pytest.raises(RuleError, match=r"^m01.x turns on m09.gone, which is no provision of this pack$"):
        related(provisions=(rule("m01.x", OutcomeOf("m09.gone")),))
    with pytest.raises(Untranslatable, match=r"^m09.gone is not decided before it is used$"):
        compile_closure([rule("m01.x", OutcomeOf("m09.gone"))], table())


def test_two_conditions_of_one_id_are_refused():
    twins = tuple(replace(condition, id="same") for condition in rule("m01.x", person.poor, person.severe).conditions)
    with pytest.raises(RuleError, match=r"^m01.x: two conditions have one id; rename one$"):
        related(provisions=(rule("m01.x", conditions=twins),))


def test_thirty_conditions_fit_into_a_mask_and_one_more_is_refused():
    thirty = rule("m01.x", *[person.poor] * 30)
    assert decide(related(provisions=(thirty,)), {"person.poor": False})["m01.x"].failed == 2**30 - 1

    with pytest.raises(RuleError, match=r"^m01.x: 31 conditions; a reason mask holds 30, split the provision$"):
        related(provisions=(rule("m01.x", *[person.poor] * 31),))


def test_a_name_that_is_no_identifier_is_refused():
    with pytest.raises(RuleError, match=r"^m01.x: a name must be an identifier, found \['well off'\]$"):
        related(provisions=(rule("m01.x", named("well off", "好", "well off", person.poor)),))


def test_an_amount_without_a_unit_or_in_another_one_is_refused_with_the_provision():
    with pytest.raises(RuleError, match=r'^m01.x has an amount and no unit; write unit="CNY/month" or the like$'):
        related(provisions=(rule("m01.x", amount=yuan(1), unit=None),))
    with pytest.raises(UnitMismatch, match=r"^m01.x, amount: the amount is in CNY/month; the provision says CNY/year$"):
        related(provisions=(rule("m01.x", amount=yuan(1), unit="CNY/year"),))
    with pytest.raises(UnitMismatch, match=r"^m01.x, amount: the amount is in bool; the provision says CNY/month$"):
        related(provisions=(rule("m01.x", amount=person.poor),))


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (person.income, "expected a claim (true or false), found a number; compare it with something"),
        (person.poor + 1 > yuan(1), "expected a number, found a bool"),
        (person.income + person.days > yuan(1), "cannot add or subtract CNY/month and day"),
        (person.income > person.days, "cannot compare CNY/month and day"),
        (least(person.income, person.days) > yuan(1), "cannot compare CNY/month and day"),
        (whole_years(person.income, person.born) > literal(1, "year"), "expected a date, found a number"),
        (person.poor < person.severe, "cannot compare a bool with a bool by <"),
        (person.grade < 3, "cannot compare a code with a number by <"),
        (person.born == person.poor, "cannot compare a date with a bool by =="),
        (person.income.is_in((1, 2)), "is_in() looks a code up in a list; found a number"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_provision_and_condition(claim, said):
    with pytest.raises(RuleError) as refusal:
        related(provisions=(rule("m01.x", claim),))

    assert str(refusal.value) == f"m01.x, condition “c0”: {said}"


def test_a_substitution_leaves_alone_what_it_does_not_touch_and_shares_what_it_changes():
    untouched = person.severe & person.poor
    shared = person.income > yuan(1)
    swap = Substitution({id(person.income): person.paid})

    changed = swap(untouched | (shared & shared))

    assert swap(untouched) is untouched
    assert changed.claims[0] is untouched
    assert changed.claims[1].claims[0] is changed.claims[1].claims[1]
    assert [fact.id for fact in leaves(changed)[0]] == ["person.severe", "person.poor", "person.paid"]


def test_a_program_hands_out_what_it_holds_and_names_what_it_does_not():
    about_units = rule("m01.unit", employer.staff > literal(0, "person"), about=employer, amount=None)
    about_homes = rule("m01.home", household.urban, about=household, amount=figures.standard)
    program = make_program([HOLDER, about_units, about_homes], [], table(figure("m01.standard", MONTHLY, value("1"))))

    assert program["m01.unit"].subject is employer
    with pytest.raises(
        RuleError, match="^m01.none is no provision of this pack; write one of: m01.holder, m01.unit, m01.home$"
    ):
        program["m01.none"]
    assert [each.id for each in program.about("person")] == ["m01.holder"]
    assert [each.id for each in program.decided_with("person")] == ["m01.holder", "m01.home"]
    assert [each.id for each in program.decided_with("employer")] == ["m01.unit"]
    assert [fact.id for fact in facts_needed(program.provisions)] == [
        "person.poor",
        "employer.staff",
        "household.urban",
    ]
    assert figures_needed(program.provisions) == ["m01.standard"]
    other = table(figure("m01.standard", MONTHLY, value("2")))
    assert program.with_figures(other).figures is other
