"""Cells of a line that is the row of a table: set apart by tabs, bars, or gaps of several spaces."""

import re
from dataclasses import dataclass

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.cleaning.lines import columns
from qiaoliang.notices.numbering import number_of
from qiaoliang.notices.span import Range


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a row in the cleaned text; `column` is the display column at which they begin (gaps) or the number of the cell (tabs, bars)."""

    words: Range
    column: int
    is_number: bool = False


def is_by_position(clean: CleanText, paragraph: Range) -> bool:
    """Say whether only white space of the right width sets the cells of a row apart."""
    line = clean.official[clean.offsets[paragraph.start] : clean.offsets[paragraph.end - 1] + 1]
    return "\t" not in line and line.count("|") + line.count("｜") < 2


def cells_of(clean: CleanText, paragraph: Range) -> list[Cell]:
    """Return the cells of a row from left to right; empty ones are left out, but counted."""
    if is_by_position(clean, paragraph):
        return [Cell(words, _display_column(clean, words.start)) for words in _split_at_gaps(clean, paragraph)]
    return _numbered_cells(clean, paragraph)


def _numbered_cells(clean: CleanText, paragraph: Range) -> list[Cell]:
    start = clean.offsets[paragraph.start]
    while start > 0 and clean.official[start - 1] in "\t 　":
        start -= 1
    end = clean.offsets[paragraph.end - 1] + 1
    line = clean.official[start:end]
    bar = None if "\t" in line else re.compile("[|｜]")
    bounds = [match.start() + start for match in (bar or re.compile("\t")).finditer(line)]
    skipped = 1 if bar is not None and line.lstrip()[:1] in ("|", "｜") else 0
    cells, position = [], paragraph.start
    for number, (left, right) in enumerate(zip([start - 1, *bounds], [*bounds, end], strict=True)):
        first = position
        while position < paragraph.end and clean.offsets[position] < right:
            position += 1
        inner = [at for at in range(first, position) if clean.offsets[at] > left and clean.folded[at] not in "| \t"]
        if inner:
            words = Range(inner[0], inner[-1] + 1)
            is_number = number_of(clean.folded[words.start : words.end].strip(".、()")) is not None
            cells.append(Cell(words, number - skipped, is_number))
    return cells


def _split_at_gaps(clean: CleanText, paragraph: Range) -> list[Range]:
    words, begin = [], paragraph.start
    for position in range(paragraph.start + 1, paragraph.end):
        gap = clean.official[clean.offsets[position - 1] + 1 : clean.offsets[position]]
        is_wide = clean.folded[position].isspace() and _gap_after(clean, position) >= 2
        if is_wide or (len(gap) >= 2 and not gap.strip()):
            words.append(Range(begin, position))
            begin = position + 1 if is_wide else position
    return [place for place in [*words, Range(begin, paragraph.end)] if not place.is_empty]


def _gap_after(clean: CleanText, position: int) -> int:
    start = clean.offsets[position]
    width = 0
    while start < len(clean.official) and clean.official[start].isspace() and clean.official[start] != "\n":
        width += columns(clean.official[start])
        start += 1
    return width


def _display_column(clean: CleanText, position: int) -> int:
    offset = clean.offsets[position]
    line_start = max(clean.official.rfind("\n", 0, offset), clean.official.rfind("\r", 0, offset)) + 1
    return columns(clean.official[line_start:offset])
