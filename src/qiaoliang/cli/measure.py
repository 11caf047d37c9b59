"""`qiaoliang measure 5`: one measure with its clauses, rules, figures, sources, worked cases and open questions."""

from __future__ import annotations

import click
from rich.console import Console, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from qiaoliang.cli.options import language_option, open_pack, pack_option
from qiaoliang.documents import Block, Bullets, Chart, Document, Heading, NewPage, Paragraph, Quotation, Table
from qiaoliang.packs.manual.measure import measure_document

HEADING_STYLES = {1: "bold underline", 2: "bold"}


@click.command()
@click.argument("measure_id", metavar="MEASURE")
@pack_option
@language_option
def measure(measure_id: str, pack_name: str, language: str) -> None:
    """Show MEASURE (5 or m05): clauses verbatim, the sentence of each rule, figures, cases, open questions."""
    pack = open_pack(pack_name)
    try:
        found = pack.measure(measure_id)
    except (KeyError, ValueError):
        last = pack.measures[-1].number
        raise click.ClickException(f"there is no measure {measure_id}. Write a number from 1 to {last}") from None
    print_document(Console(highlight=False), measure_document(pack, found, language))


def print_document(console: Console, document: Document) -> None:
    """Print a document to a terminal."""
    console.print(Text(document.title, style="bold reverse"))
    for block in document.blocks:
        shown = _shown(block)
        if shown is not None:
            console.print(shown)


def _shown(block: Block) -> RenderableType | None:
    match block:
        case Heading(text=text, level=level):
            return Text(f"\n{text}", style=HEADING_STYLES.get(level, "italic"))
        case Paragraph(text=text):
            return Text(text)
        case Quotation(text=text):
            return Padding(Text(text, style="cyan"), (0, 4))
        case Bullets(items=items):
            return Text("\n".join(f"· {item}" for item in items))
        case Table():
            return _grid(block)
        case Chart():
            return _numbers(block)
        case NewPage():
            return None


def _numbers(chart: Chart) -> Grid:
    """A terminal shows a chart by its numbers."""
    grid = Grid(chart.label_heading, *chart.parts)
    for label, counts in chart.rows:
        grid.add_row(escape(label), *map(str, counts))
    return grid


def _grid(table: Table) -> Grid:
    grid = Grid(*(escape(heading) for heading in table.headings), show_lines=True, expand=True)
    for column, width in zip(grid.columns, table.widths, strict=True):
        column.ratio, column.overflow = width, "fold"
    above: tuple[str, ...] = ()
    for row in table.rows:
        shown = [
            "" if column in table.merged_columns and above and above[column] == text else escape(text)
            for column, text in enumerate(row)
        ]
        grid.add_row(*shown)
        above = row
    return grid
