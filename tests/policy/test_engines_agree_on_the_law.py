"""One person at a time and everybody at once: the whole law says the same of everybody in a small league."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from qiaoliang.packs import load
from qiaoliang.population import League, generate
from qiaoliang.primitives.months import Month
from qiaoliang.rules.bulk import prepare
from qiaoliang.rules.closure import compile_program
from qiaoliang.rules.columns import KEYS, TABLES, column
from qiaoliang.rules.program import Program, figures_needed

PROGRAM = load("alxa_2017_108").program
PLACES = [place.code for place in load("alxa_2017_108").reporting_places]

Row = dict[str, Any]
Answers = dict[tuple[str, Any], tuple[Any, Any, Any]]


@pytest.mark.parametrize("month", [Month(2016, 5), Month(2018, 5), Month(2025, 1)], ids=str)
def test_somebody_is_decided_otherwise_alone_than_among_all(month: Month) -> None:
    league = generate(holders=60, seed=5, month=month)

    one_by_one = dict(_one_by_one(PROGRAM, league))

    assert one_by_one
    assert one_by_one == _all_at_once(PROGRAM, league)


def _all_at_once(program: Program, league: League) -> Answers:
    tables = {table: getattr(league, table) for table in TABLES.values()}
    month = league.month
    run = prepare(program, tables=tables, first=month.first_day, last=month.last_day, places=PLACES)
    return {
        (provision.id, row[KEYS[subject]]): tuple(
            row.get(column(provision.id, part)) for part in ("failed", "unknown", "amount")
        )
        for subject, frame in run.frames().items()
        for row in frame.iter_rows(named=True)
        for provision in program.about(subject)
    }


def _one_by_one(program: Program, league: League) -> Iterator[tuple[tuple[str, Any], tuple[Any, Any, Any]]]:
    month, closures = league.month, compile_program(program)
    needed = figures_needed(program.provisions)
    figures = {place: program.figures.at(month.last_day, place, needed) for place in PLACES}
    members: dict[int, list[Row]] = defaultdict(list)
    for row in league.people.iter_rows(named=True):
        members[row["household_id"]].append(_facts("person", row))
    homes = {row["household_id"]: _facts("household", row) for row in league.households.iter_rows(named=True)}
    for subject, closure in closures.items():
        for row in getattr(league, TABLES[subject]).iter_rows(named=True):
            place = row["place"] if subject == "place" else row["reporting_place"]
            home = row.get("household_id")
            facts = {**_facts(subject, row), **(homes[home] if subject == "person" else {})}
            masks = closure.decide(facts, members.get(home, []), figures[place], month.first_day, month.last_day)
            for provision in program.about(subject):
                yield (provision.id, row[KEYS[subject]]), tuple(masks[provision.id])


def _facts(subject: str, row: Row) -> Row:
    return {f"{subject}.{name}": value for name, value in row.items()}
