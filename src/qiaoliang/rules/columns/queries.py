"""
The queries of a program: one for each subject, and the rows of households that two of them share.

The masks come first and an amount is computed only where both are zero. Whole numbers only; NULL is unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from qiaoliang.rules.columns.levels import Levels
from qiaoliang.rules.columns.setting import Setting
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.program import Program
from qiaoliang.rules.provisions import Provision

SHARED = "household_rows"


@dataclass(frozen=True, slots=True)
class ColumnQuery:
    """The query for the provisions about one subject: key, reporting place, then three columns per provision."""

    subject: str
    provisions: tuple[Provision, ...]
    tree: exp.Select

    def sql(self, dialect: str = "duckdb") -> str:
        """
        Return the text of the query in one dialect.

        PostgreSQL would write every level into the next and plan for minutes: there the levels are materialised.
        """
        tree = self.tree
        if dialect == "postgres":
            tree = tree.copy()
            for level in tree.find_all(exp.CTE):
                level.set("materialized", True)
        return tree.sql(dialect=dialect)


@dataclass(frozen=True, slots=True)
class Queries:
    """The queries by subject. Where `shared` is given, its rows are made first, as the table `SHARED`, and read by them."""

    by_subject: Mapping[str, ColumnQuery]
    shared: exp.Select | None

    def shared_sql(self, dialect: str = "duckdb") -> str | None:
        """Return the statement that makes the shared table, or `None` where there is none."""
        return None if self.shared is None else f"CREATE TEMP TABLE {SHARED} AS {self.shared.sql(dialect=dialect)}"


def compile_columns(
    program: Program,
    *,
    subject: str,
    first: date,
    last: date,
    places: Sequence[str],
    only: Expression | None = None,
) -> ColumnQuery:
    """
    Return the query that decides every provision about `subject` for the month from `first` to `last`, whole in itself.

    It reads the tables named in `TABLES`, whose columns are the names of facts. `places` are the reporting places whose
    figures may differ; `only` limits the rows (for persons: certificate holders) after households were aggregated.

    :raises Untranslatable: if an expression has no words in SQL; nothing is dropped
    """
    setting = Setting(program.figures, first, last, tuple(places))
    levels = _levels(program, subject, setting, only)
    return ColumnQuery(subject, levels.provisions, levels.query())


def compile_queries(
    program: Program,
    *,
    subjects: Sequence[str],
    first: date,
    last: date,
    places: Sequence[str],
    only: Expression | None = None,
) -> Queries:
    """
    Return the queries of several subjects for one run: households are computed once for themselves and their members.

    :raises Untranslatable: if an expression has no words in SQL; nothing is dropped
    """
    setting = Setting(program.figures, first, last, tuple(places))
    levels = {subject: _levels(program, subject, setting, only) for subject in subjects}
    household = levels["person"].household if {"person", "household"} <= set(subjects) else None
    if household is None:
        return Queries({s: ColumnQuery(s, each.provisions, each.query()) for s, each in levels.items()}, None)
    levels["household"] = household
    queries = {
        subject: ColumnQuery(subject, each.provisions, each.query(household_is_made=True))
        for subject, each in levels.items()
    }
    return Queries(queries, household.rows())


def _levels(program: Program, subject: str, setting: Setting, only: Expression | None) -> Levels:
    if subject != "person":
        return Levels(subject, program.about(subject), setting)
    household = Levels("household", program.about("household"), setting)
    return Levels("person", program.about("person"), setting, only=only, household=household)
