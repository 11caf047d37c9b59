"""One graph, two engines: the closure for one and the columns for many must never disagree."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

import polars
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qiaoliang.rules import Case as Choice
from qiaoliang.rules import (
    Condition,
    Entitlement,
    Expression,
    Members,
    greatest,
    least,
    literal,
    month_end,
    named,
    whole_years,
)
from qiaoliang.rules.bulk import prepare
from qiaoliang.rules.closure import compile_program
from qiaoliang.rules.columns import column
from qiaoliang.rules.facts import subject
from qiaoliang.rules.figures import FigureTable
from qiaoliang.rules.interactions import Disregard, Excludes, HigherOf, Requires
from qiaoliang.rules.program import make_program

FIRST, LAST = date(2018, 2, 1), date(2018, 2, 28)

person = subject(
    "person",
    "个人",
    "person",
    {
        "grade": {"kind": "code", "label": "等级", "label_en": "grade"},
        "born": {"kind": "date", "label": "出生", "label_en": "born"},
        "poor": {"kind": "bool", "label": "贫困", "label_en": "poor"},
        "alone": {"kind": "bool", "label": "独居", "label_en": "alone"},
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
        "urban": {"kind": "bool", "label": "城镇", "label_en": "urban"},
    },
)
members = Members()
NO_FIGURES = FigureTable({})
numbers = count()

unknown = st.none()
whole = st.integers(0, 60) | unknown
people = st.fixed_dictionaries(
    {
        "grade": st.integers(1, 4) | unknown,
        "born": st.dates(date(1930, 1, 1), date(2018, 2, 28))
        | st.sampled_from([date(2000, 2, 29), date(2000, 2, 28), date(2000, 3, 1)])
        | unknown,
        "poor": st.booleans() | unknown,
        "alone": st.booleans() | unknown,
        "income": whole,
        "paid": whole,
    }
)
households = st.fixed_dictionaries(
    {
        "income": whole,
        "urban": st.booleans() | unknown,
        "members": st.lists(people, min_size=1, max_size=3),
    }
)

money: st.SearchStrategy[Expression] = st.deferred(
    lambda: st.one_of(
        st.sampled_from([person.income, person.paid, household.income]),
        st.integers(0, 30).map(lambda fen: literal(fen, "CNY/month")),
        st.tuples(money, money).map(lambda pair: pair[0] + pair[1]),
        st.tuples(money, money).map(lambda pair: pair[0] - pair[1]),
        st.tuples(money, st.integers(0, 4)).map(lambda pair: pair[0] * pair[1]),
        st.tuples(money, money).map(lambda pair: least(*pair)),
        st.tuples(money, money).map(lambda pair: greatest(*pair)),
        st.tuples(claim, money, money).map(lambda three: Choice(((three[0], three[1]),), three[2])),
        money.map(lambda amount: (amount / members.count() * literal(1, "person")).rounded_down()),
        st.tuples(money, st.integers(2, 7)).map(lambda pair: (pair[0] / pair[1]).rounded()),
        st.just(members.sum(person.paid)),
        st.just(members.max(person.income)),
    )
)
claim: st.SearchStrategy[Expression] = st.deferred(
    lambda: st.one_of(
        st.sampled_from([person.poor, person.alone, household.urban]),
        st.sampled_from([person.grade.is_in((1, 2)), person.grade == 3, ~(person.grade == 4)]),
        st.sampled_from([members.any(person.poor), members.all(person.alone)]),
        st.integers(0, 90).map(lambda years: whole_years(person.born, month_end) >= literal(years, "year")),
        st.tuples(money, money, st.sampled_from(["<", "<=", "=="])).map(_compared),
        st.tuples(money, money).map(lambda pair: pair[0] / members.count() < pair[1] / literal(3, "person")),
        st.tuples(claim, claim).map(lambda pair: pair[0] & pair[1]),
        st.tuples(claim, claim).map(lambda pair: pair[0] | pair[1]),
        claim.map(lambda other: ~other),
        claim.map(lambda other: named(f"name_{next(numbers)}", "名", "a name", other)),
    )
)


def _compared(parts: tuple[Expression, Expression, str]) -> Expression:
    left, right, operator = parts
    return {"<": left < right, "<=": left <= right, "==": left == right}[operator]


def _rule(id: str, claims: list[Expression], amount: Expression | None) -> Entitlement:
    conditions = tuple(Condition(f"c{i}", "条件", each, "condition") for i, each in enumerate(claims))
    return Entitlement(
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


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(claim, min_size=1, max_size=3),
    money,
    st.lists(claim, min_size=1, max_size=2),
    st.lists(households, min_size=1, max_size=4),
)
def test_one_and_many_never_differ_on_random_rules_and_people(claims, amount, more_claims, homes):
    first, second, third = (
        _rule("m01.first", claims, amount),
        _rule("m01.second", more_claims, None),
        _rule("m01.third", [], amount),
    )
    program = make_program(
        [third, second, first],
        [
            Excludes(holder=first, excluded=second, clause="m01.c1", label="排除", label_en="excluded"),
            Requires(provision=third, needed=second, clause="m01.c1", label="要求", label_en="required"),
            HigherOf(provision=third, other=person.income, clause="m01.c1", label="择高", label_en="higher"),
            Disregard(income=household.income, of=(second,), clause="m01.c1"),
        ],
        NO_FIGURES,
    )

    assert _by_closure(program, homes) == _by_columns(program, homes)


def _by_closure(program: Any, homes: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    decide = compile_program(program)["person"].decide
    rows = []
    for home in homes:
        group = [{f"person.{name}": value for name, value in member.items()} for member in home["members"]]
        shared = {"household.income": home["income"], "household.urban": home["urban"]}
        for member in group:
            masks = decide({**member, **shared}, group, {}, FIRST, LAST)
            rows.append(tuple(part for provision in program.provisions for part in masks[provision.id]))
    return rows


def _by_columns(program: Any, homes: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    whole_columns = {
        "grade": polars.Int64,
        "born": polars.Date,
        "poor": polars.Boolean,
        "alone": polars.Boolean,
        "income": polars.Int64,
        "paid": polars.Int64,
    }
    rows = [{**member, "household_id": number} for number, home in enumerate(homes) for member in home["members"]]
    frame = polars.DataFrame(rows, schema={**whole_columns, "household_id": polars.Int64}).with_row_index("person_id")
    frame = frame.with_columns(polars.lit("x").alias("reporting_place"))
    houses = polars.DataFrame(
        [
            {"household_id": number, "income": home["income"], "urban": home["urban"]}
            for number, home in enumerate(homes)
        ],
        schema={"household_id": polars.Int64, "income": polars.Int64, "urban": polars.Boolean},
    ).with_columns(polars.lit("x").alias("reporting_place"))
    run = prepare(
        program, tables={"people": frame, "households": houses}, first=FIRST, last=LAST, places=["x"], threads=1
    )
    wanted = [
        column(provision.id, part) for provision in program.provisions for part in ("failed", "unknown", "amount")
    ]
    return run.frame("person").sort("person_id").select(wanted).rows()
