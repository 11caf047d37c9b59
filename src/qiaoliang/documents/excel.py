"""Writes tables as an Excel workbook that can be filtered on screen and printed on A4 without further work."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

LONGEST_NAME = 31  # characters, a limit of Excel
FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
A4 = 9  # Excel's number of the paper
WIDEST, NARROWEST = 60, 6  # in half-width characters


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    One sheet: a title row, a row of headings, and rows.

    Every cell is text (an ID number keeps its digits, a formula stays text) but whole numbers of `number_columns`
    (counted from 0). `note` stands below the title.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]
    note: str = ""
    number_columns: tuple[int, ...] = ()


def excel_workbook(sheets: tuple[Sheet, ...]) -> bytes:
    """
    Return an .xlsx file with frozen and repeated headings, filters, widths for Chinese, and landscape pages one page wide.

    :raises ValueError: if there is no sheet, or two sheets have one name
    """
    if not sheets:
        raise ValueError("a workbook has at least one sheet; none was given")
    names = [sheet_name(sheet.name) for sheet in sheets]
    if len({name.casefold() for name in names}) != len(names):
        raise ValueError(f"two sheets have one name in {names}; names are cut at {LONGEST_NAME} characters")
    stream = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(stream, options) as workbook:
        for sheet, name in zip(sheets, names, strict=True):
            _write(workbook, workbook.add_worksheet(name), sheet)
    return stream.getvalue()


def sheet_name(name: str) -> str:
    """Return a name as Excel accepts it."""
    return name.translate(FORBIDDEN_IN_NAMES).strip("'")[:LONGEST_NAME]


def shown_width(text: str) -> int:
    """Return how wide the widest line of a text is, in half-width characters; a Chinese character counts two."""
    return max(
        (sum(1 + (unicodedata.east_asian_width(each) in "WF") for each in line) for line in text.splitlines()),
        default=0,
    )


def _write(workbook: Workbook, page: Worksheet, sheet: Sheet) -> None:
    title = workbook.add_format({"bold": True, "font_size": 14})
    note = workbook.add_format({"italic": True})
    heading = workbook.add_format(
        {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF4", "valign": "vcenter"}
    )
    text = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "border": 1})
    number = workbook.add_format({"num_format": "#,##0", "valign": "top", "border": 1})
    page.write_string(0, 0, sheet.title, title)
    if sheet.note:
        page.write_string(1, 0, sheet.note, note)
    top = 2 if sheet.note else 1
    for column, words in enumerate(sheet.headings):
        page.write_string(top, column, words, heading)
        page.set_column(column, column, _column_width(sheet, column))
    for line, row in enumerate(sheet.rows, start=top + 1):
        for column, cell in enumerate(row):
            _write_cell(page, line, column, cell, number if column in sheet.number_columns else text)
    _set_up_page(page, sheet, top)


def _write_cell(page: Worksheet, line: int, column: int, cell: str | int, style: Format) -> None:
    if isinstance(cell, int):
        page.write_number(line, column, cell, style)
    else:
        page.write_string(line, column, cell, style)


def _column_width(sheet: Sheet, column: int) -> int:
    widest = max(shown_width(str(row[column])) for row in ((*sheet.rows, sheet.headings)))
    return min(WIDEST, max(NARROWEST, widest)) + 2


def _set_up_page(page: Worksheet, sheet: Sheet, top: int) -> None:
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, top + max(1, len(sheet.rows)), len(sheet.headings) - 1)
    page.repeat_rows(top)
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer("&C— &P / &N —")
