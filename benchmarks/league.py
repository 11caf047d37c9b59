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
