"""Decide many in PostgreSQL (`DATABASE_URL`): the tables are copied in as temporary ones, the decisions copied out."""

from __future__ import annotations

import io
import os
from pathlib import Path

import polars
import psycopg
from psycopg import sql

from qiaoliang.rules.bulk.determination import EngineUnavailable, Order, Table, Tables, scan
from qiaoliang.rules.bulk.sql_engine import SqlEngine
from qiaoliang.rules.columns import KEYS
from qiaoliang.rules.columns.sql import SHARED, ColumnQuery
from qiaoliang.rules.program import facts_needed, leaves

_TYPES = {polars.Boolean: "BOOLEAN", polars.Date: "DATE", polars.String: "TEXT"}
_BATCH = 200_000  # rows copied at once


class PostgresqlEngine(SqlEngine):
    """The queries of a program; every run has a connection of its own, and nothing stays in the database."""

    def frames(self, tables: Tables) -> dict[str, polars.DataFrame]:
        """Return the decisions as a frame for each subject."""
        with self._connect(tables) as connection:
            return {subject: _read(connection, query) for subject, query in self.queries.over(tables).items()}

    def write(self, tables: Tables, folder: Path) -> dict[str, int]:
        """Write `<subject>.parquet` into a folder for each subject; return the number of rows of each."""
        counts = {}
        for subject, frame in self.frames(tables).items():
            frame.write_parquet(folder / f"{subject}.parquet")
            counts[subject] = frame.height
        return counts

    def _connect(self, tables: Tables) -> psycopg.Connection:
        url = os.environ.get("DATABASE_URL", "")
        if not url.startswith(("postgres://", "postgresql://")):
            raise EngineUnavailable(
                "DATABASE_URL names no PostgreSQL server; set it to postgresql://user:password@host/name"
            )
        connection = psycopg.connect(url, autocommit=True)
        wanted = _columns_wanted(self._order)
        for name, table in tables.items():
            _copy_in(connection, name, _rows(table, wanted))
        shared = self._shared_over(tables, "postgres")
        if shared is not None:
            connection.execute(f"CREATE TEMP TABLE {SHARED} AS {shared}")  # type: ignore[arg-type]
            connection.execute(f"ANALYZE {SHARED}")  # type: ignore[arg-type]
        return connection


def _columns_wanted(order: Order) -> set[str]:
    facts = facts_needed(order.program.provisions)
    if order.holders is not None:
        facts += leaves(order.holders)[0]
    return {*(fact.name for fact in facts), *KEYS.values(), "household_id", "reporting_place"}


def _rows(table: Table, wanted: set[str]) -> polars.DataFrame:
    rows = scan(table)
    return rows.select([name for name in rows.collect_schema().names() if name in wanted]).collect()


def _copy_in(connection: psycopg.Connection, name: str, rows: polars.DataFrame) -> None:
    columns = [
        sql.SQL("{} {}").format(sql.Identifier(column), sql.SQL(_TYPES.get(kind.base_type(), "BIGINT")))
        for column, kind in rows.schema.items()
    ]
    table = sql.Identifier(name)
    connection.execute(sql.SQL("CREATE TEMP TABLE {} ({})").format(table, sql.SQL(", ").join(columns)))
    with connection.cursor().copy(sql.SQL("COPY {} FROM STDIN (FORMAT csv)").format(table)) as copy:
        for batch in rows.iter_slices(_BATCH):
            copy.write(batch.write_csv(include_header=False).encode())
    connection.execute(sql.SQL("ANALYZE {}").format(table))


def _read(connection: psycopg.Connection, query: ColumnQuery) -> polars.DataFrame:
    written = io.BytesIO()
    with connection.cursor().copy(f"COPY ({query.sql('postgres')}) TO STDOUT (FORMAT csv, HEADER)") as copy:  # type: ignore[arg-type]
        for block in copy:
            written.write(block)
    written.seek(0)
    texts = {"reporting_place", "place"}
    rows = polars.read_csv(written, infer_schema=False)
    return rows.with_columns(polars.col(name).cast(polars.Int64) for name in rows.columns if name not in texts)
