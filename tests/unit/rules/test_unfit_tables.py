"""What cannot be decided is refused before a row is decided: table, column, how many, an example, and what to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from qiaoliang.packs import load
from qiaoliang.population import generate
from qiaoliang.primitives.months import Month
from qiaoliang.rules.bulk import UnfitTables, refuse_unfit
from qiaoliang.rules.columns import TABLES

PACK = load("alxa_2017_108")
PLACES = [place.code for place in PACK.reporting_places]
Tables = dict[str, pl.DataFrame]


@pytest.fixture(scope="module")
def league() -> Tables:
    """A very small league."""
    made = generate(holders=40, seed=3, month=Month(2018, 5))
    return {name: getattr(made, name) for name in TABLES.values()}


def test_a_league_that_is_as_it_should_be_is_refused(league: Tables) -> None:
    refuse_unfit(league, PACK.program, PLACES)


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("people", lambda rows: rows.rename({"is_orphan": "orphan"}), "no column is_orphan"),
        ("people", lambda rows: rows.with_columns(pl.col("date_of_birth").cast(pl.String)), "write it as a date"),
        ("people", lambda rows: rows.with_columns(disability_grade=pl.lit(9)), "none of 1, 2, 3, 4"),
        ("people", lambda rows: pl.concat([rows, rows.head(3)]), "3 rows repeat a person_id"),
        ("people", lambda rows: rows.with_columns(person_id=pl.lit(None, pl.Int64)), "person_id is empty"),
        ("people", lambda rows: rows.with_columns(pl.col("household_id") + 10**6), "not in households.parquet"),
        ("people", lambda rows: rows.clear(), "have no member in people.parquet"),
        ("people", lambda rows: rows.with_columns(reporting_place=pl.lit("999999")), "no reporting place"),
        ("households", lambda rows: rows.with_columns(-pl.col("monthly_income") - 1), "below 0 or above"),
        ("households", lambda rows: rows.with_columns(monthly_income=pl.lit(2**62)), "below 0 or above"),
        ("employers", lambda rows: rows.with_columns(unit_type=pl.lit("wolf")), "none of enterprise"),
    ],
)
def test_a_table_that_no_rule_can_read_is_decided_all_the_same(
    league: Tables, table: str, change: Callable[[pl.DataFrame], pl.DataFrame], said: str
) -> None:
    with pytest.raises(UnfitTables, match=f"{table}|households") as refused:
        refuse_unfit({**league, table: change(league[table])}, PACK.program, PLACES)

    assert said in str(refused.value)


def test_a_file_that_is_no_parquet_ends_in_a_traceback(league: Tables, tmp_path: Path) -> None:
    (tmp_path / "people.parquet").write_text(f"not Parquet {date(2018, 5, 1)}")

    with pytest.raises(UnfitTables, match="cannot be read as Parquet"):
        refuse_unfit({**league, "people": tmp_path / "people.parquet"}, PACK.program, PLACES)
