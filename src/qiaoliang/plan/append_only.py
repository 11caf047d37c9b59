"""
History that is only ever added to: rows that can be read, and neither changed nor deleted, not even past this program.

The model refuses, and so does the database (its triggers are made by the migrations of this application).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

Row = TypeVar("Row", bound=models.Model)


class HistoryIsAppendOnly(Exception):
    """Someone tried to change or delete what has happened. Record what corrects it instead."""

    def __init__(self) -> None:
        super().__init__(
            "历史只能追加，不能修改或删除 (what has happened is never changed): record a new step that corrects it"
        )


class AppendOnlyQuerySet(models.QuerySet[Row]):
    """Reads; every bulk way of changing is refused."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise HistoryIsAppendOnly

    def delete(self) -> NoReturn:
        raise HistoryIsAppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise HistoryIsAppendOnly


class AppendOnlyManager(models.Manager[Row]):
    """Gives out reads only."""

    def get_queryset(self) -> AppendOnlyQuerySet[Row]:
        """Return all rows, for reading."""
        return AppendOnlyQuerySet(self.model, using=self._db)


class AppendOnly(models.Model):
    """A row that is added once and stays as it is."""

    objects = AppendOnlyManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; one that is there already is refused."""
        if not self._state.adding:
            raise HistoryIsAppendOnly
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise HistoryIsAppendOnly


def install(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Let the database refuse UPDATE and DELETE on tables of history; nothing changes where it does already."""
    with connection.cursor() as cursor:
        for statement in _refusals(connection.vendor, tables):
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Drop the triggers: only for a test database that must be emptied between two tests."""
    on_table = connection.vendor != "sqlite"
    with connection.cursor() as cursor:
        for table in tables:
            for event in ("change",) if on_table else ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{event}" + (f" ON {table}" if on_table else ""))


def _refusals(vendor: str, tables: Iterable[str]) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER IF NOT EXISTS {table}_no_{event} BEFORE {event.upper()} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'what has happened is never changed'); END"
            for table in tables
            for event in ("update", "delete")
        ]
    function = (
        "CREATE OR REPLACE FUNCTION plan_history_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'what has happened is never changed or deleted'; END $$"
    )
    triggers = [
        f"CREATE OR REPLACE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION plan_history_refuse()"
        for table in tables
    ]
    return [function, *triggers]
