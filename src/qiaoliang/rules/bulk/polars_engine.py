"""Decide many on Polars: Parquet or frames in, Parquet or frames out, by its streaming engine."""

from __future__ import annotations

from pathlib import Path

import polars

from qiaoliang.rules.bulk.determination import Order, Tables, count_rows, scan
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
        scans = {name: scan(table) for name, table in tables.items()}
        households = self.plans.households(scans)
        decided = None if households is None else households.collect(engine="streaming").lazy()
        plans = self.plans.others(scans, self._borrowed(decided))
        if decided is not None and "household" in self.subjects:
            plans["household"] = self.plans.results_of_households(decided)
        return dict(zip(plans, polars.collect_all(plans.values(), engine="streaming"), strict=True))

    def write(self, tables: Tables, folder: Path) -> dict[str, int]:
        """Write `<subject>.parquet` into a folder for each subject; return the number of rows of each."""
        scans = {name: scan(table) for name, table in tables.items()}
        households = self.plans.households(scans)
        borrowed = self._written_and_borrowed(households, folder)
        others = self.plans.others(scans, borrowed)
        polars.collect_all([_sink(plan, folder, subject) for subject, plan in others.items()], engine="streaming")
        written = [*others, *(["household"] if households is not None and "household" in self.subjects else [])]
        return {subject: count_rows(folder / f"{subject}.parquet") for subject in written}

    def _written_and_borrowed(self, households: polars.LazyFrame | None, folder: Path) -> polars.LazyFrame | None:
        """Households are decided once: their results go to the disk, what their members borrow stays in memory."""
        if households is None:
            return None
        passes = (
            [_sink(self.plans.results_of_households(households), folder, "household")]
            if "household" in self.subjects
            else []
        )
        if "person" in self.subjects:
            passes.append(self.plans.borrowed(households))
        *_, last = polars.collect_all(passes, engine="streaming")
        return last.lazy() if "person" in self.subjects else None

    def _borrowed(self, decided: polars.LazyFrame | None) -> polars.LazyFrame | None:
        return None if decided is None or "person" not in self.subjects else self.plans.borrowed(decided)


def _sink(plan: polars.LazyFrame, folder: Path, subject: str) -> polars.LazyFrame:
    return plan.sink_parquet(folder / f"{subject}.parquet", compression="lz4", statistics=False, lazy=True)
