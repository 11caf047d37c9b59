"""The benchmarks' leagues: written by the product's own population, in two forms (as it is, and with nothing unknown)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl
import polars.selectors as cs

from benchmarks.measuring import HERE
from qiaoliang import population
from qiaoliang.packs import Pack, load
from qiaoliang.population import write_population
from qiaoliang.primitives.months import Month
from qiaoliang.rules.columns import TABLES

MONTH = Month(2018, 5)
SEED = 1
PACK = "alxa_2017_108"
GRADES = (1, 2, 3, 4)  # of disability; 0 stands for none where nothing may be unknown


def tables(holders: int, *, filled: bool = False) -> dict[str, Path]:
    """
    Return the Parquet files of a league with `holders` certificates in force, by table; they are made when missing.

    `filled` has 0 or false for every unknown fact, for engines that know no unknown.
    """
    folder = HERE / "data" / f"holders_{holders}"
    stamp = folder / "made_by"
    if not stamp.exists() or stamp.read_text() != population_version():
        print(f"making a league of {holders:,} holders", flush=True)
        write_population(holders=holders, seed=SEED, month=MONTH, out=folder)
        for table in TABLES.values():
            fill(pl.read_parquet(folder / f"{table}.parquet")).write_parquet(folder / f"{table}_filled.parquet")
        stamp.write_text(population_version())
    return {table: folder / f"{table}{'_filled' if filled else ''}.parquet" for table in TABLES.values()}


PART = 1_000_000  # holders in a part of a larger league
KINDS = 5  # leagues of different people; a larger league repeats them under other ids


def nation(parts: int) -> dict[str, Path]:
    """
    Return the tables of `parts` leagues of a million holders each, as folders of part files; they are made when missing.

    Part k is one of `KINDS` leagues of different people, its ids moved beyond those before. Employers, places and
    institutions are those of the first.
    """
    folder = HERE / "data" / f"parts_{parts}"
    stamp = folder / "made_by"
    if not stamp.exists() or stamp.read_text() != population_version():
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(parts):
            print(f"making part {number + 1} of {parts}", flush=True)
            _write_part(folder, number)
        stamp.write_text(population_version())
    first = HERE / "data" / "kind_0"
    return {table: folder / f"{table}.parquet" for table in ("people", "households")} | {
        table: first / f"{table}.parquet" for table in TABLES.values() if table not in ("people", "households")
    }


def _write_part(folder: Path, number: int) -> None:
    kind = HERE / "data" / f"kind_{number % KINDS}"
    if not (kind / "made_by").exists() or (kind / "made_by").read_text() != population_version():
        write_population(holders=PART, seed=SEED + number % KINDS, month=MONTH, out=kind)
        (kind / "made_by").write_text(population_version())
    for table, keys in (("people", ("person_id", "household_id")), ("households", ("household_id",))):
        written = HERE / "data" / "parts" / population_version() / f"{table}-{number:05}.parquet"
        if not written.exists():
            written.parent.mkdir(parents=True, exist_ok=True)
            moved = [pl.col(key) + number * 10 * PART for key in keys]
            pl.scan_parquet(kind / f"{table}.parquet").with_columns(moved).sink_parquet(written, compression="lz4")
        target = folder / f"{table}.parquet" / f"part-{number:05}.parquet"
        target.parent.mkdir(exist_ok=True)
        target.unlink(missing_ok=True)
        target.hardlink_to(written)


def fill(table: pl.DataFrame) -> pl.DataFrame:
    """Return a table in which nothing that a rule turns on is unknown."""
    return table.with_columns(cs.integer().fill_null(0), cs.boolean().fill_null(value=False))


def pack() -> Pack:
    """Return the pack under measurement, with the figures of the demonstration."""
    return load(PACK)


def population_version() -> str:
    """Return a hash of the source that writes a league: what was made by another is made anew."""
    digest = hashlib.sha256()
    for path in sorted(Path(population.__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
