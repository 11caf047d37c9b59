"""
The queries of a program: one for each subject, and the rows of households that persons and households share.

The masks come first and an amount is computed only where both are zero. Whole numbers only; NULL is unknown.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from sqlglot import exp

from qiaoliang.rules.columns.levels import Levels, levels_of
from qiaoliang.rules.columns.naming import KEYS, PLACES, TABLES, WIDE
from qiaoliang.rules.columns.setting import Setting
from qiaoliang.rules.columns.sql.constants import aggregate_words
from qiaoliang.rules.columns.sql.words import SourceWords, SqlWords
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.lowering import Lowering
from qiaoliang.rules.program import Program
from qiaoliang.rules.provisions import Provision

SHARED = "household_rows"
Stage = tuple[str, exp.Select]


@dataclass(frozen=True, slots=True)
class ColumnQuery:
    """The query for the provisions about one subject: key, reporting place, then the columns of each provision."""

    subject: str
    provisions: tuple[Provision, ...]
    tree: exp.Select

    def sql(self, dialect: str = "duckdb") -> str:
        """Return the text of the query in one dialect: duckdb, postgres or spark."""
        return _in_dialect(self.tree, dialect)


@dataclass(frozen=True, slots=True)
class Queries:
    """The queries by subject. Where `shared` is given, its rows are made first, as the table `SHARED`, and read by them."""

    by_subject: Mapping[str, ColumnQuery]
    shared: exp.Select | None

    def over(self, tables: Container[str]) -> dict[str, ColumnQuery]:
        """Return the queries of the subjects whose table is given."""
        return {subject: query for subject, query in self.by_subject.items() if TABLES[subject] in tables}

    def shared_sql(self, dialect: str = "duckdb") -> str | None:
        """Return the query of the shared table, or `None` where there is none."""
        return None if self.shared is None else _in_dialect(self.shared, dialect)


def compile_queries(
    program: Program, *, subjects: Sequence[str], setting: Setting, only: Expression | None = None
) -> Queries:
    """
    Return the queries that decide every provision about some subjects for one month.

    They read the tables named in `TABLES`, whose columns are the names of facts; households are computed once for
    themselves and their members. `only` limits persons (to certificate holders) after households were summed.

    :raises Untranslatable: if an expression has no words in SQL; nothing is dropped
    """
    levels = levels_of(subjects, program, setting, SqlWords)
    person = levels.get("person")
    home = None if person is None else person.household
    shared = None if home is None or person is None else _shared_rows(home, person.borrowed())
    queries = {}
    for subject, each in levels.items():
        if each is home and shared is not None:
            tree = exp.select(KEYS[subject], "reporting_place", *each.results()).from_(SHARED)
        else:
            tree = _whole(each, _stages(each, only if subject == "person" else None), each.results())
        queries[subject] = ColumnQuery(subject, each.provisions, tree)
    return Queries(queries, shared)


def _shared_rows(home: Levels, borrowed: Sequence[str]) -> exp.Select:
    return _whole(home, _stages(home, None), list(dict.fromkeys([*borrowed, *home.results()])))


def _whole(levels: Levels, stages: Sequence[Stage], names: Sequence[str]) -> exp.Select:
    select = exp.select(KEYS[levels.subject], "reporting_place", *(exp.column(name) for name in names))
    select = select.from_(stages[-1][0])
    for name, stage in stages:
        select = select.with_(name, as_=stage, copy=False)
    return select


def _stages(levels: Levels, only: Expression | None) -> list[Stage]:
    """The common table expressions in order: members summed, facts, then a level for each step."""
    stages: list[Stage] = []
    summed = levels.subject == "household" and bool(levels.aggregates)
    if summed:
        stages.append(("member_totals", _member_totals(levels)))
    stages.append((f"{levels.subject}_facts", _facts(levels, only, summed=summed)))
    for number, step in enumerate(levels.steps):
        select = exp.select(exp.Star(), *(exp.alias_(term, name) for name, term in step.items()), copy=False)
        select = select.from_(exp.to_table(stages[-1][0]), copy=False)
        stages.append((f"{levels.subject}_level_{number}", select))
    return stages


def _facts(levels: Levels, only: Expression | None, *, summed: bool) -> exp.Select:
    subject, source = levels.subject, "s"
    place = exp.column(PLACES[subject], source)
    select = exp.select(exp.column(KEYS[subject], source), exp.alias_(place, "reporting_place"))
    for name, fact in levels.facts.items():
        select = select.select(exp.alias_(_wide(exp.column(fact.name, source), fact, subject), name))
    select = select.from_(exp.to_table(TABLES[subject]).as_(source))
    if summed:
        select = _joined(select, levels.aggregates, "member_totals")
    if borrowed := levels.borrowed():
        select = _joined(select, borrowed, SHARED)
    if only is not None:
        limit = Lowering(levels.setting.figures.figures, SourceWords(source)).claim(only)
        select = select.where(limit)
    return select


def _joined(select: exp.Select, names: Sequence[str] | Mapping[str, object], table: str) -> exp.Select:
    select = select.select(*(exp.column(name, "h") for name in names))
    return select.join(exp.to_table(table).as_("h"), using=["household_id"], join_type="left")


def _wide(source: exp.Expression, fact: Fact, subject: str) -> exp.Expression:
    """Amounts of employers and governments are multiplied by shares and wages: they need more than 64 bits."""
    return exp.cast(source, "INT128") if fact.kind == "number" and subject in WIDE else source


def _member_totals(levels: Levels) -> exp.Select:
    select = exp.select("household_id")
    for name, (node, term) in levels.aggregates.items():
        select = select.select(exp.alias_(aggregate_words(node.how, term), name))
    return select.from_("people").group_by("household_id")


WIDE_TYPES = {"postgres": "NUMERIC", "spark": "DECIMAL(38, 0)"}  # DuckDB has whole numbers of 128 bits


def _in_dialect(tree: exp.Select, dialect: str) -> str:
    """
    Write a query in one dialect.

    PostgreSQL would write every level into the next and plan for minutes: there the levels are materialised.
    """
    tree = tree.copy()
    if dialect in WIDE_TYPES:
        for cast in tree.find_all(exp.Cast):
            if cast.to.this is exp.DataType.Type.INT128:
                cast.set("to", exp.DataType.build(WIDE_TYPES[dialect], dialect=dialect))
    if dialect == "postgres":
        for level in tree.find_all(exp.CTE):
            level.set("materialized", True)
    return tree.sql(dialect=dialect)
