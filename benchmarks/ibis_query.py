"""
Benchmark 5: the same provisions written in Ibis as levels, against our SQLGlot trees cut into levels.

It is the evidence for the choice of SQLGlot: length of the query, time to make it, time to run it, and what Ibis gets wrong.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from benchmarks import league
from benchmarks.engines import ibis_levels, ours
from benchmarks.measuring import Section, median, plain_seconds, rounds
from benchmarks.provisions import PROVISIONS
from benchmarks.side_by_side import PARITY_HOLDERS, Unequal

HOLDERS = 1_000_000
TIMES = 5
OURS = "ours (SQLGlot, levels as CTEs)"
ENGINES = {
    OURS: ("engines.ours", "files"),
    "Ibis, mutate as written": ("engines.ibis_levels", "written"),
    "Ibis, a view between the levels": ("engines.ibis_levels", "cut"),
}


def measure() -> Section:
    """
    Return the section of this benchmark.

    :raises Unequal: if a mask or an amount differs for anybody
    """
    with TemporaryDirectory(dir=league.HERE / "data") as folder:
        compared = check_equal(Path(folder))
        jobs = {
            name: (module, how, str(HOLDERS), folder, *(("duckdb", "everybody") if module == "engines.ours" else ()))
            for name, (module, how) in ENGINES.items()
        }
        runs = rounds(jobs, TIMES)
    numbers = {
        name: {part: median([run.result[part] for run in found]) for part in ("total", "compile", "characters")}
        for name, found in runs.items()
    }
    is_wrong = ibis_levels.mistakes_negation()
    numbers["inlined negation"] = {"is_wrong": is_wrong}
    return Section(
        "ibis_query",
        "SQLGlot levels and Ibis",
        f"{len(PROVISIONS)} provisions with masks for everybody in a league of {HOLDERS:,} holders; masks and amounts equal "
        f"for all {compared:,} rows of {PARITY_HOLDERS:,} holders, once negation is written as `claim == False`: "
        f"`(~claim).isnull()`, inlined, {'still answers' if is_wrong else 'no longer answers'} true for a known claim. "
        f"Medians of {TIMES} processes each, in turn.",
        ("written in", "characters of SQL", "making the query", "Parquet to Parquet, making included", "× ours"),
        tuple(
            (
                name,
                f"{numbers[name]['characters']:,.0f}",
                plain_seconds(numbers[name]["compile"]),
                plain_seconds(numbers[name]["total"]),
                f"{numbers[name]['total'] / numbers[OURS]['total']:.2f}",
            )
            for name in ENGINES
        ),
        {},
        numbers,
    )


def check_equal(folder: Path) -> int:
    """
    Return the number of rows for which Ibis and we gave the same masks and amounts.

    :raises Unequal: with the column and the number of rows
    """
    compared = 0
    (folder / "ours").mkdir()
    ours.determine(PARITY_HOLDERS, folder / "ours", engine="duckdb")
    for how in (True, False):
        theirs = folder / f"ibis_{how}"
        theirs.mkdir()
        ibis_levels.determine(PARITY_HOLDERS, theirs, cut=how)
        for subject, key in (("household", "household_id"), ("person", "person_id")):
            mine, other = (pl.read_parquet(one / f"{subject}.parquet").sort(key) for one in (folder / "ours", theirs))
            for column in mine.columns:
                if differing := int(mine[column].ne_missing(other[column]).sum()):
                    raise Unequal(f"Ibis: {column} differs in {differing} rows; carry the rule's change over to it")
            compared += mine.height if how else 0
    return compared
