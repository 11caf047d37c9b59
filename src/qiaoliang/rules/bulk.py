"""
Decide many on DuckDB: Parquet or frames in, Parquet or frames out.

Every subject is one query. The rows of persons may be limited to those for whom the provisions were made (certificate
holders); households are summed over all their members first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
import polars

from qiaoliang.rules.columns import TABLES, Queries, compile_queries
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.program import Program

Table = Path | polars.DataFrame


@dataclass(frozen=True, slots=True)
class Determination:
    """The queries of one run over some tables; `tables` are named as in `TABLES`, each a Parquet file or a frame."""

    queries: Queries
    tables: Mapping[str, Table]
    threads: int | None = None
    memory: str | None = None

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subjects that are decided."""
        return tuple(self.queries.by_subject)

    def frames(self) -> dict[str, polars.DataFrame]:
        """Return the decisions as a frame for each subject."""
        with self._connect() as connection:
            return {subject: connection.sql(query.sql()).pl() for subject, query in self.queries.by_subject.items()}

    def write(self, folder: Path) -> dict[str, int]:
        """Write `<subject>.parquet` into a folder for each subject; return the number of rows of each."""
        counts = {}
        with self._connect() as connection:
            for subject, query in self.queries.by_subject.items():
                target = str(folder / f"{subject}.parquet").replace("'", "''")
                row = connection.execute(f"COPY ({query.sql()}) TO '{target}' (FORMAT parquet)").fetchone()
                counts[subject] = int(row[0]) if row else 0
        return counts

    def _connect(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect()
        connection.execute("SET preserve_insertion_order = false")
        if self.threads:
            connection.execute(f"SET threads = {self.threads}")
        if self.memory:
            connection.execute(f"SET memory_limit = '{self.memory}'")
        for name, table in self.tables.items():
            if isinstance(table, Path):
                connection.from_parquet(str(table)).create_view(name)
            else:
                connection.register(name, table.to_arrow())
        shared = self.queries.shared_sql()
        if shared is not None:
            connection.execute(shared)
        return connection


def prepare(
    program: Program,
    *,
    tables: Mapping[str, Table],
    first: date,
    last: date,
    places: Sequence[str],
    holders: Expression | None = None,
    threads: int | None = None,
    memory: str | None = None,
) -> Determination:
    """
    Return the determination of a program over some tables for one month.

    `holders` limits the persons that are decided; `places` are the reporting places.

    :raises Untranslatable: if a rule has no words in SQL
    """
    subjects = [
        subject
        for subject in sorted({provision.subject.name for provision in program.provisions})
        if TABLES[subject] in tables
    ]
    queries = compile_queries(program, subjects=subjects, first=first, last=last, places=places, only=holders)
    return Determination(queries, tables, threads, memory)
