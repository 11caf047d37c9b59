"""
Storing very many rows at once, past the objects of the models.

Measured: about six times as fast as `bulk_create` on SQLite, and more on PostgreSQL (COPY). It writes no defaults, so every
column that must have a value is named by the caller.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.db import connection, models

BATCH = 10_000  # rows

Values = tuple[Any, ...]


@dataclass(frozen=True)
class Rows:
    """Rows for one table: the names of the columns (a foreign key's ends in `_id`) and the values in that order."""

    table: type[models.Model]
    columns: Sequence[str]
    values: Iterable[Values]


def bulk_insert(rows: Rows, report: Callable[[int], None] | None = None) -> int:
    """Store the rows in batches and return how many there were; `report` is told the number stored so far."""
    quote = connection.ops.quote_name
    table = quote(rows.table._meta.db_table)
    names = ", ".join(quote(name) for name in rows.columns)
    store = _copy if connection.vendor == "postgresql" else _insert
    remaining, done = iter(_with_instants(rows.values)), 0
    with connection.cursor() as cursor:
        while batch := list(islice(remaining, BATCH)):
            store(cursor, f"{table} ({names})", batch)
            done += len(batch)
            if report is not None:
                report(done)
    return done


def _insert(cursor: Any, target: str, batch: Sequence[Values]) -> None:
    marks = ", ".join(["%s"] * len(batch[0]))
    cursor.executemany(f"INSERT INTO {target} VALUES ({marks})", batch)  # noqa: S608 names from models


def _copy(cursor: Any, target: str, batch: Sequence[Values]) -> None:
    with cursor.copy(f"COPY {target} FROM STDIN") as copy:
        for row in batch:
            copy.write_row(row)


def _with_instants(values: Iterable[Values]) -> Iterator[Values]:
    """Yield the values with each instant in the form that the database keeps (worked out once for each instant)."""
    kept: dict[datetime, Any] = {}
    for row in values:
        if any(isinstance(value, datetime) for value in row):
            yield tuple(_kept(value, kept) if isinstance(value, datetime) else value for value in row)
        else:
            yield row


def _kept(instant: datetime, kept: dict[datetime, Any]) -> Any:
    if instant not in kept:
        kept[instant] = connection.ops.adapt_datetimefield_value(instant)
    return kept[instant]
