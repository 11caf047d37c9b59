"""
The same provisions written in Ibis as levels of `mutate`, for DuckDB: what the query becomes, and what it takes.

`cut` puts a named query between the levels; without it Ibis writes what one level names out again in the next.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from pathlib import Path

import ibis
from ibis import _
from ibis.expr.types import IntegerScalar, Table, Value

from benchmarks import league
from benchmarks.measuring import hand_back
from qiaoliang.rules.columns import column

FEN = 100  # in a yuan
COVERED = (_.is_living, _.has_local_hukou, _.holds_valid_certificate)


class Levels:
    """A DuckDB connection, and whether each level is cut off from the next by a view; counts what the views hold."""

    def __init__(self, *, cut: bool, threads: int) -> None:
        self.connection = ibis.duckdb.connect()
        self.connection.raw_sql(f"SET threads = {threads}")
        self.connection.raw_sql("SET preserve_insertion_order = false")
        self.characters = 0
        self._cut = cut

    def __call__(self, table: Table) -> Table:
        """Return the table as it is, or a view of it."""
        if not self._cut:
            return table
        self.characters += len(self.connection.compile(table))
        return self.connection.create_view(ibis.util.gen_name("level"), table)


def queries(holders: int, levels: Levels) -> dict[str, Table]:
    """Return the queries for households and for all persons."""
    files = league.tables(holders, filled=True)
    people, homes = (levels.connection.read_parquet(files[name], table_name=name) for name in ("people", "households"))
    totals = people.group_by("household_id").agg(
        held=(_.is_living & _.holds_valid_certificate).any(),
        paid=(_.living_subsidy_paid + _.care_subsidy_paid).sum(),
        size=_.count(),
    )
    household = _household(homes.left_join(totals, "household_id"), levels)
    shared = household.select("household_id", "standard", held_dibao=_[column("m01.dibao", "failed")] == 0)
    person = _person(people.left_join(shared, "household_id"), levels)
    return {
        "household": _result(household, "household_id", ["m01.dibao"]),
        "person": _result(person, "person_id", [*PERSON_CLAIMS, "m03.accident_insurance"]),
    }


def no(claim: ibis.Deferred) -> ibis.Deferred:
    """A claim denied; written so because Ibis 12 prints `(~claim).isnull()` as NOT (claim IS NULL) where it inlines."""
    return claim == False  # noqa: E712


PERSON_CLAIMS: Mapping[str, Sequence[ibis.Deferred]] = {
    "m01.dibao_single_household": (
        *COVERED, _.adult, _.severe, _.is_kept_by_family, no(_.is_state_supported), no(_.held_dibao),
    ),
    "m02.living_subsidy": (
        *COVERED, _.receives_dibao, no(_.receives_injury_care_allowance), no(_.is_state_supported), no(_.is_orphan),
        _.living > _.other_living_allowance,
    ),
    "m02.care_subsidy": (
        *COVERED, _.severe, _.needs_long_term_care, no(_.receives_injury_care_allowance), no(_.is_state_supported),
        _.care > _.other_care_allowance,
    ),
    "m03.pension_premium_paid": (
        *COVERED, _.receives_dibao | _.severe, (_.age >= 16) & (_.age < 60), no(_.is_student), no(_.is_in_employee_pension),
    ),
}  # fmt: skip
"""The claims as conditions of the provisions, in their order."""


def _household(table: Table, level: Levels) -> Table:
    table = table.mutate(
        income=_.monthly_income - _.paid, standard=ibis.ifelse(_.is_urban, 620 * FEN, 450 * FEN).cast("int64")
    )
    table = level(table).mutate(claim_0=_.held, claim_1=_.income < _.standard * _.size, claim_2=_.meets_property_rules)
    table = level(table).mutate(**_masks("m01.dibao", [_.claim_0, _.claim_1, _.claim_2]))
    return level(table).mutate(**_amount("m01.dibao", _.standard * _.size - _.income))


def _person(table: Table, level: Levels) -> Table:
    end = league.MONTH.last_day
    before = _.date_of_birth.month() * 100 + _.date_of_birth.day() > end.month * 100 + end.day
    table = table.mutate(
        age=end.year - _.date_of_birth.year() - before.cast("int64"),
        severe=_.disability_grade.isin((1, 2)),
        living=ibis.literal(80 * FEN),
        care=ibis.literal(80 * FEN),
        tier=ibis.literal(100 * FEN),
    )
    table = level(table).mutate(adult=_.age >= 18)
    claims = PERSON_CLAIMS | {"m03.accident_insurance": COVERED}
    named = {
        f"{column(provision, 'claim')}_{number}": claim
        for provision, all_claims in claims.items()
        for number, claim in enumerate(all_claims)
    }
    table = level(table).mutate(**named)
    masks: dict[str, ibis.Deferred] = {}
    for provision, all_claims in claims.items():
        masks |= _masks(provision, [_[f"{column(provision, 'claim')}_{n}"] for n in range(len(all_claims))])
    table = level(table).mutate(**masks)
    amounts: dict[str, ibis.Deferred] = {}
    for provision, amount in zip(PERSON_CLAIMS, (_.standard, _.living, _.care, _.tier), strict=True):
        amounts |= _amount(provision, amount)
    return level(table).mutate(**amounts)


def _masks(provision: str, claims: Sequence[ibis.Deferred]) -> dict[str, ibis.Deferred]:
    """Bit i is set where claim i is false, and where it is unknown."""
    failed = [ibis.cases((no(claim), 1 << number), else_=0) for number, claim in enumerate(claims)]
    unknown = [ibis.cases((claim.isnull(), 1 << number), else_=0) for number, claim in enumerate(claims)]
    return {
        column(provision, "failed"): reduce(add, failed).cast("int16"),
        column(provision, "unknown"): reduce(add, unknown).cast("int16"),
    }


def _amount(provision: str, amount: ibis.Deferred) -> dict[str, Value | IntegerScalar]:
    due = (_[column(provision, "failed")] == 0) & (_[column(provision, "unknown")] == 0)
    return {column(provision, "amount"): ibis.cases((due, amount), else_=ibis.null()).cast("int64")}


def _result(table: Table, key: str, provisions: Sequence[str]) -> Table:
    parts = [column(provision, part) for provision in provisions for part in ("failed", "unknown", "amount")]
    return table.select(key, "reporting_place", *(part for part in parts if part in table.columns))


def mistakes_negation() -> bool:
    """Whether `(~claim).isnull()`, inlined, answers true for a claim that is known to be true."""
    connection = ibis.duckdb.connect()
    table = ibis.memtable({"claim": [True]}).mutate(denied=~_.claim).mutate(unknown=_.denied.isnull())
    return bool(connection.to_polars(table)["unknown"][0])


def determine(holders: int, out: Path, *, cut: bool, threads: int = 2) -> dict[str, float]:
    """Write the results of every person and household; return seconds, and the characters of the queries."""
    began = time.perf_counter()
    levels = Levels(cut=cut, threads=threads)
    found = queries(holders, levels)
    texts = {subject: levels.connection.compile(query) for subject, query in found.items()}
    compiled = time.perf_counter() - began
    for subject, text in texts.items():
        levels.connection.raw_sql(f"COPY ({text}) TO '{out / f'{subject}.parquet'}' (FORMAT parquet)")
    characters = levels.characters + sum(len(text) for text in texts.values())
    return {"total": time.perf_counter() - began, "compile": compiled, "characters": characters}


if __name__ == "__main__":
    hand_back(determine(int(sys.argv[2]), Path(sys.argv[3]), cut=sys.argv[1] == "cut"))
