"""Writing: a synthetic league as Parquet files, and its bureaux' files as CSV."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from qiaoliang.population.bureau_files import BUREAU_FILES
from qiaoliang.population.league import DEFAULT_MONTH, GENERATION_STEPS, League, Progress, Steps, generate_by_steps
from qiaoliang.primitives.months import Month

TABLES = ("people", "households", "employers", "places", "institutions", "truth")
ROLLS_FOLDER = "rolls"


@dataclass(frozen=True)
class Summary:
    """What was written: rows of each table, rows of each bureau's file, planted errors by kind and roll, the files."""

    holders: int
    rows: dict[str, int]
    rolls: dict[str, int]
    planted: dict[tuple[str, str], int]
    files: tuple[Path, ...]


def write_population(
    *, holders: int, seed: int, out: Path, month: Month = DEFAULT_MONTH, progress: Progress | None = None
) -> Summary:
    """
    Write a league with `holders` certificates in force into a folder, which is made if it is not there.

    Files of the same name are replaced. `progress` is told what begins, how many steps are done, and of how many.

    :raises ValueError: if `holders` is less than 1
    """
    steps = Steps(progress, GENERATION_STEPS + len(TABLES) + len(BUREAU_FILES))
    league = generate_by_steps(holders=holders, seed=seed, month=month, steps=steps)
    (Path(out) / ROLLS_FOLDER).mkdir(parents=True, exist_ok=True)
    tables = {table: _write_table(league, table, Path(out), steps) for table in TABLES}
    rolls = {}
    for file in BUREAU_FILES:
        steps.begin(file.name)
        rows = file.rows(league.people, league.households, month)
        rows.write_csv(_roll_path(out, file.name), include_bom=True)
        rolls[file.name] = rows.height
    steps.finish()
    return Summary(
        holders=int(league.people["holds_valid_certificate"].sum()),
        rows=tables,
        rolls=rolls,
        planted=_planted(league.truth),
        files=(*(Path(out) / f"{table}.parquet" for table in TABLES), *(_roll_path(out, f.name) for f in BUREAU_FILES)),
    )


def _write_table(league: League, table: str, out: Path, steps: Steps) -> int:
    steps.begin(f"{table}.parquet")
    frame: pl.DataFrame = getattr(league, table)
    frame.write_parquet(out / f"{table}.parquet", compression="zstd", compression_level=1)
    return frame.height


def _roll_path(out: Path, name: str) -> Path:
    return Path(out) / ROLLS_FOLDER / f"{name}.csv"


def _planted(truth: pl.DataFrame) -> dict[tuple[str, str], int]:
    counted = truth.group_by("kind", "roll").len().sort("kind", "roll")
    return {(kind, roll): count for kind, roll, count in counted.iter_rows()}
