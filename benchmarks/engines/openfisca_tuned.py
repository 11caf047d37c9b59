"""OpenFisca-Core tuned by hand: see `benchmarks/openfisca_tuned.py`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks import league
from benchmarks.measuring import hand_back
from benchmarks.openfisca_tuned import (
    HOUSEHOLD_FACTS,
    PERSON_FACTS,
    TunedSystem,
    month_of,
    results_of,
    simulation_of,
)

MONTH = month_of(str(league.MONTH))


def determine(holders: int, out: Path) -> dict[str, float]:
    """Write the results of every person and household; return the seconds of the whole and of the evaluation."""
    system = TunedSystem(MONTH)
    files = league.tables(holders, filled=True)
    began = time.perf_counter()
    people = pl.read_parquet(files["people"], columns=["person_id", "household_id", *PERSON_FACTS])
    households = pl.read_parquet(files["households"], columns=["household_id", *HOUSEHOLD_FACTS])
    evaluated = time.perf_counter()
    persons, homes = evaluate(system, people, households)
    evaluation = time.perf_counter() - evaluated
    pl.DataFrame({"key": people["person_id"], **persons}).write_parquet(out / "person.parquet")
    pl.DataFrame({"key": households["household_id"], **homes}).write_parquet(out / "household.parquet")
    return {"total": time.perf_counter() - began, "evaluation": evaluation}


def evaluate(
    system: TunedSystem, people: pl.DataFrame, households: pl.DataFrame
) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Return the results for persons and for households; household ids run without a gap, so they are positions."""
    first = int(households["household_id"][0])
    home = people["household_id"].to_numpy() - first
    own = {name: _array(people[name]) for name in PERSON_FACTS}
    shared = {name: _array(households[name]) for name in HOUSEHOLD_FACTS}
    return results_of(simulation_of(system, MONTH, own, shared, home), MONTH)


def answers(out: Path) -> dict[str, pl.DataFrame]:
    """Return what was written, in the form of the other engines."""
    return {
        subject: pl.read_parquet(out / f"{subject}.parquet").select("key", pl.exclude("key").cast(pl.Int64)).sort("key")
        for subject in ("household", "person")
    }


def _array(values: pl.Series) -> np.ndarray:
    return values.cast(pl.Int32).to_numpy() if values.dtype.is_integer() else values.to_numpy()


if __name__ == "__main__":
    hand_back(determine(int(sys.argv[1]), Path(sys.argv[2])))
