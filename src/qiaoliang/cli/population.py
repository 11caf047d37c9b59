"""`qiaoliang population`: write a synthetic league into a folder, and say what was written and which errors are in it."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from qiaoliang.population import CERTIFICATE_HOLDERS, DEFAULT_MONTH, Summary, write_population
from qiaoliang.primitives.months import InvalidMonth, Month


class MonthParameter(click.ParamType):
    """A month typed as 2018-05."""

    name = "YYYY-MM"

    def convert(self, value: str | Month, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        """Return the month; a wrong one fails with the sentence that says what to write."""
        try:
            return value if isinstance(value, Month) else Month.parse(value)
        except InvalidMonth as refused:
            self.fail(f"{refused.zh} {refused.en}", param, ctx)


@click.command()
@click.option("--holders", type=click.IntRange(min=1), default=CERTIFICATE_HOLDERS, show_default=True,
              help="Certificates in force / 有效持证残疾人数.")  # fmt: skip
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True,
              help="The same seed gives the same files / 同一种子得到相同文件.")  # fmt: skip
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder / 输出目录.")
@click.option("--month", type=MonthParameter(), default=DEFAULT_MONTH, show_default=True,
              help="Month the facts are of / 事实所属月份.")  # fmt: skip
def population(holders: int, seed: int, out: Path, month: Month) -> None:
    """Write a synthetic league with its bureaux' files and planted errors / 生成模拟盟数据."""
    console = Console()
    columns = TextColumn("{task.description:<36}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("", total=None)

        def show(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total)

        summary = write_population(holders=holders, seed=seed, month=month, out=out, progress=show)
    print_summary(console, summary, out)


def print_summary(console: Console, summary: Summary, out: Path) -> None:
    """Print rows by file and planted errors by kind and roll."""
    files = Table("file / 文件", "rows / 行数", title=f"{out} · synthetic, nobody exists / 模拟数据，无真实人员")
    for name, rows in summary.rows.items():
        files.add_row(f"{name}.parquet", f"{rows:,}")
    for name, rows in summary.rolls.items():
        files.add_row(f"rolls/{name}.csv", f"{rows:,}")
    errors = Table("planted error / 预置差错", "roll / 名单", "persons / 人数")
    for (kind, roll), persons in summary.planted.items():
        errors.add_row(kind, roll, f"{persons:,}")
    console.print(files, errors)


if __name__ == "__main__":
    population()
