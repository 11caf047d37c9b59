"""What is asked next: a fact that can still change an answer, first the one that most wait for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from qiaoliang.rules import Members, Requires, month_end, month_start, named
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.rules.program import make_program
from qiaoliang.rules.questions import open_facts
from tests.unit.rules.laws import (
    FIRST,
    LAST,
    MONTHLY,
    decide,
    figure,
    figures,
    household,
    person,
    rule,
    table,
    value,
    yuan,
)

members = Members()


def asked(program, facts, **more):
    return [(each.fact.id, each.provisions) for each in open_facts(decide(program, facts, **more).values())]


def test_a_fact_that_more_provisions_wait_for_is_asked_first():
    program = make_program(
        [rule("m01.a", person.poor, person.severe), rule("m01.b", person.severe), rule("m01.c", person.severe)],
        [],
        table(),
    )

    assert asked(program, {}) == [("person.severe", ("m01.a", "m01.b", "m01.c")), ("person.poor", ("m01.a",))]
    assert [each.supplier for each in open_facts(decide(program, {}).values())] == ["残联", "民政局"]


def test_of_two_that_as_many_wait_for_the_first_condition_is_asked_first():
    program = make_program([rule("m01.a", person.severe, person.poor)], [], table())

    assert [fact for fact, _ in asked(program, {})] == ["person.severe", "person.poor"]


def test_nothing_is_asked_for_what_is_settled():
    program = make_program([rule("m01.a", person.severe, person.poor)], [], table())

    assert asked(program, {"person.severe": False}) == []
    assert asked(program, {"person.severe": True, "person.poor": True}) == []


def test_what_another_provision_waits_for_is_asked_through_it():
    first = rule("m01.first", person.poor)
    second = rule("m01.second", person.severe)
    needs = Requires(provision=second, needed=first, clause="m01.c1", label="须", label_en="requires")
    program = make_program([second, first], [needs], table())

    assert ("person.poor", ("m01.first", "m01.second")) in asked(program, {"person.severe": True})


def test_an_amount_that_cannot_be_told_is_asked_for_only_when_the_conditions_hold():
    program = make_program([rule("m01.a", person.poor, amount=person.income)], [], table())

    assert asked(program, {}) == [("person.poor", ("m01.a",))]
    assert asked(program, {"person.poor": True}) == [("person.income", ("m01.a",))]
    assert asked(program, {"person.poor": False}) == []


def test_a_decision_shows_what_it_used_what_is_absent_and_what_was_computed():
    half = named("half", "半", "half", person.income / 3)
    share = named("share", "份", "share", figures.share * 2)
    program = make_program(
        [rule("m01.a", half > yuan(1), share == figures.share * 2, person.poor, amount=figures.standard)],
        [],
        table(figure("m01.standard", MONTHLY), figure("m01.share", "1", value("0.5"))),
    )

    decision = decide(program, {"person.income": 1000, "person.poor": True})["m01.a"]

    assert decision.outcome is Outcome.UNDECIDED
    assert decision.unknown == 8
    first, second, third = decision.reasons
    assert [(used.fact.id, used.value) for used in first.facts] == [("person.income", 1000)]
    assert [(used.name.id, used.value, str(used.unit)) for used in first.names] == [("half", Decimal("3.33"), MONTHLY)]
    assert [(used.name.id, used.value) for used in second.names] == [("share", 1)]
    assert [(used.figure.id, used.value.value) for used in second.figures] == [("m01.share", Decimal("0.5"))]
    assert (third.holds, third.missing_facts, third.absent_figures) == (True, (), ())
    assert decision.untold == (decision.amount_reason,)
    amount = decision.amount_reason
    assert (amount.condition.id, amount.condition.label, amount.condition.label_en) == ("amount", "金额", "amount")
    assert [absent.id for absent in amount.absent_figures] == ["m01.standard"]


def test_each_reason_of_a_decision_has_its_own_mark():
    program = make_program([rule("m01.a", person.poor, person.severe, household.urban, amount=yuan(1))], [], table())

    decision = decide(program, {"person.poor": False, "person.severe": True})["m01.a"]

    assert [reason.holds for reason in decision.reasons] == [False, True, None]
    assert [reason.condition.id for reason in decision.unmet] == ["c0"]
    assert [reason.condition.id for reason in decision.untold] == ["c2"]
    assert [fact.id for fact in decision.untold[0].missing_facts] == ["household.urban"]
    assert decision.nearest is None
    assert decision.amount_plain is None


@pytest.mark.parametrize(
    ("unit", "amount", "plain"), [(MONTHLY, yuan("80.25"), Decimal("80.25")), ("1", figures.points, 3)]
)
def test_an_amount_is_written_in_yuan_where_it_is_money_and_as_it_is_elsewhere(unit, amount, plain):
    program = make_program([rule("m01.a", amount=amount, unit=unit)], [], table(figure("m01.points", "1", value("3"))))

    decided = decide(program, {})["m01.a"]

    assert decided.amount_plain == plain
    assert decided.amount_reason.holds is True


def test_a_fact_read_over_the_members_shows_no_single_value():
    program = make_program([rule("m01.a", members.any(person.poor) & household.urban, about=household)], [], table())

    home = {"household.urban": True}
    decided = decide(program, home, members=[{"person.poor": True}], about="household")["m01.a"]

    assert [(used.fact.id, used.value) for used in decided.reasons[0].facts] == [("household.urban", True)]


def test_a_fact_that_nobody_knows_of_a_member_is_asked_and_one_that_does_not_matter_is_not():
    home = rule("m01.home", members.any(person.poor & person.severe), about=household)
    program = make_program([home], [], table())

    said = [{"person.poor": True}, {"person.poor": False}, {"person.severe": False}]

    assert asked(program, {}, members=said, about="household") == [("person.severe", ("m01.home",))]


def test_a_sum_over_the_members_names_the_fact_that_one_of_them_lacks():
    program = make_program([rule("m01.home", members.sum(person.paid) > yuan(1), about=household)], [], table())

    said = [{"person.paid": 1}, {}]

    assert asked(program, {}, members=said, about="household") == [("person.paid", ("m01.home",))]
    assert asked(program, {}, members=[{"person.paid": 1}], about="household") == []


def test_a_settled_provision_does_not_end_the_questions_nor_does_one_borrow_the_questions_of_a_stranger():
    first, second = rule("m01.first", person.poor), rule("m01.second", person.severe)
    needs = Requires(provision=second, needed=first, clause="m01.c1", label="须", label_en="requires")
    stranger = rule("m01.stranger", household.urban)
    settled = rule("m01.settled", person.income > yuan(1))
    program = make_program([settled, first, second, stranger], [needs], table())

    facts = {"person.severe": True, "person.income": 1}

    assert asked(program, facts) == [
        ("person.poor", ("m01.first", "m01.second")),
        ("household.urban", ("m01.stranger",)),
    ]


def test_the_month_is_decided_from_its_first_day_to_its_last():
    on_edges = rule("m01.a", person.born == month_start, person.moved == month_end)
    program = make_program([on_edges], [], table())

    decided = decide(program, {"person.born": FIRST, "person.moved": LAST})["m01.a"]

    assert decided.outcome is Outcome.ENTITLED
    assert decided.amount_reason is None


def test_the_second_condition_fails_alone_and_an_unknown_name_has_no_value():
    half = named("half", "半", "half", person.income / 2)
    program = make_program([rule("m01.a", half > yuan(1), person.poor)], [], table())

    first, second = decide(program, {"person.poor": False})["m01.a"].reasons

    assert (first.holds, second.holds) == (None, False)
    assert first.names[0].value is None


def test_what_is_asked_through_two_provisions_is_still_asked():
    first, second, third = rule("m01.first", person.poor), rule("m01.second"), rule("m01.third")
    chain = [
        Requires(provision=second, needed=first, clause="m01.c1", label="须", label_en="requires"),
        Requires(provision=third, needed=second, clause="m01.c1", label="须", label_en="requires"),
    ]
    program = make_program([third, second, first], chain, table())

    assert asked(program, {}) == [("person.poor", ("m01.first", "m01.second", "m01.third"))]
