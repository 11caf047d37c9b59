"""`qiaoliang determine`: every provision for everybody, Parquet to Parquet, with the reasons as masks."""

from __future__ import annotations

import time
from pathlib import Path

import click
import duckdb
import polars
from rich.table import Table

from qiaoliang.cli.console import wide_console
from qiaoliang.cli.options import language_option, month_option, open_pack, pack_option, read_month
from qiaoliang.packs import Pack
from qiaoliang.rules.bulk import prepare
from qiaoliang.rules.columns import TABLES, column


@click.command()
@click.option(
    "--in",
    "source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    required=True,
    help="Folder of people.parquet, households.parquet …, as `population` writes it.",
)
@click.option(
    "--out",
    "target",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write one Parquet file per subject into.",
)
@click.option("--threads", type=click.IntRange(1), help="Threads; by default one for each core.")
@click.option("--memory", help="Memory ceiling, such as 2GB.")
@month_option
@pack_option
@language_option
def determine(
    source: Path, target: Path, threads: int | None, memory: str | None, month_text: str, pack_name: str, language: str
) -> None:
    """Decide every provision for every row, and say how many are due, not due and undecided."""
    pack, month = open_pack(pack_name), read_month(month_text)
    tables = {name: source / f"{name}.parquet" for name in TABLES.values() if (source / f"{name}.parquet").exists()}
    if "people" not in tables:
        raise click.ClickException(
            f"{source} has no people.parquet. Write one with: qiaoliang population --out {source}"
        )
    run = prepare(
        pack.program,
        tables=tables,
        first=month.first_day,
        last=month.last_day,
        places=[place.code for place in pack.reporting_places],
        threads=threads,
        memory=memory,
    )
    target.mkdir(parents=True, exist_ok=True)
    console = wide_console()
    began = time.perf_counter()
    try:
        counts = run.write(target)
    except duckdb.BinderException as error:
        raise click.ClickException(f"a Parquet file lacks a column that the rules need: {error}") from error
    for subject, rows in counts.items():
        console.print(f"{subject}: {rows:,} rows → {target / f'{subject}.parquet'}")
    console.print(f"{time.perf_counter() - began:.2f} s")
    console.print(_table(pack, target, list(run.subjects), language))


def _table(pack: Pack, target: Path, subjects: list[str], language: str) -> Table:
    words = ("规定", "符合", "待定", "不符合") if language == "zh" else ("provision", "due", "undecided", "not due")
    table = Table(*words)
    for subject in subjects:
        frame = polars.scan_parquet(target / f"{subject}.parquet")
        for provision in pack.program.about(subject):
            failed, unknown = polars.col(column(provision.id, "failed")), polars.col(column(provision.id, "unknown"))
            counts = frame.select(
                due=((failed == 0) & (unknown == 0)).sum(),
                undecided=((failed == 0) & (unknown != 0)).sum(),
                no=(failed != 0).sum(),
            ).collect()
            label = provision.label if language == "zh" else provision.label_en
            table.add_row(label, *(f"{count:,}" for count in counts.row(0)))
    return table
