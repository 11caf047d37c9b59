"""`qiaoliang determine`: every provision for everybody, Parquet to Parquet, with the reasons as masks."""

from __future__ import annotations

import time
from pathlib import Path

import click
import duckdb
import polars
import psycopg
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table as Grid

from qiaoliang.cli.console import wide_console
from qiaoliang.cli.options import language_option, month_option, open_pack, pack_option, read_month
from qiaoliang.packs import Pack
from qiaoliang.rules.bulk import ENGINES, Determination, Table, prepare, refuse_unfit, touched_by, write_in_chunks
from qiaoliang.rules.columns import TABLES, is_due, is_refused
from qiaoliang.rules.errors import RuleError


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
@click.option(
    "--engine",
    type=click.Choice(list(ENGINES)),
    default="polars",
    show_default=True,
    help="Every engine gives the same answers; postgres runs in DATABASE_URL, spark needs `make spark`.",
)
@click.option(
    "--chunk", type=click.IntRange(1), help="Households at a time, where the tables are larger than the memory."
)
@click.option(
    "--changes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Change log (CSV: subject,id): decide again only the households it touches.",
)
@click.option(
    "--assessed", is_flag=True, help="Of persons decide only those with a disability grade, in force or lapsed."
)
@click.option("--threads", type=click.IntRange(1), help="Threads of duckdb or spark; by default one for each core.")
@click.option("--memory", help="Memory ceiling of duckdb or spark, such as 2GB.")
@month_option
@pack_option
@language_option
def determine(
    source: Path,
    target: Path,
    engine: str,
    chunk: int | None,
    changes: Path | None,
    assessed: bool,
    threads: int | None,
    memory: str | None,
    month_text: str,
    pack_name: str,
    language: str,
) -> None:
    """Decide every provision for every row, and say how many are due, not due and undecided."""
    if chunk and changes:
        raise click.UsageError(
            "--chunk and --changes exclude one another: a change log touches few households; leave one out"
        )
    pack, month = open_pack(pack_name), read_month(month_text)
    tables, places = _tables(source), [place.code for place in pack.reporting_places]
    target.mkdir(parents=True, exist_ok=True)
    console = wide_console()
    began = time.perf_counter()
    try:
        refuse_unfit(tables, pack.program, places)
        run = prepare(
            pack.program,
            tables=tables,
            first=month.first_day,
            last=month.last_day,
            places=places,
            holders=pack.subjects["person"].disability_grade.is_in((1, 2, 3, 4)) if assessed else None,
            threads=threads,
            memory=memory,
            engine=engine,
        )
        counts = _written(run, target, chunk, changes)
    except RuleError as refused:
        raise click.ClickException(str(refused)) from refused
    except (duckdb.Error, psycopg.Error, polars.exceptions.PolarsError) as error:
        said = str(error).splitlines()[0][:300]
        raise click.ClickException(f"{engine} could not decide: {said}. Nothing that was decided counts") from error
    for subject, rows in counts.items():
        console.print(f"{subject}: {rows:,} rows → {target / f'{subject}.parquet'}")
    console.print(f"{time.perf_counter() - began:.2f} s")
    console.print(_table(pack, target, list(counts), language))


def _tables(source: Path) -> dict[str, Table]:
    """The Parquet file of each table, or the folder of its part files."""
    tables: dict[str, Table] = {}
    for name in TABLES.values():
        path = source / f"{name}.parquet"
        if path.exists():
            tables[name] = path
    missing = [name for name in ("people", "households") if name not in tables]
    if missing:
        raise click.ClickException(
            f"{source} has no {missing[0]}.parquet. Write one with: qiaoliang population --out {source}"
        )
    return tables


def _written(run: Determination, target: Path, chunk: int | None, changes: Path | None) -> dict[str, int]:
    if changes is not None:
        return touched_by(_change_log(changes), run.tables).again(run).write(target)
    if chunk is None:
        return run.write(target)
    with Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()) as bar:
        task = bar.add_task("chunks of households / 分户计算", total=None)
        return write_in_chunks(
            run, target, households=chunk, progress=lambda done, total: bar.update(task, completed=done, total=total)
        )


def _change_log(path: Path) -> polars.DataFrame:
    try:
        log = polars.read_csv(path, infer_schema=False)
    except polars.exceptions.PolarsError as error:
        raise click.ClickException(f"{path} is no CSV file: {error}") from error
    if not {"subject", "id"} <= set(log.columns):
        raise click.ClickException(
            f"{path} has the columns {', '.join(log.columns)}; the first line has to be: subject,id (further columns may follow)"
        )
    return log


def _table(pack: Pack, target: Path, subjects: list[str], language: str) -> Grid:
    words = ("规定", "符合", "待定", "不符合") if language == "zh" else ("provision", "due", "undecided", "not due")
    table = Grid(*words)
    for subject in subjects:
        frame = polars.scan_parquet(target / f"{subject}.parquet")
        for provision in pack.program.about(subject):
            due, refused = is_due(provision), is_refused(provision)
            counts = frame.select(due=due.sum(), undecided=(~due & ~refused).sum(), no=refused.sum()).collect()
            label = provision.label if language == "zh" else provision.label_en
            table.add_row(label, *(f"{count:,}" for count in counts.row(0)))
    return table
