"""The plans of a program: for each subject a lazy frame of key, reporting place and the columns of each provision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from qiaoliang.rules.columns.frames.words import FrameWords, SourceWords, aggregate_words, source_column
from qiaoliang.rules.columns.levels import Levels, levels_of
from qiaoliang.rules.columns.naming import KEYS, PLACES, TABLES, WIDE
from qiaoliang.rules.columns.setting import Setting
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.lowering import Lowering
from qiaoliang.rules.program import Program


@dataclass(frozen=True, slots=True)
class Plans:
    """The levels by subject and the limit of persons, to be laid over tables."""

    levels: Mapping[str, Levels]
    limit: pl.Expr | None

    def households(self, tables: Mapping[str, pl.LazyFrame]) -> pl.LazyFrame | None:
        """Return the decided rows of households with what persons borrow of them, or `None` where there are none."""
        person, alone = self.levels.get("person"), self.levels.get("household")
        home = alone if person is None else person.household
        if home is None or not {"people", "households"} <= tables.keys():
            return None
        names = dict.fromkeys([*self._results(home), *(() if person is None else person.borrowed())])
        return _stepped(home, _facts(home, tables, None, None)).select(*names)

    def borrowed(self, households: pl.LazyFrame) -> pl.LazyFrame:
        """Return the key of each household and what persons borrow of it."""
        return households.select("household_id", *self.levels["person"].borrowed())

    def results_of_households(self, households: pl.LazyFrame) -> pl.LazyFrame:
        """Return the results about households alone."""
        return households.select(*self._results(self.levels["household"]))

    def others(self, tables: Mapping[str, pl.LazyFrame], borrowed: pl.LazyFrame | None) -> dict[str, pl.LazyFrame]:
        """Return the results of every other subject whose table is given."""
        found = {}
        for subject, levels in self.levels.items():
            if subject != "household" and TABLES[subject] in tables:
                rows = _facts(levels, tables, borrowed, self.limit if subject == "person" else None)
                found[subject] = _stepped(levels, rows).select(*self._results(levels))
        return found

    def _results(self, levels: Levels) -> list[str]:
        return [KEYS[levels.subject], "reporting_place", *levels.results()]


def compile_plans(
    program: Program, *, subjects: Sequence[str], setting: Setting, only: Expression | None = None
) -> Plans:
    """
    Return the plans that decide every provision about some subjects for one month.

    :raises Untranslatable: if an expression has no words in Polars; nothing is dropped
    """
    levels = levels_of(subjects, program, setting, FrameWords)
    limit = None if only is None else Lowering(setting.figures.figures, SourceWords()).claim(only)
    return Plans(levels, limit)


def _facts(
    levels: Levels, tables: Mapping[str, pl.LazyFrame], home: pl.LazyFrame | None, limit: pl.Expr | None
) -> pl.LazyFrame:
    subject = levels.subject
    rows = tables[TABLES[subject]]
    if limit is not None:
        rows = rows.filter(limit)
    borrows = home is not None and bool(levels.borrowed())
    keys = dict.fromkeys([KEYS[subject], *(["household_id"] if borrows else [])])
    facts = [source_column(fact, wide=subject in WIDE).alias(name) for name, fact in levels.facts.items()]
    rows = rows.select(*keys, pl.col(PLACES[subject]).alias("reporting_place"), *facts)
    if subject == "household" and levels.aggregates:
        rows = rows.join(_member_totals(levels, tables["people"]), on="household_id", how="left")
    return rows.join(home, on="household_id", how="left") if home is not None and borrows else rows


def _stepped(levels: Levels, rows: pl.LazyFrame) -> pl.LazyFrame:
    for step in levels.steps:
        rows = rows.with_columns(*(term.alias(name) for name, term in step.items()))
    return rows


def _member_totals(levels: Levels, people: pl.LazyFrame) -> pl.LazyFrame:
    totals: Iterable[pl.Expr] = (
        aggregate_words(node.how, term).alias(name) for name, (node, term) in levels.aggregates.items()
    )
    return people.group_by("household_id").agg(*totals)
