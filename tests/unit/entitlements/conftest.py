"""A tiny league with one determined month: who is entitled and who receives is written down case by case."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from qiaoliang.entitlements.actions import store_determinations
from qiaoliang.organisations.roles import Role
from qiaoliang.organisations.scope import Grant, Scope
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Person

MAY = Month(2018, 5)
CODES = {"not_entitled": 0, "entitled": 1, "undecided": 2}


@pytest.fixture
def people(places: int, clock: FixedClock) -> dict[int, Person]:
    """Six people: 1 to 4 in 巴彦浩特镇 of the left banner, 5 and 6 in 巴丹吉林镇 of the right banner."""
    rows = [
        Person(
            pk=number,
            name=f"某人{number}",
            name_key=f"某人{number}",
            sex="F",
            date_of_birth=date(1980, 1, 1),
            place_id="152921110" if number < 5 else "152922103",
            recorded_at=clock.now(),
        )
        for number in range(1, 7)
    ]
    Person.everyone.bulk_create(rows)
    return {row.pk: row for row in rows}


@pytest.fixture
def determine(people: dict[int, Person], clock: FixedClock) -> Callable[..., int]:
    """Return a function that stores (person, outcome, failed mask, amount, receiving) as determinations of May 2018."""

    def store(rows: list[tuple[int, str, int, int | None, bool | None]], provision: str = "m02.care_subsidy") -> int:
        frame = pl.DataFrame(
            [(number, failed, 0, CODES[outcome], amount) for number, outcome, failed, amount, _ in rows],
            schema={
                "subject_id": pl.Int64,
                "failed": pl.Int64,
                "unknown": pl.Int64,
                "outcome": pl.Int64,
                "amount_fen": pl.Int64,
            },
            orient="row",
        )
        receiving = pl.DataFrame(
            [(number, is_receiving, 8000 if is_receiving else 0) for number, *_, is_receiving in rows],
            schema={"subject_id": pl.Int64, "is_receiving": pl.Boolean, "received_fen": pl.Int64},
            orient="row",
        )
        return store_determinations(
            provision_id=provision,
            subject_kind="person",
            month=MAY,
            frame=frame,
            receiving=receiving,
            pack_version="v1",
            clock=clock,
            actor="system",
        )

    return store


@pytest.fixture
def scope_for() -> Callable[..., Scope]:
    """Return a function that gives a scope of a role over some place codes."""

    def make(role: Role, *codes: str) -> Scope:
        grant = Grant(role.value, "disabled_persons_federation", "152900", frozenset(codes))
        return Scope(staff="someone", on=date(2018, 6, 1), grants=(grant,))

    return make
