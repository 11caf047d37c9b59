"""What the engines of SQL have in common: the queries of a program, compiled once."""

from __future__ import annotations

from qiaoliang.rules.bulk.determination import Order, Tables
from qiaoliang.rules.columns.sql import Queries, compile_queries


class SqlEngine:
    """The queries of a program, to be run in the dialect of an engine."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self.queries: Queries = compile_queries(
            order.program, subjects=order.subjects, setting=order.setting, only=order.holders
        )
        self.subjects: tuple[str, ...] = tuple(self.queries.by_subject)

    def _shared_over(self, tables: Tables, dialect: str) -> str | None:
        """Return the query of the rows of households that the others read, or `None` where no people are given."""
        return self.queries.shared_sql(dialect) if "people" in tables else None
