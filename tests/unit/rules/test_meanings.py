"""Every word of the language means one thing: for one person, on Polars and on DuckDB, known or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import polars
import pytest

from qiaoliang.rules import Case as Choice
from qiaoliang.rules import (
    Members,
    all_of,
    any_of,
    greatest,
    least,
    literal,
    month_end,
    month_start,
    named,
    whole_years,
)
from qiaoliang.rules.bulk import prepare
from qiaoliang.rules.closure import compile_program
from qiaoliang.rules.columns import column
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.program import Program, figures_needed, make_program
from tests.unit.rules.laws import (
    FIRST,
    LAST,
    MONTHLY,
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

members = Members()
income, paid = person.income, person.paid
UNTOLD = None
FIGURES = table(
    figure("m01.standard", MONTHLY, value("80", place="a"), value("60.50", place="league")),
    figure("m01.share", "1", value("0.125")),
    figure("m01.least_age", "year", value("18")),
    figure("m01.absent", MONTHLY),
    figure("m01.cap", MONTHLY, value(None)),
)


@dataclass(frozen=True)
class Meaning:
    """An expression about somebody, and what it is: a truth, an amount in fen, or unknown."""

    says: str
    expression: Expression
    facts: dict[str, Any]
    expected: Any
    others: list[dict[str, Any]] = field(default_factory=list)
    place: str = "a"
    is_claim: bool = True
    about: str = "person"
    unit: str = MONTHLY


def claim(says: str, expression: Expression, expected: bool | None, **facts: Any) -> Meaning:
    return Meaning(says, expression, facts, expected)


def amount(says: str, expression: Expression, expected: int | None, **facts: Any) -> Meaning:
    return Meaning(says, expression, facts, expected, is_claim=False)


def compared() -> list[Meaning]:
    found = []
    for left, below, same in ((99, True, False), (100, False, True), (101, False, False)):
        above = not below and not same
        found += [
            claim(f"{left} < 100", income < yuan(1), below, income=left),
            claim(f"{left} <= 100", income <= yuan(1), below or same, income=left),
            claim(f"{left} > 100", income > yuan(1), above, income=left),
            claim(f"{left} >= 100", income >= yuan(1), above or same, income=left),
            claim(f"{left} == 100", income == yuan(1), same, income=left),
            claim(f"{left} != 100", income != yuan(1), not same, income=left),
        ]
    return found


def logic() -> list[Meaning]:
    kleene = {(True, True): (True, True), (True, False): (False, True), (False, False): (False, False)}
    found = []
    for poor in (True, False, None):
        for severe in (True, False, None):
            known = (max(poor, severe), min(poor, severe)) if None not in (poor, severe) else None
            both, either = kleene[known] if known else (None, None)
            if known is None:
                both = False if False in (poor, severe) else None
                either = True if True in (poor, severe) else None
            found += [
                claim(f"{poor} and {severe}", person.poor & person.severe, both, poor=poor, severe=severe),
                claim(f"{poor} or {severe}", person.poor | person.severe, either, poor=poor, severe=severe),
                claim(f"all of {poor}, {severe}", all_of(person.poor, person.severe), both, poor=poor, severe=severe),
                claim(f"any of {poor}, {severe}", any_of(person.poor, person.severe), either, poor=poor, severe=severe),
            ]
        found.append(claim(f"not {poor}", ~person.poor, None if poor is None else not poor, poor=poor))
    return found


def rounding() -> list[Meaning]:
    """Rounding down goes down below zero too; a half goes upwards."""
    found = []
    for fen, down, near in ((3, 1, 2), (4, 2, 2), (-3, -2, -1), (-4, -2, -2), (1, 0, 1), (-1, -1, 0)):
        half = (income - paid) / 2
        facts = {"income": max(fen, 0), "paid": max(-fen, 0)}
        found.append(amount(f"half of {fen} down", half.rounded_down(), down, **facts))
        found.append(amount(f"half of {fen} near", half.rounded(), near, **facts))
    third = (income / 3).rounded()
    found += [amount("a third of 5", third, 2, income=5), amount("a third of 4", third, 1, income=4)]
    eighth = income * figures.share
    found += [
        amount("an eighth of 15 down", eighth.rounded_down(), 1, income=15),
        amount("an eighth of 12 near, a half", eighth.rounded(), 2, income=12),
        amount("an eighth of nobody knows", eighth.rounded(), None, income=None),
        amount("an eighth of a third", (eighth / 3).rounded(), 2, income=36),
        amount("what is whole stays", income.rounded(), 7, income=7),
    ]
    return found


def numbers() -> list[Meaning]:
    head = members.count()
    return [
        amount("sum", income + paid, 5, income=2, paid=3),
        amount("difference", income - paid, -1, income=2, paid=3),
        amount("product", income * 3, 6, income=2),
        amount("a fraction of money beside money", (income * Decimal("0.5") + paid).rounded(), 4, income=2, paid=3),
        amount("bare numbers beside money are yuan", income + 1, 102, income=2),
        amount("bare numbers before money are yuan", literal(1, MONTHLY) + income, 102, income=2),
        claim("a bare yuan and a half is compared in fen", income > Decimal("1.5"), False, income=150),
        claim("a bare yuan and a half is less than 151 fen", income > Decimal("1.5"), True, income=151),
        claim("a money literal is in fen", income == yuan("1.05"), True, income=105),
        claim("a decimal figure is compared at its scale", income * figures.share >= yuan("0.01"), True, income=8),
        claim("a decimal figure is a little less", income * figures.share >= yuan("0.01"), False, income=7),
        amount("least", least(income, paid), 2, income=2, paid=3),
        amount("least, the other way", least(income, paid), 2, income=3, paid=2),
        amount("least of equals", least(income, paid), 2, income=2, paid=2),
        amount("least of one unknown", least(income, paid), None, income=2),
        claim("least of two quotients", least(income / 2, paid / 3) == yuan("0.01"), True, income=2, paid=6),
        amount("least of two decimals", least(income * figures.share, paid * figures.share).rounded_down(), 1, income=15, paid=100),
        amount("greatest", greatest(income, paid), 3, income=2, paid=3),
        amount("greatest, the other way", greatest(income, paid), 3, income=3, paid=2),
        amount("greatest of one unknown", greatest(income, paid), None, paid=2),
        amount("greatest of a bare zero", greatest(income - paid, 0), 0, income=2, paid=3),
        claim("a quotient equals itself", income / 3 * 3 == income, True, income=10),
        claim("a quotient is compared crosswise", income / 3 < paid / 2, False, income=3, paid=2),
        claim("a quotient is a little less", income / 3 < paid / 2, True, income=5, paid=4),
        claim("a quotient and a whole", income / 2 >= paid, True, income=6, paid=3),
        claim("a whole and a quotient", paid <= income / 2, False, income=5, paid=3),
        claim("one denominator on both sides", income / head == paid / head, True, income=2, paid=2),
        claim("a sum of quotients", income / 2 + paid / 3 == yuan("0.02"), True, income=2, paid=3),
        claim("a difference of a quotient and a whole", income / 2 - paid == yuan(0), True, income=6, paid=3),
        claim("a difference of a whole and a quotient", paid - income / 2 == yuan(0), True, income=6, paid=3),
        claim("a product of quotients", (income / 2) * (literal(3) / 4) == yuan("0.03"), True, income=8),
        claim("a quotient of quotients", (income / 3) / (literal(2) / 4) == yuan("0.02"), True, income=3),
        claim("divided by a decimal", income / figures.share == yuan("0.16"), True, income=2),
        claim("a decimal divided by more decimals", income * Decimal("0.1") / Decimal("0.25") == yuan("0.02"), True, income=5),
        claim("divided by nothing is unknown", income / (paid - paid) > literal(0), None, income=1, paid=1),
        claim("divided by less than nothing is unknown", income / (paid - income) > literal(0), None, income=2, paid=1),
        claim("divided by an unknown is unknown", yuan(1) / paid > literal(0), None),
        amount("a scaled figure in a choice", (Choice(((person.poor, figures.share),), literal(1)) * income).rounded(), 1, poor=True, income=8),
    ]  # fmt: skip


def choices() -> list[Meaning]:
    two = Choice(((person.poor, yuan(1)), (person.severe, yuan(2))), yuan(3))
    return [
        amount("the first claim that holds", two, 100, poor=True, severe=True),
        amount("the second claim", two, 200, poor=False, severe=True),
        amount("otherwise", two, 300, poor=False, severe=False),
        amount("an unknown first claim", two, None, severe=True),
        amount("an unknown second claim", two, None, poor=False),
        amount("an unknown claim after the one that holds", two, 100, poor=True),
        amount("a bare choice beside money", Choice(((person.poor, income),), literal(2, MONTHLY)), 200, poor=False),
        amount("a bare number in a choice of money", Choice(((person.poor, income),), income + 2), 203, poor=False, income=3),
        claim("a choice of claims", Choice(((person.poor, person.severe),), ~person.severe), False, poor=False, severe=True),
        claim("a choice of dates", Choice(((person.poor, person.born),), person.moved) < month_end, False, poor=False, moved=LAST),
        claim("a grade of the list", person.grade.is_in((1, 2)), True, grade=2),
        claim("a grade beside the list", person.grade.is_in((1, 2)), False, grade=3),
        claim("an unknown grade", person.grade.is_in((1, 2)), None),
        claim("a grade", person.grade == 3, True, grade=3),
        claim("another grade", person.grade != 3, False, grade=3),
        claim("a word of the list", person.sex.is_in(("F", "M")), True, sex="M"),
        claim("a word", person.sex == "M", False, sex="F"),
        claim("one claim as another", person.poor == person.severe, True, poor=False, severe=False),
        claim("one claim as an unknown one", person.poor == person.severe, None, poor=False),
        claim("always", person.poor | literal(True), True),
        claim("never", person.poor & literal(False), False),
        claim("a named claim", named("well_off", "好", "well off", ~person.poor), True, poor=False),
        claim("a named quotient", named("half", "半", "half", income / 2) >= paid, True, income=6, paid=3),
        amount("a named quotient rounded", named("part", "份", "part", income / 3).rounded(), 2, income=6),
    ]  # fmt: skip


def days() -> list[Meaning]:
    age = whole_years(person.born, month_end)
    return [
        claim("eighteen on the last day", age >= figures.least_age, True, born=date(2000, 5, 31)),
        claim("eighteen tomorrow", age >= figures.least_age, False, born=date(2000, 6, 1)),
        claim("no birthday known", age >= figures.least_age, None),
        claim("seventeen from a leap day", whole_years(person.born, person.moved) == literal(17, "year"), True, born=date(2000, 2, 29), moved=date(2018, 2, 28)),
        claim("eighteen from a leap day", whole_years(person.born, person.moved) == literal(18, "year"), True, born=date(2000, 2, 29), moved=date(2018, 3, 1)),
        claim("less than no year", whole_years(person.born, person.moved) < literal(0, "year"), True, born=date(2000, 3, 1), moved=date(2000, 2, 1)),
        claim("the first day", person.moved == month_start, True, moved=FIRST),
        claim("the last day", person.moved == month_end, True, moved=LAST),
        claim("after the month", person.moved <= month_end, False, moved=date(2018, 6, 1)),
        claim("before another day", person.born < person.moved, True, born=date(2000, 1, 1), moved=date(2000, 1, 2)),
        claim("not before an unknown day", person.born < person.moved, None, born=date(2000, 1, 1)),
    ]  # fmt: skip


def members_and_figures() -> list[Meaning]:
    def of(says: str, expression: Expression, expected: Any, facts: dict[str, Any], *others: dict[str, Any]) -> Meaning:
        return Meaning(says, expression, facts, expected, list(others), about="household")

    def home(says: str, expression: Expression, expected: Any, *others: dict[str, Any], **facts: Any) -> Meaning:
        return Meaning(says, expression, {}, expected, [facts, *others], is_claim=False, about="household")

    poor, rich, unsaid = {"poor": True}, {"poor": False}, {}
    any_poor, all_poor = members.any(person.poor), members.all(person.poor)
    placed = Meaning("a figure of a place above", figures.standard, {}, 6050, place="b", is_claim=False)
    return [
        of("one poor member", any_poor, True, {}, rich, poor),
        of("one poor member beside one nobody asked", any_poor, True, {}, unsaid, poor),
        of("no poor member", any_poor, False, {}, rich, rich),
        of("no poor member, one nobody asked", any_poor, None, {}, rich, unsaid),
        of("all are poor", all_poor, True, {}, poor, poor),
        of("one is not poor beside one nobody asked", all_poor, False, {}, rich, unsaid),
        of("all are poor, one nobody asked", all_poor, None, {}, poor, unsaid),
        home("the sum of the members", members.sum(person.paid), 5, {"paid": 3}, paid=2),
        home("the sum with one unknown", members.sum(person.paid), None, {}, paid=2),
        home("the largest of the members", members.max(person.paid), 3, {"paid": 3}, paid=2),
        home("the largest, standing first", members.max(person.paid), 3, {"paid": 2}, paid=3),
        home("the largest with one unknown", members.max(person.paid), None, {}, paid=2),
        home("money for each head", yuan(1) * members.count() * literal(1, "1/person"), 400, {}, {}, {}),
        of("two aggregates of one kind are two", members.any(person.poor) & members.any(person.severe), False, {}, {"poor": True, "severe": False}),
        of("of the household itself", household.urban & (household.income > yuan(0)), True, {"urban": True, "income": 1}, rich),
        Meaning("of the household for a person", household.urban & any_poor, {"poor": True, "household": {"urban": True}}, True),
        amount("a figure of the place", figures.standard, 8000),
        placed,
        amount("a figure that nobody found", figures.absent, None),
        claim("a cap that is set", figures.standard.applies(), True),
        claim("a cap stated as none", figures.cap.applies(), False),
        claim("a cap that nobody found", figures.absent.applies(), None),
        Meaning("wages of many", employer.wages * employer.staff / literal(1, "person") / 1000 >= employer.wages, {"wages": 9 * 10**14, "staff": 100_000}, True, about="employer"),
        Meaning("an average wage", (employer.wages / employer.staff * literal(1, "person")).rounded(), {"wages": 10, "staff": 4}, 3, is_claim=False, about="employer", unit="CNY/year"),
        Meaning("an employer without staff", (employer.wages / employer.staff * literal(1, "person")).rounded(), {"wages": 10, "staff": 0}, None, is_claim=False, about="employer", unit="CNY/year"),
    ]  # fmt: skip


def meanings() -> list[Meaning]:
    """Written anew for every test, so that the language is used while the test runs."""
    return [*compared(), *logic(), *rounding(), *numbers(), *choices(), *days(), *members_and_figures()]


SUBJECTS = {"person": person, "household": household, "employer": employer}
Masks = tuple[int, int, int | None]


def _program(found: list[Meaning]) -> Program:
    provisions = [
        rule(
            f"m01.p{number}",
            *((meaning.expression,) if meaning.is_claim else ()),
            amount=None if meaning.is_claim else meaning.expression,
            about=SUBJECTS[meaning.about],
            unit=meaning.unit,
        )
        for number, meaning in enumerate(found)
    ]
    return make_program(provisions, [], FIGURES)


def _masks(meaning: Meaning) -> Masks:
    """An amount stands without conditions: the first bit says that it cannot be told."""
    if meaning.expected is UNTOLD:
        return 0, 1, None
    return (0, 0, meaning.expected) if not meaning.is_claim else (int(not meaning.expected), 0, None)


def _people(meaning: Meaning) -> list[dict[str, Any]]:
    own = {name: each for name, each in meaning.facts.items() if name != "household"}
    return [*([own] if meaning.about == "person" else []), *meaning.others] or [{}]


def _own(meaning: Meaning) -> dict[str, Any]:
    return meaning.facts if meaning.about == "household" else meaning.facts.get("household", {})


def _tables(found: list[Meaning]) -> dict[str, polars.DataFrame]:
    kinds = {"bool": polars.Boolean, "date": polars.Date, "number": polars.Int64}

    def frame(rows: list[dict[str, Any]], about: Any, **keys: Any) -> polars.DataFrame:
        schema = {
            fact.name: kinds.get(fact.kind, polars.String if fact.name == "sex" else polars.Int64) for fact in about
        }
        schema |= {**keys, "reporting_place": polars.String}
        return polars.DataFrame([{name: row.get(name) for name in schema} for row in rows], schema=schema)

    people, homes, employers = [], [], []
    for number, meaning in enumerate(found):
        placed = {"household_id": number, "reporting_place": meaning.place}
        if meaning.about == "employer":
            employers.append({**meaning.facts, "employer_id": number, "reporting_place": meaning.place})
        homes.append({**_own(meaning), **placed})
        for position, each in enumerate(_people(meaning)):
            people.append({**each, **placed, "person_id": number if position == 0 else 1000 * position + number})
    whole = {"household_id": polars.Int64}
    return {
        "people": frame(people, person, person_id=polars.Int64, **whole),
        "households": frame(homes, household, **whole),
        "employers": frame(employers, employer, employer_id=polars.Int64),
    }


def _many(engine: str, those: list[Meaning]) -> dict[tuple[str, int], Masks]:
    program = _program(those)
    run = prepare(program, tables=_tables(those), first=FIRST, last=LAST, places=["a", "b"], engine=engine)
    keys = {"person": "person_id", "household": "household_id", "employer": "employer_id"}
    found = {}
    for subject, rows in run.frames().items():
        for row in rows.iter_rows(named=True):
            for provision in program.about(subject):
                parts = (row.get(column(provision.id, part)) for part in ("failed", "unknown", "amount"))
                found[provision.id, row[keys[subject]]] = tuple(parts)
    return found


def _one_by_one(those: list[Meaning]) -> dict[tuple[str, int], Masks]:
    program = _program(those)
    closures, needed = compile_program(program), figures_needed(program.provisions)
    found = {}
    for number, meaning in enumerate(those):
        others = [{f"person.{name}": each for name, each in one.items()} for one in _people(meaning)]
        own = {f"household.{name}": each for name, each in _own(meaning).items()}
        first = (
            {f"employer.{name}": each for name, each in meaning.facts.items()}
            if meaning.about == "employer"
            else others[0]
        )
        values = FIGURES.at(LAST, meaning.place, needed)
        masks = closures[meaning.about].decide({**own, **first}, others, values, FIRST, LAST)
        found.update({(each, number): tuple(answer) for each, answer in masks.items()})
    return found


ENGINES = {"one by one": _one_by_one, "polars": partial(_many, "polars"), "duckdb": partial(_many, "duckdb")}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_word_of_the_language_means_something_else(engine: str) -> None:
    those = meanings()

    answers = ENGINES[engine](those)

    found = {meaning.says: answers[f"m01.p{number}", number] for number, meaning in enumerate(those)}
    assert found == {meaning.says: _masks(meaning) for meaning in those}


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_somebody_is_answered_otherwise_on_another_engine(engine: str) -> None:
    those = meanings()

    alone, many = _one_by_one(those), ENGINES[engine](those)

    assert {key: many[key] for key in alone if key in many} == {key: alone[key] for key in alone if key in many}
