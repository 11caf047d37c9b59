"""OpenFisca-Core as it is documented: a country package, a builder, arrays set as input."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
from openfisca_core.simulations import Simulation, SimulationBuilder

from benchmarks import league
from benchmarks.measuring import hand_back
from benchmarks.openfisca_usual.country import CountryTaxBenefitSystem
from benchmarks.provisions import PROVISIONS

MONTH = str(league.MONTH)
GRADES = np.array(["none", "grade_1", "grade_2", "grade_3", "grade_4"])
SUBJECTS = {"household": ("household_id", "households"), "person": ("person_id", "people")}


def determine(holders: int, out: Path) -> dict[str, float]:
    """Write the results of every person and household; return the seconds of the whole and of the evaluation."""
    system = CountryTaxBenefitSystem()
    files = league.tables(holders, filled=True)
    began = time.perf_counter()
    names = {subject: _inputs(system, subject) for subject in SUBJECTS}
    people = pl.read_parquet(files["people"], columns=["person_id", "household_id", *names["person"]])
    households = pl.read_parquet(files["households"], columns=["household_id", *names["household"]])
    evaluated = time.perf_counter()
    simulation = simulation_of(system, people, households)
    results = results_of(simulation)
    evaluation = time.perf_counter() - evaluated
    for subject, table in (("household", households), ("person", people)):
        mine = {name: results[name] for name in PROVISIONS if _subject(system, name) == subject}
        pl.DataFrame({"key": table[SUBJECTS[subject][0]], **mine}).write_parquet(out / f"{subject}.parquet")
    return {"total": time.perf_counter() - began, "evaluation": evaluation}


def simulation_of(system: CountryTaxBenefitSystem, people: pl.DataFrame, households: pl.DataFrame) -> Simulation:
    """Return the simulation of a population, built as the documentation builds one."""
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", people["person_id"].to_numpy())
    household = builder.declare_entity("household", households["household_id"].to_numpy())
    builder.join_with_persons(household, people["household_id"].to_numpy(), roles=["member"] * people.height)
    simulation = builder.build(system)
    for subject, table in (("person", people), ("household", households)):
        for name in _inputs(system, subject):
            simulation.set_input(name, MONTH, _input(name, table[name]))
    return simulation


def results_of(simulation: Simulation) -> dict[str, np.ndarray]:
    """Return the results by provision, in yuan."""
    return {provision: simulation.calculate(provision.partition(".")[2], MONTH) for provision in PROVISIONS}


def decide(system: CountryTaxBenefitSystem, described: dict[str, Any]) -> dict[str, np.ndarray]:
    """Return the results for one household described as JSON."""
    return results_of(SimulationBuilder().build_from_entities(system, described))


def situation(facts: dict[str, Any], members: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return one household as the JSON that OpenFisca reads; `facts` has the facts of the household."""
    people = {
        f"person_{number}": {
            name.partition(".")[2]: {MONTH: _plain(name, value)}
            for name, value in member.items()
            if name.partition(".")[2] in _PERSON_INPUTS
        }
        for number, member in enumerate(members)
    }
    home = {
        name.partition(".")[2]: {MONTH: _plain(name, value)}
        for name, value in facts.items()
        if name.startswith("household.") and name.partition(".")[2] in _HOUSEHOLD_INPUTS
    }
    return {"persons": people, "households": {"home": {"members": list(people), **home}}}


def answers(out: Path) -> dict[str, pl.DataFrame]:
    """Return what was written, yuan as fen, in the form of the other engines."""
    return {
        subject: pl.read_parquet(out / f"{subject}.parquet")
        .with_columns(
            pl.col(pl.Float32).cast(pl.Float64).mul(100).round().cast(pl.Int64), pl.col(pl.Boolean).cast(pl.Int64)
        )
        .sort("key")
        for subject in SUBJECTS
    }


def _inputs(system: CountryTaxBenefitSystem, subject: str) -> list[str]:
    return [
        name
        for name, variable in system.variables.items()
        if variable.entity.key == subject and variable.is_input_variable()
    ]


def _subject(system: CountryTaxBenefitSystem, provision: str) -> str:
    return system.variables[provision.partition(".")[2]].entity.key


def _input(name: str, values: pl.Series) -> np.ndarray:
    if name == "disability_grade":
        return GRADES[values.to_numpy()]
    return values.to_numpy() / 100 if values.dtype.is_integer() else values.to_numpy()


def _plain(name: str, value: Any) -> Any:
    if name == "person.disability_grade":
        return str(GRADES[value])
    if isinstance(value, bool):
        return value
    return value / 100 if isinstance(value, int) else str(value)


_PERSON_INPUTS, _HOUSEHOLD_INPUTS = (
    frozenset(_inputs(CountryTaxBenefitSystem(), subject)) for subject in ("person", "household")
)

if __name__ == "__main__":
    hand_back(determine(int(sys.argv[1]), Path(sys.argv[2])))
