"""Benchmark 2: one person, with the full trace and by the compiled function alone; garbage collection as it is."""

from __future__ import annotations

from typing import Any

import polars as pl

from benchmarks import league
from benchmarks.measuring import Section, median, percentile, plain_seconds, seconds_of
from qiaoliang.packs import Pack
from qiaoliang.rules.decisions import Case, Decider

HOLDERS = 100_000
TARGET_TRACE = 1e-3  # seconds
TARGET_CLOSURE = 30e-6  # seconds
PEOPLE = 200  # different persons, one after the other
TIMES = 20  # rounds over all of them


def cases(pack: Pack, *, count: int, filled: bool = False) -> list[Case]:
    """Return the cases of `count` persons who have a disability grade, each with the whole household."""
    files = league.tables(HOLDERS, filled=filled)
    people = pl.scan_parquet(files["people"])
    holders = people.filter(pl.col("disability_grade") > 0).head(count).collect()
    members = people.filter(pl.col("household_id").is_in(holders["household_id"].implode())).collect()
    homes = (
        pl.scan_parquet(files["households"])
        .filter(pl.col("household_id").is_in(holders["household_id"].implode()))
        .collect()
    )
    household = {row["household_id"]: _facts(pack, "household", row) for row in homes.to_dicts()}
    together: dict[int, list[dict[str, Any]]] = {}
    for row in members.to_dicts():
        together.setdefault(row["household_id"], []).append(_facts(pack, "person", row))
    return [
        Case(
            _facts(pack, "person", row) | household[row["household_id"]],
            together[row["household_id"]],
            row["reporting_place"],
            league.MONTH.first_day,
            league.MONTH.last_day,
        )
        for row in holders.to_dicts()
    ]


def measure() -> Section:
    """Return the section of this benchmark."""
    pack = league.pack()
    decider = Decider(pack.program)
    persons = cases(pack, count=PEOPLE)
    decide = decider.closure("person").decide
    figures = [decider.figures_for("person", case) for case in persons]
    traced = [
        seconds
        for case in persons
        for seconds in seconds_of(lambda case=case: decider.decide("person", case), times=TIMES)
    ]
    alone = [
        seconds
        for case, known in zip(persons, figures, strict=True)
        for seconds in seconds_of(
            lambda case=case, known=known: decide(case.facts, case.members, known, case.first, case.last), times=TIMES
        )
    ]
    provisions = len(decider.decide("person", persons[0]))
    numbers = {
        name: {"median": median(taken), "p95": percentile(taken, 0.95)}
        for name, taken in (("trace", traced), ("closure", alone))
    }
    return Section(
        "one_person",
        "One person",
        f"{PEOPLE} persons with their households, {TIMES} times each; {provisions} provisions.",
        ("what", "median", "95th percentile"),
        tuple(
            (label, plain_seconds(numbers[name]["median"]), plain_seconds(numbers[name]["p95"]))
            for name, label in (
                ("trace", "full trace (Decider.decide)"),
                ("closure", "compiled function: masks, amounts"),
            )
        ),
        {
            "full trace under 1 ms": numbers["trace"]["median"] < TARGET_TRACE,
            "compiled function under 30 µs": numbers["closure"]["median"] < TARGET_CLOSURE,
        },
        numbers,
    )


def _facts(pack: Pack, subject: str, row: dict[str, Any]) -> dict[str, Any]:
    return {fact.id: row[fact.name] for fact in pack.subjects[subject] if fact.name in row}
