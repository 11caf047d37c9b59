"""
The same provisions written by hand in Polars for its streaming engine, where nothing is unknown: amounts only, or with
the mask of the conditions that fail.
"""

from __future__ import annotations

import sys
import time
from functools import reduce
from operator import add
from pathlib import Path

import polars as pl
from polars import col

from benchmarks import league
from benchmarks.measuring import hand_back

FEN = 100  # in a yuan
COVERED = (col("is_living"), col("has_local_hukou"), col("holds_valid_certificate"))
SEVERE = col("disability_grade").is_in([1, 2])
NOT_BARRED = (~col("receives_injury_care_allowance"), ~col("is_state_supported"))


def determine(holders: int, out: Path, *, reasons: bool = False) -> dict[str, float]:
    """Write the results of every person and household, Parquet to Parquet; return seconds."""
    began = time.perf_counter()
    files = league.tables(holders, filled=True)
    people = pl.scan_parquet(files["people"])
    homes = households(people, pl.scan_parquet(files["households"])).collect(engine="streaming")
    amounts = persons(people, homes.lazy(), reasons=reasons)
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


def persons(people: pl.LazyFrame, homes: pl.LazyFrame, *, reasons: bool) -> pl.LazyFrame:
    """Return the amounts of each person, in fen, and with `reasons` bit i for condition i where it fails."""
    rows = people.join(homes, on="household_id", how="left").with_columns(age=_age(), severe=SEVERE)
    amounts = {"m01.dibao_single_household": col("standard"), "m02.living_subsidy": 80 * FEN, "m02.care_subsidy": 80 * FEN,
               "m03.pension_premium_paid": 100 * FEN}  # fmt: skip
    results = {
        provision: pl.when(pl.all_horizontal(claims)).then(amounts[provision]).otherwise(0)
        if provision in amounts
        else pl.all_horizontal(claims)
        for provision, claims in CONDITIONS.items()
    }
    masks = {f"{provision}__failed": _mask(claims) for provision, claims in CONDITIONS.items()} if reasons else {}
    return rows.select(col("person_id").alias("key"), **results, **masks)


CONDITIONS = {
    "m01.dibao_single_household": (
        *COVERED, col("age") >= 18, col("severe"), col("is_kept_by_family"), ~col("is_state_supported"), col("dibao") == 0,
    ),
    "m02.living_subsidy": (
        *COVERED, *NOT_BARRED, col("receives_dibao"), ~col("is_orphan"), col("other_living_allowance") < 80 * FEN,
    ),
    "m02.care_subsidy": (
        *COVERED, *NOT_BARRED, col("severe"), col("needs_long_term_care"), col("other_care_allowance") < 80 * FEN,
    ),
    "m03.pension_premium_paid": (
        *COVERED, col("receives_dibao") | col("severe"), (col("age") >= 16) & (col("age") < 60), ~col("is_student"),
        ~col("is_in_employee_pension"),
    ),
    "m03.accident_insurance": COVERED,
}  # fmt: skip


def _age() -> pl.Expr:
    """Completed years on the last day of the month."""
    end, born = league.MONTH.last_day, col("date_of_birth").dt
    written = born.year() * 10_000 + born.month().cast(pl.Int32) * 100 + born.day().cast(pl.Int32)
    return (end.year * 10_000 + end.month * 100 + end.day - written) // 10_000


def _mask(claims: tuple[pl.Expr, ...]) -> pl.Expr:
    bits = (
        pl.when(~claim).then(pl.lit(1 << n, pl.Int16)).otherwise(pl.lit(0, pl.Int16)) for n, claim in enumerate(claims)
    )
    return reduce(add, bits)


def answers(out: Path) -> dict[str, pl.DataFrame]:
    """Return what was written, in the form of the other engines."""
    return {
        subject: pl.read_parquet(out / f"{subject}.parquet")
        .select("key", pl.exclude("key", "^.*__failed$").cast(pl.Int64))
        .sort("key")
        for subject in ("household", "person")
    }


if __name__ == "__main__":
    hand_back(determine(int(sys.argv[1]), Path(sys.argv[2]), reasons=sys.argv[3] == "reasons"))
