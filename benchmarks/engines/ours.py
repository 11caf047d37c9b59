"""The product, on one of its engines, reason masks included."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import polars as pl

from benchmarks import league
from benchmarks.measuring import hand_back
from benchmarks.provisions import PROVISIONS
from qiaoliang.rules.bulk import Determination, Table, prepare
from qiaoliang.rules.bulk.duckdb_engine import DuckdbEngine
from qiaoliang.rules.columns import KEYS, column

SUBJECTS = ("household", "person")


def determine(holders: int, out: Path, *, engine: str = "polars", only_holders: bool = False) -> dict[str, float]:
    """Write the results of every person (or of those with a grade) and household, Parquet to Parquet; return seconds."""
    began = time.perf_counter()
    run = _prepared(league.tables(holders, filled=True), engine, only_holders)
    compiled = time.perf_counter() - began
    run.write(out)
    return {"total": time.perf_counter() - began, "compile": compiled, "characters": _characters(run)}


def evaluate(holders: int, *, engine: str = "polars", only_holders: bool = False) -> dict[str, float]:
    """Return the seconds of the same run from tables in memory to tables in memory."""
    frames: dict[str, Table] = {
        name: pl.read_parquet(path) for name, path in league.tables(holders, filled=True).items()
    }
    began = time.perf_counter()
    run = _prepared(frames, engine, only_holders)
    rows = sum(frame.height for frame in run.frames().values())
    return {"evaluation": time.perf_counter() - began, "rows": rows}


def _characters(run: Determination) -> int:
    """The length of the SQL, where the engine is written to in SQL."""
    if not isinstance(run.engine, DuckdbEngine):
        return 0
    queries = run.engine.queries
    return sum(
        len(text) for text in (queries.shared_sql() or "", *(each.sql() for each in queries.by_subject.values()))
    )


def answers(out: Path) -> dict[str, pl.DataFrame]:
    """Return what was written: for each subject its key and per provision the amount (or true) where entitled."""
    found = {}
    for subject in SUBJECTS:
        written = pl.read_parquet(out / f"{subject}.parquet")
        given = [name for name in PROVISIONS if column(name, "failed") in written.columns]
        unknown = written.select(pl.sum_horizontal(column(name, "unknown") for name in given).sum()).item()
        if unknown:
            raise ValueError(f"{unknown} masks of unknown facts in a league where nothing is unknown")
        found[subject] = written.select(
            pl.col(KEYS[subject]).alias("key"),
            **{name: _answer(name) for name in given},
        ).sort("key")
    return found


def _answer(provision: str) -> pl.Expr:
    entitled = pl.col(column(provision, "failed")) == 0
    if provision == "m03.accident_insurance":
        return entitled.cast(pl.Int64)
    return pl.when(entitled).then(pl.col(column(provision, "amount"))).otherwise(0)


def _prepared(tables: Mapping[str, Table], engine: str, only_holders: bool) -> Determination:
    pack = league.pack()
    wanted = tuple(provision for provision in pack.provisions if provision.id in PROVISIONS)
    return prepare(
        replace(pack.program, provisions=wanted),
        tables={name: tables[name] for name in ("people", "households")},
        first=league.MONTH.first_day,
        last=league.MONTH.last_day,
        places=[place.code for place in pack.reporting_places],
        holders=pack.subjects["person"].disability_grade.is_in(league.GRADES) if only_holders else None,
        threads=2,
        engine=engine,
    )


if __name__ == "__main__":
    how, size, folder, engine, rows = sys.argv[1:]
    league.pack()
    only_holders = rows == "holders"
    if how == "files":
        hand_back(determine(int(size), Path(folder), engine=engine, only_holders=only_holders))
    else:
        hand_back(evaluate(int(size), engine=engine, only_holders=only_holders))
