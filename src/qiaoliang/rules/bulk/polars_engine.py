"""Decide many on Polars: Parquet or frames in, Parquet or frames out, by its streaming engine."""

from __future__ import annotations

from pathlib import Path

import polars

from qiaoliang.rules.bulk.determination import Order, Tables, scan
from qiaoliang.rules.columns.frames import Plans, compile_plans


class PolarsEngine:
    """The plans of a program. Threads are those of the process (`POLARS_MAX_THREADS`)."""

    def __init__(self, order: Order) -> None:
        self.plans: Plans = compile_plans(
            order.program, subjects=order.subjects, setting=order.setting, only=order.holders
        )
        self.subjects: tuple[str, ...] = tuple(self.plans.levels)

    def frames(self, tables: Tables) -> dict[str, polars.DataFrame]:
        """Return the decisions as a frame for each subject."""
        plans = self._laid(tables)
        return dict(zip(plans, polars.collect_all(plans.values(), engine="streaming"), strict=True))

    def write(self, tables: Tables, folder: Path) -> dict[str, int]:
        """Write `<subject>.parquet` into a folder for each subject; return the number of rows of each."""
        plans = self._laid(tables)
        sinks = [
            plan.sink_parquet(folder / f"{subject}.parquet", compression="lz4", statistics=False, lazy=True)
            for subject, plan in plans.items()
        ]
        polars.collect_all(sinks, engine="streaming")
        counts = (
            polars.scan_parquet(folder / f"{subject}.parquet").select(polars.len()).collect() for subject in plans
        )
        return {subject: int(count.item()) for subject, count in zip(plans, counts, strict=True)}

    def _laid(self, tables: Tables) -> dict[str, polars.LazyFrame]:
        scans = {name: scan(table) for name, table in tables.items()}
        shared = self.plans.shared(scans)
        households = None if shared is None else shared.collect(engine="streaming").lazy()
        return self.plans.over(scans, households)
