"""The same provisions written by hand in Polars for its streaming engine: amounts only, no reasons, nothing unknown."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import polars as pl
from polars import col

from benchmarks import league
from benchmarks.measuring import hand_back

FEN = 100  # in a yuan
COVERED = col("is_living") & col("has_local_hukou") & col("holds_valid_certificate")
SEVERE = col("disability_grade").is_in([1, 2])
NOT_BARRED = ~col("receives_injury_care_allowance") & ~col("is_state_supported")


def determine(holders: int, out: Path) -> dict[str, float]:
    """Write the results of every person and household, Parquet to Parquet; return seconds."""
    began = time.perf_counter()
    files = league.tables(holders, filled=True)
    people = pl.scan_parquet(files["people"])
    homes = households(people, pl.scan_parquet(files["households"])).collect(engine="streaming")
    amounts = persons(people, homes.lazy())
    sinks = [
        homes.lazy()
        .select(key="household_id", **{"m01.dibao": "dibao"})
        .sink_parquet(out / "household.parquet", lazy=True),
        amounts.sink_parquet(out / "person.parquet", lazy=True),
    ]
    pl.collect_all(sinks, engine="streaming")
    return {"total": time.perf_counter() - began}


def households(people: pl.LazyFrame, homes: pl.LazyFrame) -> pl.LazyFrame:
    """Return the allowance of each household, in fen, with its standard."""
    totals = people.group_by("household_id").agg(
        held=(col("is_living") & col("holds_valid_certificate")).any(),
        paid=(col("living_subsidy_paid") + col("care_subsidy_paid")).sum().cast(pl.Int64),
        size=pl.len().cast(pl.Int64),
    )
    standard = pl.when(col("is_urban")).then(620 * FEN).otherwise(450 * FEN)
    due = col("standard") * col("size") - col("monthly_income") + col("paid")
    homes = homes.select("household_id", "monthly_income", "meets_property_rules", standard=standard)
    return homes.join(totals, on="household_id", how="left").select(
        "household_id",
        "standard",
        dibao=pl.when(col("held") & (due > 0) & col("meets_property_rules")).then(due).otherwise(0),
    )


def persons(people: pl.LazyFrame, homes: pl.LazyFrame) -> pl.LazyFrame:
    """Return the amounts of each person, in fen."""
    end = league.MONTH.last_day
    age = (
        end.year * 10_000 + end.month * 100 + end.day
        - col("date_of_birth").dt.year() * 10_000
        - col("date_of_birth").dt.month().cast(pl.Int32) * 100
        - col("date_of_birth").dt.day().cast(pl.Int32)
    ) // 10_000  # fmt: skip
    single = (
        COVERED & SEVERE & (age >= 18) & col("is_kept_by_family") & ~col("is_state_supported") & (col("dibao") == 0)
    )
    living = (
        COVERED & NOT_BARRED & col("receives_dibao") & ~col("is_orphan") & (col("other_living_allowance") < 80 * FEN)
    )
    care = COVERED & NOT_BARRED & SEVERE & col("needs_long_term_care") & (col("other_care_allowance") < 80 * FEN)
    pension = COVERED & (col("receives_dibao") | SEVERE) & (age >= 16) & (age < 60)
    pension = pension & ~col("is_student") & ~col("is_in_employee_pension")
    return people.join(homes, on="household_id", how="left").select(
        col("person_id").alias("key"),
        pl.when(single).then(col("standard")).otherwise(0).alias("m01.dibao_single_household"),
        pl.when(living).then(80 * FEN).otherwise(0).alias("m02.living_subsidy"),
        pl.when(care).then(80 * FEN).otherwise(0).alias("m02.care_subsidy"),
        pl.when(pension).then(100 * FEN).otherwise(0).alias("m03.pension_premium_paid"),
        COVERED.alias("m03.accident_insurance"),
    )


def answers(out: Path) -> dict[str, pl.DataFrame]:
    """Return what was written, in the form of the other engines."""
    return {
        subject: pl.read_parquet(out / f"{subject}.parquet").select("key", pl.exclude("key").cast(pl.Int64)).sort("key")
        for subject in ("household", "person")
    }


if __name__ == "__main__":
    hand_back(determine(int(sys.argv[1]), Path(sys.argv[2])))
