"""
Benchmark 1: a month of a league with all household members, the whole pack, Parquet to Parquet, reasons included.

Rows are limited to persons with a disability grade, in force or lapsed: those are the persons the product stores a
determination for. Their households are summed over all members, holders or not.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from benchmarks import league
from benchmarks.measuring import ProcessRun, Section, hand_back, median, plain_seconds, rounds
from qiaoliang.rules.bulk import Determination, Table, prepare

MILLION = 1_000_000
JOBS = {
    (1, "polars"): 7,
    (1, "duckdb"): 3,
    (10, "polars"): 3,
}  # millions of holders and engine: processes
TARGETS = {(1, "polars"): (2.0, 2048), (10, "polars"): (15.0, 4096)}  # seconds, MiB


def prepared(tables: Mapping[str, Table], engine: str = "polars") -> Determination:
    """Return the run of the whole pack over some tables."""
    pack = league.pack()
    return prepare(
        pack.program,
        tables=tables,
        first=league.MONTH.first_day,
        last=league.MONTH.last_day,
        places=[place.code for place in pack.reporting_places],
        holders=pack.subjects["person"].disability_grade.is_in(league.GRADES),
        engine=engine,
    )


def once(millions: int, engine: str) -> dict[str, float]:
    """Determine a month once; return the seconds of each part and the rows of each subject."""
    league.pack()
    tables = league.nation(millions)
    began, cpu = time.perf_counter(), time.process_time()
    run = prepared(tables, engine)
    parts = {"compile": time.perf_counter() - began}
    with TemporaryDirectory(dir=league.HERE / "data") as folder:
        started = time.perf_counter()
        rows = {f"rows_{subject}": count for subject, count in run.write(Path(folder)).items()}
        parts["decide and write"] = time.perf_counter() - started
        seconds = time.perf_counter() - began
    return {"seconds": seconds, "cpu": time.process_time() - cpu, **parts, **rows}


def measure() -> Section:
    """Return the section of this benchmark."""
    numbers, rows = {}, []
    for (millions, engine), times in JOBS.items():
        league.nation(millions)
        runs = rounds({"": ("determine", str(millions), engine)}, times)[""]
        numbers[f"{millions} {engine}"] = found = _summary(runs)
        people = pl.scan_parquet(league.nation(millions)["people"]).select(pl.len()).collect().item()
        rows.append(_row(millions, people, engine, found))
    return Section(
        "determine",
        "A month of the whole pack",
        f"{len(league.pack().provisions)} provisions with masks, compiling included, on two cores; a process of its own for "
        "each run. 10 million holders are ten leagues of a million.",
        ("holders", "people", "engine", "median", "best", "CPU time", "peak memory"),
        tuple(rows),
        {
            f"{millions} million holders on {engine} under {seconds:g} s and {peak / 1024:g} GiB": (
                numbers[f"{millions} {engine}"]["median"] < seconds and numbers[f"{millions} {engine}"]["peak"] < peak
            )
            for (millions, engine), (seconds, peak) in TARGETS.items()
        },
        numbers,
    )


def _summary(runs: list[ProcessRun]) -> dict[str, float]:
    taken = [run.result["seconds"] for run in runs]
    return {
        "median": median(taken),
        "best": min(taken),
        "cpu": median([run.result["cpu"] for run in runs]),
        "peak": max(run.peak for run in runs),
    }


def _row(millions: int, people: int, engine: str, found: Mapping[str, float]) -> tuple[str, ...]:
    times = (plain_seconds(found[part]) for part in ("median", "best", "cpu"))
    return (f"{millions * MILLION:,}", f"{people:,}", engine, *times, f"{found['peak']:.0f} MiB")


if __name__ == "__main__":
    hand_back(once(int(sys.argv[1]), sys.argv[2]))
