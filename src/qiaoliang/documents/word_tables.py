"""Tables in Word: the text width shared out, headings on every page, no row broken over two pages, like cells as one."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table as WordTable
from docx.table import _Cell, _Row

from qiaoliang.documents.blocks import Table
from qiaoliang.documents.word_page import TYPE_AREA_MM
from qiaoliang.documents.word_styles import CELL, CELL_HEADING

CELL_MARGIN_TWIPS = 70  # 1.2 mm on both sides


def add_table(word: WordFile, table: Table) -> None:
    """Add a table below what is written."""
    made = word.add_table(rows=0, cols=len(table.headings), style="Table Grid")
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    _set_margins(made)
    _set_widths(made, table)
    heading_style, cell_style = _style_id(word, CELL_HEADING), _style_id(word, CELL)
    heading = made.add_row()
    _mark(heading, "w:tblHeader")
    _fill(heading, table, table.headings, heading_style)
    for number, texts in enumerate(table.rows):
        row = made.add_row()
        _fill(row, table, texts, cell_style)
        for column in table.merged_columns:
            _merge(row.cells[column], table, number, column)
        if table.merged_columns and not ends_here(table, number, table.merged_columns[0]):
            _keep_with_next(row)


def starts_here(table: Table, number: int, column: int) -> bool:
    """Whether a merged cell starts in this row: its text, or that of a merged column to its left, differs from the row above."""
    if number == 0:
        return True
    compared = [*(each for each in table.merged_columns if each < column), column]
    return any(table.rows[number][each] != table.rows[number - 1][each] for each in compared)


def ends_here(table: Table, number: int, column: int) -> bool:
    """Whether the merged cell of this row ends with it."""
    return number + 1 == len(table.rows) or starts_here(table, number + 1, column)


def _keep_with_next(row: _Row) -> None:
    """Keep the rows of one merged cell on one page: its text would stand only on the first of two."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _style_id(word: WordFile, name: str) -> str:
    """Looking a style up by its name for every cell takes nine tenths of the time of a long table."""
    return str(word.styles[name].style_id)


def _fill(row: _Row, table: Table, texts: tuple[str, ...], style_id: str) -> None:
    _mark(row, "w:cantSplit")
    for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        for position, line in enumerate(text.splitlines() or [""]):
            paragraph = cell.add_paragraph() if position else cell.paragraphs[0]
            paragraph._p.style = style_id
            paragraph.add_run(line)
            if column in table.centred_columns:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _merge(cell: _Cell, table: Table, number: int, column: int) -> None:
    """Continue the cell above, whose text it has; the text of a continued cell would be shown by no reader and is left out."""
    if starts_here(table, number, column):
        if not ends_here(table, number, column):
            cell._tc.vMerge = "restart"
        return
    cell._tc.vMerge = "continue"
    for run in cell.paragraphs[0].runs:
        run.text = ""


def _set_widths(made: WordTable, table: Table) -> None:
    whole = sum(table.widths)
    for column, part in zip(made.columns, table.widths, strict=True):
        column.width = Mm(TYPE_AREA_MM * part / whole)


def _set_margins(made: WordTable) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(CELL_MARGIN_TWIPS))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    made._tbl.tblPr.append(margins)


def _mark(row: _Row, tag: str) -> None:
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement(tag)
    properties.append(mark)
