"""
Benchmark 3: the provisions of persons and households side by side with OpenFisca-Core, in one run, with equal results.

OpenFisca-Core answers with amounts only: it has no reasons and no unknown. So the league has nothing unknown here, and
what we answer beyond the amounts (two reason masks per provision) is in our times.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl

from benchmarks import league
from benchmarks.engines import openfisca_tuned, openfisca_usual, ours, polars_by_hand
from benchmarks.measuring import ProcessRun, Section, median, plain_seconds, rounds, seconds_of
from benchmarks.one_person import cases
from benchmarks.openfisca_tuned import TunedSystem
from benchmarks.openfisca_usual.country import CountryTaxBenefitSystem
from benchmarks.provisions import PROVISIONS
from qiaoliang.rules.decisions import Case, Decider

SIZES = {100_000: 5, 1_000_000: 3}  # holders: processes each
PARITY_HOLDERS = 100_000
OURS, USUAL, TUNED = "ours, Polars", "OpenFisca-Core as documented", "OpenFisca-Core tuned"
BY_HAND, WITH_REASONS = "Polars written by hand, amounts only", "Polars written by hand, amounts and failed masks"
ENGINES = {
    OURS: ("engines.ours", "polars", "everybody"),
    "ours, Polars, only those with a grade": ("engines.ours", "polars", "holders"),
    "ours, DuckDB": ("engines.ours", "duckdb", "everybody"),
    BY_HAND: ("engines.polars_by_hand", "amounts"),
    WITH_REASONS: ("engines.polars_by_hand", "reasons"),
    USUAL: ("engines.openfisca_usual",),
    TUNED: ("engines.openfisca_tuned",),
}


class Unequal(AssertionError):
    """Two engines that answer differently cannot be compared in speed."""


def measure() -> Section:
    """
    Return the section of this benchmark.

    :raises Unequal: if the engines' results differ for anybody
    """
    with TemporaryDirectory(dir=league.HERE / "data") as folder:
        compared = check_equal(Path(folder))
        numbers = {str(size): _many(size, times, Path(folder)) for size, times in SIZES.items()}
    numbers["1"] = _one()
    rows = []
    for size, results in sorted(numbers.items(), key=lambda item: int(item[0])):
        base = results["ours, compiled function" if size == "1" else OURS]["total"]
        rows += [_row(size, name, result, base) for name, result in results.items()]
    return Section(
        "side_by_side",
        "Side by side with OpenFisca-Core",
        f"{len(PROVISIONS)} provisions of persons and households; results equal for all {compared:,} rows of "
        f"{PARITY_HOLDERS:,} holders, checked before timing. Parquet to Parquet, one process for each run, in turn; "
        "evaluation alone is from tables in memory to results in memory. OpenFisca-Core computes on one thread. Our "
        "results also hold two reason masks per provision, which OpenFisca-Core does not give, nor does it know unknown.",
        ("holders", "engine", "Parquet to Parquet", "× ours", "evaluation alone", "peak memory"),
        tuple(rows),
        {
            "a million holders at most 1.2 times what Polars takes when written by hand with reasons": (
                numbers["1000000"][OURS]["total"] <= 1.2 * numbers["1000000"][WITH_REASONS]["total"]
            ),
            "a million holders 2.5 times faster than OpenFisca-Core tuned": (
                numbers["1000000"][TUNED]["total"] >= 2.5 * numbers["1000000"][OURS]["total"]
            ),
        },
        numbers,
    )


def check_equal(folder: Path) -> int:
    """
    Return the number of rows that all engines answered alike.

    :raises Unequal: with the engine, provision and number of rows
    """
    compared = 0
    found = {}
    for name, engine in (
        ("ours", ours),
        ("by hand", polars_by_hand),
        ("usual", openfisca_usual),
        ("tuned", openfisca_tuned),
    ):
        (folder / name).mkdir()
        engine.determine(PARITY_HOLDERS, folder / name)
        found[name] = engine.answers(folder / name)
    for subject, mine in found["ours"].items():
        for name in ("by hand", "usual", "tuned"):
            _refuse_differences(name, mine, found[name][subject])
        compared += mine.height
    return compared


def _refuse_differences(name: str, mine: pl.DataFrame, theirs: pl.DataFrame) -> None:
    if mine.height != theirs.height:
        raise Unequal(f"{name}: {theirs.height} rows, ours has {mine.height}")
    for column in mine.columns:
        differing = int((mine[column] != theirs[column]).sum())
        if differing:
            raise Unequal(f"{name}: {column} differs in {differing} rows; carry the rule's change over to it")


def _many(size: int, times: int, folder: Path) -> dict[str, dict[str, float]]:
    jobs, alone = {}, {}
    for name, (module, *how) in ENGINES.items():
        if module == "engines.ours":
            jobs[name] = (module, "files", str(size), str(folder), *how)
            alone[name] = (module, "memory", str(size), str(folder), *how)
        else:
            jobs[name] = (module, str(size), str(folder), *how)
    runs = rounds(jobs, times)
    in_memory = runs | rounds(alone, times)
    return {
        name: {
            "total": _median_of(runs[name], "total"),
            **({} if name in (BY_HAND, WITH_REASONS) else {"evaluation": _median_of(in_memory[name], "evaluation")}),
            "peak": max(run.peak for run in runs[name]),
        }
        for name in ENGINES
    }


def _median_of(runs: list[ProcessRun], part: str) -> float:
    return median([run.result[part] for run in runs])


def _one() -> dict[str, dict[str, float]]:
    """One person's household from facts as each engine takes them to the amounts."""
    pack = league.pack()
    case = cases(pack, count=1, filled=True)[0]
    calls = {**_our_calls(case), **_their_calls(case)}
    return {name: {"total": median(seconds_of(call, times=200))} for name, call in calls.items()}


def _our_calls(case: Case) -> dict[str, Callable[[], object]]:
    decider = Decider(league.pack().program)
    decide, figures = decider.closure("person").decide, decider.figures_for("person", case)
    return {
        "ours, compiled function": lambda: decide(case.facts, case.members, figures, case.first, case.last),
        "ours, with full trace": lambda: decider.decide("person", case),
    }


def _their_calls(case: Case) -> dict[str, Callable[[], object]]:
    usual, tuned = CountryTaxBenefitSystem(), TunedSystem(openfisca_tuned.MONTH)
    situation = openfisca_usual.situation(case.facts, case.members)
    people = _frame(case.members, "person")
    homes = _frame([case.facts], "household")
    return {
        f"{USUAL} (JSON)": lambda: openfisca_usual.decide(usual, situation),
        f"{USUAL} (arrays)": lambda: openfisca_usual.results_of(openfisca_usual.simulation_of(usual, people, homes)),
        f"{TUNED} (arrays)": lambda: openfisca_tuned.evaluate(tuned, people, homes),
    }


def _frame(rows: list[dict], subject: str) -> pl.DataFrame:
    own = [
        {name.partition(".")[2]: value for name, value in row.items() if name.startswith(f"{subject}.")} for row in rows
    ]
    frame = pl.DataFrame(own).with_columns(household_id=pl.lit(0, dtype=pl.Int64))
    return frame.with_row_index("person_id")


def _row(size: str, name: str, result: dict[str, float], base: float) -> tuple[str, ...]:
    evaluation, peak = result.get("evaluation"), result.get("peak")
    return (
        f"{int(size):,}",
        name,
        plain_seconds(result["total"]),
        f"{result['total'] / base:.2f}",
        "–" if evaluation is None else plain_seconds(evaluation),
        "–" if peak is None else f"{peak:.0f} MiB",
    )
