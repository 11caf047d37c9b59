"""Writes the pages one below the other: a row to a line, cells parted by tabs, a row that the page broke put together again."""

from dataclasses import dataclass, field

from qiaoliang.notices.cleaning.folding import fold
from qiaoliang.notices.numbering import marker_at
from qiaoliang.notices.sources.pdf.grids import Cell, Grid
from qiaoliang.notices.sources.pdf.page_layout import Block, TextLine
from qiaoliang.notices.sources.pdf.rulings import NEAR

_ENDS = "。；：！？;:"


@dataclass(slots=True)
class _Sheet:
    """The lines so far, and the last row of a table that a page ended with: the next page may go on with it."""

    lines: list[str] = field(default_factory=list)
    row: tuple[Cell, ...] | None = None
    table: Grid | None = None
    above: TextLine | None = None

    def close_row(self) -> None:
        if self.row is not None:
            self.lines.append("\t".join(cell.text() for cell in self.row).rstrip("\t"))
        self.row = None

    def add_line(self, line: TextLine, *, opens_page: bool) -> None:
        self.close_row()
        if self.above is not None and _goes_on(self.above, line, opens_page=opens_page):
            self.lines[-1] += line.text
        else:
            self.lines += ["", line.text] if line.is_apart and not opens_page else [line.text]
        self.above = line

    def add_table(self, grid: Grid, *, opens_page: bool) -> None:
        self.above = None
        may_go_on = opens_page and self.row is not None and _have_same_columns(self.table, grid)
        for number, row in enumerate(grid.rows):
            if number == 0 and may_go_on and self.row is not None and _is_broken(self.row, row):
                for cell, rest in zip(self.row, row, strict=True):
                    cell.lines += rest.lines
                continue
            self.close_row()
            self.row = row
        self.table = grid


def written(pages: list[list[Block]]) -> str:
    """Return the text of all pages; a page break leaves no mark, since a sentence may go on over it."""
    sheet = _Sheet()
    for page in pages:
        for place, block in enumerate(page):
            if isinstance(block, TextLine):
                sheet.add_line(block, opens_page=place == 0)
            else:
                sheet.add_table(block, opens_page=place == 0)
    sheet.close_row()
    return "\n".join(sheet.lines) + "\n"


def _goes_on(above: TextLine, line: TextLine, *, opens_page: bool) -> bool:
    """Say whether a line goes on with the one above because that reached the margin; lines with gaps inside may be rows of a table."""
    is_parted = line.is_indented or (line.is_apart and not opens_page) or above.text[-1] in _ENDS
    has_gaps = "  " in above.text.strip() or "  " in line.text.strip()
    return above.is_full and not is_parted and not has_gaps and marker_at(fold(line.text), 0) is None


def _is_broken(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> bool:
    """Say whether the page broke a row in two: without a number of its own, most of its cells go on with the words above."""
    if below[0].lines:
        return False
    pairs = [(one, other) for one, other in zip(above, below, strict=True) if other.lines]
    going_on = sum(bool(one.lines) and one.breaks_off(other) for one, other in pairs)
    return going_on * 2 > len(pairs)


def _have_same_columns(table: Grid | None, below: Grid) -> bool:
    return (
        table is not None
        and len(table.columns) == len(below.columns)
        and all(abs(one - other) <= 2 * NEAR for one, other in zip(table.columns, below.columns, strict=True))
    )
