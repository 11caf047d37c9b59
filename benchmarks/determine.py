"""
Benchmark 1: a month of a league of a million holders with all household members, Parquet to Parquet, reasons included.

Rows are limited to persons with a disability grade, in force or lapsed: those are the persons the product stores a
determination for. Their households are summed over all members, holders or not.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from benchmarks import league
from benchmarks.measuring import Section, hand_back, median, plain_seconds, rounds
from qiaoliang.rules.bulk import Determination, prepare

HOLDERS = 1_000_000
TARGET_SECONDS = 2.0
TARGET_PEAK = 2048  # MiB


def prepared(*, holders: int, threads: int) -> Determination:
    """Return the run of the whole pack over a league."""
    pack = league.pack()
    return prepare(
        pack.program,
        tables=league.tables(holders),
        first=league.MONTH.first_day,
        last=league.MONTH.last_day,
        places=[place.code for place in pack.reporting_places],
        holders=pack.subjects["person"].disability_grade.is_in(league.GRADES),
        threads=threads,
        engine="duckdb",
    )


def once(holders: int, threads: int) -> dict[str, float]:
    """Determine a month once; return the seconds of each part and the rows of each subject."""
    league.pack()
    began, cpu = time.perf_counter(), time.process_time()
    run = prepared(holders=holders, threads=threads)
    parts = {"compile": time.perf_counter() - began}
    with TemporaryDirectory(dir=league.HERE / "data") as folder:
        started = time.perf_counter()
        rows = {f"rows_{subject}": count for subject, count in run.write(Path(folder)).items()}
        parts["decide and write"] = time.perf_counter() - started
    return {"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu, **parts, **rows}


def measure(*, times: int = 7, holders: int = HOLDERS) -> Section:
    """Return the section of this benchmark."""
    people = pl.scan_parquet(league.tables(holders)["people"]).select(pl.len()).collect().item()
    jobs = {str(threads): ("determine", str(holders), str(threads)) for threads in (2, 1)}
    rows, numbers = [], {}
    for threads, runs in rounds(jobs, times).items():
        taken = [run.result["seconds"] for run in runs]
        peak = max(run.peak for run in runs)
        cpu = median([run.result["cpu"] for run in runs])
        numbers[f"threads_{threads}"] = {
            "median": median(taken),
            "best": min(taken),
            "cpu": cpu,
            "peak": peak,
            "runs": [run.result for run in runs],
        }
        parts = ", ".join(
            f"{part} {median([run.result[part] for run in runs]):.2f}" for part in ("compile", "decide and write")
        )
        rows.append(
            (
                threads,
                plain_seconds(median(taken)),
                plain_seconds(min(taken)),
                plain_seconds(cpu),
                f"{peak:.0f} MiB",
                parts,
            )
        )
    two = numbers["threads_2"]
    return Section(
        "determine",
        "A month of a million holders",
        f"{holders:,} certificates in force, {people:,} people; {len(league.pack().provisions)} provisions with masks; "
        f"Parquet to Parquet, compiling included; {times} processes each, in turn.",
        ("threads", "median", "best", "CPU time", "peak memory", "median of the parts (s)"),
        tuple(rows),
        {
            f"median under {TARGET_SECONDS} s on two threads": two["median"] < TARGET_SECONDS,
            f"best under {TARGET_SECONDS} s on two threads": two["best"] < TARGET_SECONDS,
            f"peak under {TARGET_PEAK} MiB": two["peak"] < TARGET_PEAK,
        },
        numbers,
    )


if __name__ == "__main__":
    hand_back(once(int(sys.argv[1]), int(sys.argv[2])))
