"""A small law for the tests of the language: a few facts, figures of any value, provisions in one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from qiaoliang.rules import Condition, Entitlement, Figures, literal
from qiaoliang.rules.decisions import Case, Decider, Decision
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.facts import Subject, subject
from qiaoliang.rules.figures import DatedValue, Figure, FigureTable
from qiaoliang.rules.program import Program
from qiaoliang.rules.units import Unit

FIRST, LAST = date(2018, 5, 1), date(2018, 5, 31)
MONTHLY = "CNY/month"


def _declared(kind: str, label: str, unit: str = "", **more: Any) -> dict[str, object]:
    return {"kind": kind, "label": label, "label_en": label, **({"unit": unit} if unit else {}), **more}


person = subject(
    "person",
    "个人",
    "person",
    {
        "poor": _declared("bool", "贫困", supplier="民政局"),
        "severe": _declared("bool", "重度", supplier="残联"),
        "grade": _declared("code", "等级"),
        "sex": _declared("code", "性别"),
        "born": _declared("date", "出生"),
        "moved": _declared("date", "迁入"),
        "income": _declared("number", "收入", MONTHLY),
        "paid": _declared("number", "已领", MONTHLY),
        "days": _declared("number", "天数", "day"),
    },
)
household = subject(
    "household",
    "家庭",
    "household",
    {"income": _declared("number", "家庭收入", MONTHLY), "urban": _declared("bool", "城镇")},
)
employer = subject(
    "employer",
    "单位",
    "employer",
    {"staff": _declared("number", "职工", "person"), "wages": _declared("number", "工资", "CNY/year")},
)
figures = Figures("m01")


def yuan(amount: int | str) -> Expression:
    return literal(Decimal(amount), MONTHLY)


def value(
    amount: str | None, *, start: date = date(2010, 1, 1), end: date | None = None, place: str | None = None
) -> DatedValue:
    return DatedValue(start, end, place, None if amount is None else Decimal(amount), "S1", "stated")


def figure(id: str, unit: str, *values: DatedValue) -> Figure:
    return Figure(id, "数", "figure", Unit.parse(unit), tuple(values), "S1", "stated" if values else "absent")


def table(*found: Figure) -> FigureTable:
    return FigureTable({each.id: each for each in found}, {"a": ("a", "league"), "b": ("b", "league")})


def rule(
    id: str, *claims: Expression, amount: Expression | None = None, about: Subject = person, **changes: Any
) -> Entitlement:
    """Return a provision whose conditions are c0, c1, …"""
    conditions = tuple(Condition(f"c{i}", "条件", claim, "condition") for i, claim in enumerate(claims))
    made = Entitlement(
        id=id,
        label="补贴",
        label_en="subsidy",
        clause="m01.c1",
        subject=about,
        every="month",
        unit=MONTHLY,
        conditions=conditions,
        amount=amount,
    )
    return replace(made, **changes)


def decide(
    program: Program,
    facts: Mapping[str, Any],
    *,
    place: str | None = None,
    members: Sequence[Mapping[str, Any]] | None = None,
    about: str = "person",
) -> dict[str, Decision]:
    """Return the decisions by provision; without `members` the subject is the only one."""
    case = Case(facts, [facts] if members is None else members, place, FIRST, LAST)
    return {decision.provision.id: decision for decision in Decider(program).decide(about, case)}
