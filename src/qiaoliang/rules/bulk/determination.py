"""What every engine is given, and what it gives back."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import polars

from qiaoliang.rules.columns import Setting
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.program import Program


class EngineUnavailable(RuleError):
    """An engine that was asked for is not here: the message says what to install or to set."""


Table = Path | polars.DataFrame | polars.LazyFrame
Tables = Mapping[str, Table]


@dataclass(frozen=True, slots=True)
class Order:
    """
    What is to be decided: a program in one setting, and how far an engine may go.

    `subjects` are decided, of persons only those of whom `holders` is true; `threads` and `memory` limit an engine that
    can be limited.
    """

    program: Program
    setting: Setting
    subjects: tuple[str, ...]
    holders: Expression | None = None
    threads: int | None = None
    memory: str | None = None


class Engine(Protocol):
    """
    A program compiled for one engine, to be laid over tables (named as in `TABLES`) as often as wanted.

    A result has the key, the reporting place and three columns per provision. A subject whose table is not given is left
    out.
    """

    subjects: tuple[str, ...]

    def frames(self, tables: Tables) -> dict[str, polars.DataFrame]:
        """Return the decisions as a frame for each subject."""

    def write(self, tables: Tables, folder: Path) -> dict[str, int]:
        """Write `<subject>.parquet` into a folder for each subject; return the number of rows of each."""


@dataclass(frozen=True, slots=True)
class Determination:
    """A compiled program over the tables of one run."""

    engine: Engine
    tables: Tables

    @property
    def subjects(self) -> tuple[str, ...]:
        """The subjects that are decided."""
        return self.engine.subjects

    def over(self, tables: Tables) -> Determination:
        """Return the same program over other tables; a table that is not given stays."""
        return Determination(self.engine, {**self.tables, **tables})

    def frames(self) -> dict[str, polars.DataFrame]:
        """Return the decisions as a frame for each subject."""
        return self.engine.frames(self.tables)

    def write(self, folder: Path) -> dict[str, int]:
        """Write `<subject>.parquet` into a folder for each subject, over an earlier result; return the rows of each."""
        for subject in self.subjects:
            clear(folder / f"{subject}.parquet")
        return self.engine.write(self.tables, folder)


def clear(result: Path) -> None:
    """Take away an earlier result: a file, or a folder of part files."""
    if result.is_dir():
        shutil.rmtree(result)
    result.unlink(missing_ok=True)


def count_rows(result: Path) -> int:
    """Return the number of rows of a result, read from the end of its files."""
    return int(polars.scan_parquet(result).select(polars.len()).collect().item())


def scan(table: Table) -> polars.LazyFrame:
    """Return a table to be read lazily; a file or a folder of part files is not opened before it is needed."""
    return polars.scan_parquet(table) if isinstance(table, Path) else table.lazy()
