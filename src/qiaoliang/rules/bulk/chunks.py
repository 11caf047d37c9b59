"""
Decide more than fits into memory: chunk by chunk of whole households, each with all its members.

The memory of a run is that of one chunk, whatever the size of the tables. Where the rows of people lie in the order of
their households, or in part files of consecutive households, only what a chunk needs is read.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import polars

from qiaoliang.rules.bulk.determination import Determination, clear, scan

OF_HOUSEHOLDS = ("households", "people")


def write_in_chunks(
    run: Determination,
    folder: Path,
    *,
    households: int,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> dict[str, int]:
    """
    Write `<subject>.parquet` into a folder: for persons and households a folder of one part file per chunk.

    `households` is how many make a chunk; `progress` is told the chunks done and in all. Returns the rows of each subject.
    """
    chunks = _chunks(run, households)
    counts: dict[str, int] = {}
    with TemporaryDirectory(prefix=".chunk", dir=folder) as kept:
        for number, chunk in enumerate(chunks):
            progress(number, len(chunks))
            for subject, rows in chunk.write(Path(kept)).items():
                counts[subject] = counts.get(subject, 0) + rows
                _settle(Path(kept) / f"{subject}.parquet", folder / f"{subject}.parquet", number)
    progress(len(chunks), len(chunks))
    return counts


def _chunks(run: Determination, households: int) -> list[Determination]:
    """The run over each chunk, and the subjects that have no household once, with the first."""
    ids = scan(run.tables["households"]).select(polars.col("household_id").sort()).collect()["household_id"]
    if ids.is_empty():
        return [run]
    others = {name: table for name, table in run.tables.items() if name not in OF_HOUSEHOLDS}
    chunks: list[Determination] = []
    for start in range(0, len(ids), households):
        first, last = ids[start], ids[min(start + households, len(ids)) - 1]
        tables = dict(_between(run, first, last))
        chunks.append(Determination(run.engine, tables if chunks else {**others, **tables}))
    return chunks


def _between(run: Determination, first: int, last: int) -> Iterator[tuple[str, polars.LazyFrame]]:
    for name in OF_HOUSEHOLDS:
        yield name, scan(run.tables[name]).filter(polars.col("household_id").is_between(first, last))


def _settle(written: Path, target: Path, number: int) -> None:
    """Put what a chunk wrote where it belongs; the first chunk takes the place of an earlier run."""
    if number == 0:
        clear(target)
    target.mkdir(exist_ok=True)
    parts = sorted(written.iterdir()) if written.is_dir() else [written]
    for position, part in enumerate(parts):
        shutil.move(part, target / f"part-{number:05}-{position:03}.parquet")
    clear(written)
