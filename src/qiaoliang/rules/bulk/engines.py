"""The engines by name, and a program made ready for one of them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from datetime import date

from qiaoliang.rules.bulk.determination import Determination, Engine, EngineUnavailable, Order, Tables
from qiaoliang.rules.bulk.duckdb_engine import DuckdbEngine
from qiaoliang.rules.bulk.polars_engine import PolarsEngine
from qiaoliang.rules.bulk.postgresql_engine import PostgresqlEngine
from qiaoliang.rules.columns import TABLES, Setting
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.program import Program


def _on_spark(order: Order) -> Engine:
    """Spark is half a gigabyte that few need: its module is loaded when it is asked for."""
    try:
        module = importlib.import_module("qiaoliang.rules.bulk.spark_engine")
    except ModuleNotFoundError as missing:
        raise EngineUnavailable(
            f"Spark is not installed ({missing.name} is missing); install it with: make spark"
        ) from missing
    made: Engine = module.SparkEngine(order)
    return made


ENGINES: dict[str, Callable[[Order], Engine]] = {
    "polars": PolarsEngine,
    "duckdb": DuckdbEngine,
    "postgres": PostgresqlEngine,
    "spark": _on_spark,
}


def prepare(
    program: Program,
    *,
    tables: Tables,
    first: date,
    last: date,
    places: Sequence[str],
    holders: Expression | None = None,
    threads: int | None = None,
    memory: str | None = None,
    engine: str = "polars",
) -> Determination:
    """
    Return the determination of a program over some tables for one month.

    `holders` limits the persons that are decided; `places` are the reporting places.

    :raises Untranslatable: if a rule has no words in the engine
    :raises EngineUnavailable: if the engine is not installed
    """
    about = {provision.subject.name for provision in program.provisions}
    setting = Setting(program.figures, first, last, tuple(places))
    subjects = tuple(subject for subject in sorted(about) if TABLES[subject] in tables)
    return Determination(ENGINES[engine](Order(program, setting, subjects, holders, threads, memory)), tables)
