"""The plans of a program: for each subject a lazy frame of key, reporting place and three columns per provision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from qiaoliang.rules.columns.frames.words import FrameWords, SourceWords, aggregate_words, source_column
from qiaoliang.rules.columns.levels import Levels, levels_of
from qiaoliang.rules.columns.naming import KEYS, TABLES, WIDE
from qiaoliang.rules.columns.setting import Setting
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.lowering import Lowering
from qiaoliang.rules.program import Program


@dataclass(frozen=True, slots=True)
class Plans:
    """The levels by subject and the limit of persons, to be laid over tables."""

    levels: Mapping[str, Levels]
    limit: pl.Expr | None

    def shared(self, tables: Mapping[str, pl.LazyFrame]) -> pl.LazyFrame | None:
        """Return the rows of households that households and persons share, or `None` where nobody reads them."""
        home = self.levels["person"].household if "person" in self.levels else None
        if home is None or not home.shared() or "people" not in tables:
            return None
        names = dict.fromkeys(["household_id", "reporting_place", *home.shared(), *home.results()])
        return _stepped(home, _facts(home, tables, None, None)).select(*names)

    def over(self, tables: Mapping[str, pl.LazyFrame], households: pl.LazyFrame | None) -> dict[str, pl.LazyFrame]:
        """Return the results of every subject whose table is given; `households` are the shared rows."""
        found = {}
        for subject, levels in self.levels.items():
            if TABLES[subject] not in tables:
                continue
            names = [KEYS[subject], "reporting_place", *levels.results()]
            if subject == "household" and households is not None:
                found[subject] = households.select(*names)
                continue
            rows = _facts(levels, tables, households, self.limit if subject == "person" else None)
            found[subject] = _stepped(levels, rows).select(*names)
        return found


def compile_plans(
    program: Program, *, subjects: Sequence[str], setting: Setting, only: Expression | None = None
) -> Plans:
    """
    Return the plans that decide every provision about some subjects for one month.

    :raises Untranslatable: if an expression has no words in Polars; nothing is dropped
    """
    levels = levels_of(subjects, program.provisions, setting, FrameWords)
    limit = None if only is None else Lowering(setting.figures.figures, SourceWords()).claim(only)
    return Plans(levels, limit)


def _facts(
    levels: Levels,
    tables: Mapping[str, pl.LazyFrame],
    households: pl.LazyFrame | None,
    limit: pl.Expr | None,
) -> pl.LazyFrame:
    subject = levels.subject
    rows = tables[TABLES[subject]]
    if limit is not None:
        rows = rows.filter(limit)
    keys = dict.fromkeys([KEYS[subject], *(["household_id"] if levels.needs_household() else [])])
    place = pl.col("place" if subject == "place" else "reporting_place")
    facts = [source_column(fact, wide=subject in WIDE).alias(name) for name, fact in levels.facts.items()]
    rows = rows.select(*keys, place.alias("reporting_place"), *facts)
    if subject == "household" and levels.aggregates:
        rows = rows.join(_member_totals(levels, tables["people"]), on="household_id", how="left")
    if households is not None and levels.household is not None and levels.needs_household():
        shared = households.select("household_id", *levels.household.shared())
        rows = rows.join(shared, on="household_id", how="left")
    return rows


def _stepped(levels: Levels, rows: pl.LazyFrame) -> pl.LazyFrame:
    for step in levels.steps:
        rows = rows.with_columns(*(term.alias(name) for name, term in step.items()))
    return rows


def _member_totals(levels: Levels, people: pl.LazyFrame) -> pl.LazyFrame:
    totals: Iterable[pl.Expr] = (
        aggregate_words(node.how, term).alias(name) for name, (node, term) in levels.aggregates.items()
    )
    return people.group_by("household_id").agg(*totals)
