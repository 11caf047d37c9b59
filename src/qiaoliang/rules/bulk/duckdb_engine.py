"""Decide many on DuckDB: Parquet or frames in, Parquet or frames out; every subject is one query."""

from __future__ import annotations

from pathlib import Path

import duckdb
import polars

from qiaoliang.rules.bulk.determination import Tables
from qiaoliang.rules.bulk.sql_engine import SqlEngine
from qiaoliang.rules.columns.sql import SHARED


class DuckdbEngine(SqlEngine):
    """The queries of a program; every run has a connection of its own."""

    def frames(self, tables: Tables) -> dict[str, polars.DataFrame]:
        """Return the decisions as a frame for each subject."""
        with self._connect(tables) as connection:
            return {subject: connection.sql(query.sql()).pl() for subject, query in self.queries.over(tables).items()}

    def write(self, tables: Tables, folder: Path) -> dict[str, int]:
        """Write `<subject>.parquet` into a folder for each subject; return the number of rows of each."""
        counts = {}
        with self._connect(tables) as connection:
            for subject, query in self.queries.over(tables).items():
                target = str(folder / f"{subject}.parquet").replace("'", "''")
                row = connection.execute(f"COPY ({query.sql()}) TO '{target}' (FORMAT parquet)").fetchone()
                counts[subject] = int(row[0]) if row else 0
        return counts

    def _connect(self, tables: Tables) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        connection.execute("SET preserve_insertion_order = false")
        if self._order.threads:
            connection.execute(f"SET threads = {self._order.threads}")
        if self._order.memory:
            connection.execute(f"SET memory_limit = '{self._order.memory}'")
        for name, table in tables.items():
            if isinstance(table, Path):
                connection.from_parquet(str(table / "*.parquet" if table.is_dir() else table)).create_view(name)
            else:
                connection.register(name, table.lazy().collect(engine="streaming").to_arrow())
        shared = self._shared_over(tables, "duckdb")
        if shared is not None:
            connection.execute(f"CREATE TEMP TABLE {SHARED} AS {shared}")
        return connection
