"""
Benchmark 6: as many holders as China has, in chunks of households; and a change log against a run over all.

85 million certificates are 85 leagues of a million holders with everybody in their households. Every chunk is one of
them, so the memory is that of one chunk.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from benchmarks import league
from benchmarks.determine import prepared
from benchmarks.measuring import HERE, Section, hand_back, median, plain_seconds, run_process
from benchmarks.plot import line_plot
from qiaoliang.rules.bulk import touched_by, write_in_chunks

SIZES = (1, 10, 30, 85)  # millions of holders
CHUNK = 1_000_000  # households
CHANGED_OF = 10  # millions of holders that a change log is about
CHANGED_SHARE = 1000  # one of so many persons


def in_chunks(millions: int) -> dict[str, float]:
    """Determine a month in chunks; return the seconds and the rows about persons."""
    league.pack()
    tables = league.nation(millions)
    began = time.perf_counter()
    with TemporaryDirectory(dir=HERE / "data") as folder:
        counts = write_in_chunks(prepared(tables), Path(folder), households=CHUNK)
        seconds = time.perf_counter() - began
    return {"seconds": seconds, "rows": counts["person"]}


def changed(millions: int) -> dict[str, float]:
    """Return the seconds that a change log takes, and a run over everybody, Parquet to Parquet."""
    league.pack()
    tables = league.nation(millions)
    persons = pl.scan_parquet(tables["people"]).select("person_id").collect()["person_id"]
    log = pl.DataFrame({"subject": "person", "id": persons.sample(len(persons) // CHANGED_SHARE, seed=1)})
    taken = {}
    with TemporaryDirectory(dir=HERE / "data") as folder:
        began = time.perf_counter()
        again = touched_by(log, tables).again(prepared(tables)).write(Path(folder))
        taken["log"] = time.perf_counter() - began
        began = time.perf_counter()
        prepared(tables).write(Path(folder))
        taken["whole"] = time.perf_counter() - began
    return {**taken, "changes": log.height, "households": again["household"]}


def measure() -> Section:
    """Return the section of this benchmark; its plot is written beside the results."""
    league.nation(max(SIZES))
    runs = {size: run_process("nation", "chunks", str(size)) for size in SIZES}
    logs = [run_process("nation", "changes", str(CHANGED_OF)).result for _ in range(3)]
    ratio = median([log["whole"] / log["log"] for log in logs])
    each = {size: run.result["seconds"] / size for size, run in runs.items()}
    points = [(float(size), run.result["seconds"]) for size, run in runs.items()]
    line_plot(HERE / "results" / "linear.svg", points, across="million holders", up="seconds")
    rows = [
        (f"{size} million in chunks", f"{run.result['rows']:,}", plain_seconds(run.result["seconds"]),
         plain_seconds(each[size]), f"{run.peak:.0f} MiB")
        for size, run in runs.items()
    ]  # fmt: skip
    log = logs[0]
    rows.append(
        (f"change log of 0.1 % of {CHANGED_OF} million", f"{log['changes']:,.0f} persons changed",
         plain_seconds(median([each["log"] for each in logs])), "–", "–")
    )  # fmt: skip
    largest = runs[max(SIZES)]
    return Section(
        "nation",
        "As many as China has",
        f"{len(league.pack().provisions)} provisions with masks over persons with a grade and all households, in chunks of "
        f"{CHUNK:,} households, on two cores. The change log is {ratio:.1f} times cheaper than a run over everybody "
        "(median of three pairs). See the plot: [linear.svg](results/linear.svg).",
        ("what", "persons decided", "seconds", "for a million", "peak memory"),
        tuple(rows),
        {
            "85 million in chunks under 2 minutes": largest.result["seconds"] < 120,
            "85 million under 4 GiB": largest.peak < 4096,
            "a change log of 0.1 % at least 10 times cheaper than the run over all": ratio >= 10,
            "a million costs at 85 million no more than 1.3 times what it costs at one": each[max(SIZES)]
            <= 1.3 * each[1],
        },
        {"runs": {str(size): run.result | {"peak": run.peak} for size, run in runs.items()}, "logs": logs},
    )


if __name__ == "__main__":
    how, millions = sys.argv[1:]
    hand_back(in_chunks(int(millions)) if how == "chunks" else changed(int(millions)))
