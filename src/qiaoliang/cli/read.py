"""`qiaoliang read FILE [--json] [--part N]`: read a notice and print the plan in it."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from qiaoliang.notices import LARGEST_SOURCE, NotANotice, Notice, Quote, Task, UnreadableSource, read_notice, record_of


@click.command(name="read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--json", "as_json", is_flag=True, help="打印 JSON,每个值都带位置。Print JSON with the position of every value."
)
@click.option(
    "--part", type=int, help="文件里有几份通知时,读第几份。Which notice to read where a file holds several, from 1."
)
def read(file: Path, as_json: bool, part: int | None) -> None:
    """读一份通知:标题、文号、任务、条款、牵头和参加单位、时限、数字。Read a notice (.txt, .html, .docx, .doc, .pdf) as a plan."""
    try:
        notice = read_notice(bytes_of(file), filename=file.name, part=part)
    except (NotANotice, UnreadableSource) as refusal:
        click.echo(str(refusal), err=True)
        raise SystemExit(1) from refusal
    if as_json:
        click.echo(json.dumps(record_of(notice), ensure_ascii=False, indent=1))
    else:
        _print(notice, Console(highlight=False))


def bytes_of(file: Path) -> bytes:
    """
    Return the bytes of a file that may be a notice.

    :raises UnreadableSource: if there is no such file, or it is larger than any notice
    """
    if file.is_dir():
        raise UnreadableSource(f"{file} 是文件夹,没有读:请写明其中一份通知的文件名,一次读一份。")
    if not file.is_file():
        raise UnreadableSource(f"没有找到文件 {file}:请核对文件名和所在的文件夹。")
    try:
        if file.stat().st_size > LARGEST_SOURCE:
            raise UnreadableSource(
                f"{file.name} 超过 50 MB,没有读:通知不会这样大,请只把通知正文另存为 .docx 或 .txt 再读。"
            )
        return file.read_bytes()
    except OSError as error:
        raise UnreadableSource(f"打不开 {file}({error.strerror}):请核对读取权限。") from error


def _print(notice: Notice, console: Console) -> None:
    for label, value in _head(notice):
        console.print(f"[bold]{label}[/bold]  {escape(value)}")
    console.print(_tasks(notice))
    for requirement in notice.requirements:
        console.print(f"[bold]工作要求 {escape(requirement.path)}[/bold]  {escape(requirement.text)}")
    for annex in notice.annexes:
        console.print(
            f"[bold]附件[/bold]  {escape(annex.title)}"
            + ("  [yellow]文件里没有这个附件[/yellow]" if annex.is_missing else "")
        )
    for doubt in notice.doubts:
        console.print(f"[yellow]请核对[/yellow]  第 {doubt.span.start} 字起:{escape(doubt.why)}", soft_wrap=True)


def _head(notice: Notice) -> list[tuple[str, str]]:
    clauses = sum(len(task.clauses) for task in notice.tasks)
    return [
        ("标题    ", _words(notice.title)),
        ("发文字号", _words(notice.number)),
        ("发文机关", _words(notice.issuer)),
        ("成文日期", notice.issued_on.isoformat() if notice.issued_on else "(没有找到)"),
        ("牵头规则", _words(notice.lead_rule)),
        ("任务    ", f"{len(notice.tasks)} 项,{clauses} 条"),
    ]


def _words(quote: Quote | None) -> str:
    return quote.text if quote is not None else "(没有找到)"


def _tasks(notice: Notice) -> Table:
    table = Table(show_lines=True)
    for heading in ("任务", "牵头", "参加", "条款", "时限", "数字"):
        table.add_column(heading, overflow="fold")
    for task in notice.tasks:
        table.add_row(*map(escape, _row(task)))
    return table


def _row(task: Task) -> list[str]:
    participants = "、".join(
        [*(unit.name for unit in task.participants), *(quote.text for quote in task.open_remainders)]
    )
    return [
        f"{task.ordinal.text} {task.title.text or task.text[:30]}",
        "、".join(unit.name for unit in task.leads),
        participants,
        str(len(task.clauses)),
        "\n".join(deadline.text for deadline in task.deadlines),
        "\n".join(figure.text for figure in task.figures),
    ]


if __name__ == "__main__":
    read()
