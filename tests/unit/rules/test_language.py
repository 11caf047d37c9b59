"""The language refuses what cannot be meant, and never takes unknown for false or absent for zero."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from qiaoliang.rules import Case as Choice
from qiaoliang.rules import (
    Compatible,
    Condition,
    Disregard,
    Entitlement,
    Excludes,
    Figures,
    Members,
    RuleError,
    UnitMismatch,
    literal,
    named,
    whole_years,
)
from qiaoliang.rules.closure import compile_program
from qiaoliang.rules.closure import whole_years as completed_years
from qiaoliang.rules.decisions import Case, Decider
from qiaoliang.rules.errors import Contradiction, Untranslatable
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.facts import subject
from qiaoliang.rules.figures import DatedValue, Figure, FigureTable
from qiaoliang.rules.lowering import Lowering
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.rules.program import make_program
from qiaoliang.rules.unit_check import UnitCheck
from qiaoliang.rules.units import Unit

FIRST, LAST = date(2018, 5, 1), date(2018, 5, 31)

person = subject(
    "person",
    "个人",
    "person",
    {
        "poor": {"kind": "bool", "label": "贫困", "label_en": "poor"},
        "severe": {"kind": "bool", "label": "重度", "label_en": "severe"},
        "grade": {"kind": "code", "label": "等级", "label_en": "grade"},
        "born": {"kind": "date", "label": "出生", "label_en": "born"},
        "income": {"kind": "number", "unit": "CNY/month", "label": "收入", "label_en": "income"},
        "paid": {"kind": "number", "unit": "CNY/month", "label": "已领", "label_en": "paid"},
    },
)
household = subject(
    "household",
    "家庭",
    "household",
    {
        "income": {"kind": "number", "unit": "CNY/month", "label": "家庭收入", "label_en": "household income"},
    },
)
employer = subject(
    "employer",
    "单位",
    "employer",
    {
        "staff": {"kind": "number", "unit": "person", "label": "职工", "label_en": "staff"},
        "wages": {"kind": "number", "unit": "CNY/year", "label": "工资", "label_en": "wages"},
    },
)
figures = Figures("m01")


def value(
    amount: str, *, start: date = date(2010, 1, 1), end: date | None = None, place: str | None = None
) -> DatedValue:
    return DatedValue(start, end, place, Decimal(amount), "S1", "stated")


def figure(id: str, unit: str, *values: DatedValue) -> Figure:
    return Figure(id, "数", "figure", Unit.parse(unit), tuple(values), "S1", "stated" if values else "absent")


def table(*found: Figure) -> FigureTable:
    return FigureTable({each.id: each for each in found}, {"a": ("a", "league"), "b": ("b", "league")})


def rule(id: str, *claims: Expression, amount: Expression | None = None, **changes: object) -> Entitlement:
    conditions = tuple(Condition(f"c{i}", "条件", claim, "condition") for i, claim in enumerate(claims))
    made = Entitlement(
        id=id,
        label="补贴",
        label_en="subsidy",
        clause="m01.c1",
        subject=person,
        every="month",
        unit="CNY/month",
        conditions=conditions,
        amount=amount,
        received=person.paid,
    )
    return replace(made, **changes)


def decide(program, facts, place=None, members=None):
    case = Case(facts, members if members is not None else [facts], place, FIRST, LAST)
    return {decision.provision.id: decision for decision in Decider(program).decide("person", case)}


def test_asking_a_rule_for_its_truth_is_refused_when_it_is_written():
    with pytest.raises(
        RuleError, match=r"^a rule is a description: write & \| ~ or Case\(\.\.\.\) instead of and, or, not, if$"
    ):
        if person.poor & person.severe:
            pass


def test_a_floating_point_number_never_enters_a_rule():
    with pytest.raises(RuleError, match="figures.yaml"):
        person.income > 0.5  # noqa: B015


def test_a_misspelt_fact_names_the_facts_there_are():
    with pytest.raises(RuleError, match="person.por is no fact.*poor"):
        person.por  # noqa: B018


@pytest.mark.parametrize(
    "claim",
    [
        employer.staff > employer.wages,
        employer.staff - employer.wages > literal(0, "person"),
        employer.wages / employer.staff > employer.wages,
    ],
)
def test_comparing_a_wage_with_a_head_count_is_refused(claim):
    with pytest.raises(UnitMismatch, match="person"):
        Lowering({}, UnitCheck("employer")).claim(claim)


def test_a_number_is_no_claim_and_a_claim_is_no_number():
    with pytest.raises(RuleError, match="expected a claim"):
        make_program([rule("m01.x", person.income)], [], table())
    with pytest.raises(UnitMismatch, match="expected a number"):
        make_program([rule("m01.x", person.poor + person.severe > 1)], [], table())


def test_an_amount_in_another_unit_than_the_provision_says_is_refused():
    with pytest.raises(UnitMismatch, match=r"m01.x, amount: .*CNY/month"):
        make_program([rule("m01.x", amount=person.income * literal(2, "month"))], [], table())


def test_an_amount_with_parts_of_a_fen_has_to_say_how_it_is_rounded():
    with pytest.raises(RuleError, match="rounded"):
        make_program([rule("m01.x", amount=person.income / 3)], [], table())


def test_a_rule_about_a_household_cannot_read_one_person():
    with pytest.raises(RuleError, match=r"person.poor cannot be read.*household.members"):
        make_program([rule("m01.x", person.poor, subject=household)], [], table())


def test_a_figure_that_stands_in_no_file_is_refused_when_the_program_is_made():
    with pytest.raises(RuleError, match=r"m01.standard is used by a rule.*figures.yaml"):
        make_program([rule("m01.x", amount=figures.standard)], [], table())


def test_a_delegated_figure_is_never_silently_zero():
    program = make_program(
        [rule("m01.x", person.poor, amount=figures.standard)], [], table(figure("m01.standard", "CNY/month"))
    )

    decision = decide(program, {"person.poor": True})["m01.x"]

    assert decision.outcome is Outcome.UNDECIDED
    assert decision.amount is None
    assert [absent.id for absent in decision.untold[0].absent_figures] == ["m01.standard"]


def test_a_value_of_another_place_is_not_used_here():
    program = make_program(
        [rule("m01.x", amount=figures.standard)],
        [],
        table(
            figure(
                "m01.standard", "CNY/month", value("80", place="a"), value("60", place="league", end=date(2017, 12, 31))
            )
        ),
    )

    assert decide(program, {}, place="a")["m01.x"].amount == 8000
    assert decide(program, {}, place="b")["m01.x"].outcome is Outcome.UNDECIDED


def test_a_value_that_ended_or_has_not_begun_is_not_used():
    started = figure(
        "m01.standard", "CNY/month", value("60", end=date(2018, 5, 30)), value("80", start=date(2018, 5, 31))
    )
    program = make_program([rule("m01.x", amount=figures.standard)], [], table(started))

    assert decide(program, {})["m01.x"].amount == 8000


def test_two_values_of_one_figure_on_one_day_are_refused():
    with pytest.raises(RuleError, match="overlaps"):
        table(figure("m01.standard", "CNY/month", value("60"), value("80", start=date(2018, 1, 1))))


def test_an_amount_of_money_with_parts_of_a_fen_is_refused_as_a_figure():
    with pytest.raises(RuleError, match="two decimals"):
        figure("m01.standard", "CNY/month", value("80.001")).whole(value("80.001"))


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"person.poor": False}, Outcome.NOT_ENTITLED),
        ({"person.poor": True}, Outcome.UNDECIDED),
        ({"person.severe": True}, Outcome.UNDECIDED),
        ({"person.poor": True, "person.severe": True}, Outcome.ENTITLED),
        ({}, Outcome.UNDECIDED),
    ],
)
def test_unknown_is_neither_false_nor_true(facts, outcome):
    program = make_program([rule("m01.x", person.poor & person.severe)], [], table())

    assert decide(program, facts)["m01.x"].outcome is outcome


def test_one_true_claim_settles_an_or_whatever_is_unknown():
    program = make_program([rule("m01.x", person.poor | person.severe)], [], table())

    assert decide(program, {"person.poor": True})["m01.x"].outcome is Outcome.ENTITLED
    assert decide(program, {"person.poor": False})["m01.x"].outcome is Outcome.UNDECIDED


def test_an_unknown_claim_in_a_choice_is_not_taken_for_false():
    choice = Choice(((person.poor, literal(2, "CNY/month")),), literal(1, "CNY/month"))
    program = make_program([rule("m01.x", amount=choice)], [], table())

    assert decide(program, {})["m01.x"].outcome is Outcome.UNDECIDED
    assert decide(program, {"person.poor": False})["m01.x"].amount == 100


def test_a_condition_is_called_nearest_only_when_every_other_is_known_to_hold():
    program = make_program([rule("m01.x", person.poor, person.severe)], [], table())

    assert decide(program, {"person.poor": False})["m01.x"].nearest is None
    assert decide(program, {"person.poor": False, "person.severe": True})["m01.x"].nearest.condition.id == "c0"


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2000, 5, 31), date(2018, 5, 31), 18),
        (date(2000, 6, 1), date(2018, 5, 31), 17),
        (date(2000, 2, 29), date(2018, 2, 28), 17),
        (date(2000, 2, 29), date(2018, 3, 1), 18),
    ],
)
def test_nobody_is_a_year_older_a_day_too_early(born, on, years):
    assert completed_years(born, on) == years


def test_a_quotient_is_compared_exactly_and_not_as_a_fraction_of_a_bit():
    third = rule("m01.x", person.income / 3 * 3 == person.income)
    program = make_program([third], [], table())

    assert decide(program, {"person.income": 10})["m01.x"].outcome is Outcome.ENTITLED


def test_dividing_by_nobody_is_unknown_and_not_an_error():
    program = make_program(
        [rule("m01.x", household.income / Members().count() > literal(0, "CNY/month") / literal(1, "person"))],
        [],
        table(),
    )

    assert decide(program, {"household.income": 1}, members=[])["m01.x"].outcome is Outcome.UNDECIDED


def test_half_a_fen_rounds_upwards_and_rounding_down_never_does():
    half = rule("m01.half", amount=(person.income / 2).rounded())
    down = rule("m01.down", amount=(person.income / 2).rounded_down())
    program = make_program([half, down], [], table())

    decided = decide(program, {"person.income": 3})

    assert (decided["m01.half"].amount, decided["m01.down"].amount) == (2, 1)


def test_provisions_that_wait_for_one_another_are_named_with_their_clauses():
    first, second = rule("m01.a", person.poor), rule("m01.b", person.poor, clause="m01.c2")
    both = [
        Excludes(holder=first, excluded=second, clause="m01.c1", label="排除", label_en="excluded"),
        Excludes(holder=second, excluded=first, clause="m01.c2", label="排除", label_en="excluded"),
    ]

    with pytest.raises(Contradiction, match=r"m01.a → m01.b → m01.a.*m01.c1, m01.c2"):
        make_program([first, second], both, table())


def test_what_may_be_held_together_cannot_exclude_one_another():
    first, second = rule("m01.a", person.poor), rule("m01.b", person.poor)
    related = [
        Compatible(provision=first, other=second, clause="m02.c2"),
        Excludes(holder=first, excluded=second, clause="m01.c1", label="排除", label_en="excluded"),
    ]

    with pytest.raises(Contradiction, match=r"m01.a excludes m01.b by m01.c1, but m02.c2"):
        make_program([first, second], related, table())


def test_a_disregarded_subsidy_does_not_count_as_income():
    subsidy = rule("m01.subsidy", person.poor)
    allowance = rule("m01.allowance", household.income < literal(100, "CNY/month"))
    program = make_program(
        [subsidy, allowance], [Disregard(income=household.income, of=(subsidy,), clause="m02.c2")], table()
    )

    decided = decide(program, {"household.income": 10500, "person.paid": 600, "person.poor": True})

    assert decided["m01.allowance"].outcome is Outcome.ENTITLED
    assert decided["m01.allowance"].reasons[0].names[0].value == Decimal(99)


def test_one_name_cannot_mean_two_things():
    first = rule("m01.a", named("well", "好", "well", person.poor))
    second = rule("m01.b", named("well", "好", "well", person.severe))

    with pytest.raises(RuleError, match="names two different things"):
        make_program([first, second], [], table())


def test_a_node_without_translation_is_never_dropped():
    class Strange(Expression):
        pass

    with pytest.raises(Untranslatable, match="Strange"):
        make_program([rule("m01.x", Strange())], [], table())


def test_a_date_cannot_be_compared_with_a_number():
    with pytest.raises(UnitMismatch, match="cannot compare a date with a number"):
        make_program([rule("m01.x", person.born > person.income)], [], table())


def test_an_unknown_unit_names_the_units_there_are():
    with pytest.raises(UnitMismatch, match="yuan.*CNY"):
        Unit.parse("yuan/month")


def test_the_compiled_function_reads_only_what_the_rules_name():
    program = make_program([rule("m01.x", whole_years(person.born, person.born) == literal(0, "year"))], [], table())

    assert "person.income" not in compile_program(program)["person"].source
