"""The page as text: tables with tabs between their cells, all other lines with white space where the page has it. Lengths are PDF points."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from qiaoliang.notices.sources.pdf.glyphs import Glyph, PrintedLine, em_of, lines_of
from qiaoliang.notices.sources.pdf.grids import Grid, grids_of
from qiaoliang.notices.sources.pdf.rulings import Rulings


@dataclass(frozen=True, slots=True)
class TextLine:
    """
    A line outside tables as it will be written.

    `baseline` places it; `is_apart` if a wide gap stands above it, `is_full` if it reaches the right margin, `is_indented` if it begins away from the left.
    """

    text: str
    baseline: float
    is_apart: bool
    is_full: bool
    is_indented: bool


Block = TextLine | Grid


def blocks_of(glyphs: list[Glyph], rulings: Rulings) -> list[Block]:
    """Return lines and ruled tables of a page from top to bottom."""
    grids = grids_of(rulings, glyphs)
    free = [glyph for glyph in glyphs if not any(_is_inside(glyph, grid) for grid in grids)]
    blocks: list[Block] = [*_text_lines(free), *grids]
    return sorted(blocks, key=lambda block: -(block.baseline if isinstance(block, TextLine) else block.top))


def _is_inside(glyph: Glyph, grid: Grid) -> bool:
    across = (glyph.left + glyph.right) / 2
    return grid.bottom <= glyph.middle <= grid.top and grid.columns[0] <= across <= grid.columns[-1]


def _text_lines(glyphs: list[Glyph]) -> list[TextLine]:
    lines = lines_of(glyphs)
    if not lines:
        return []
    em, margin, end = em_of(glyphs), min(line.left for line in lines), max(line.right for line in lines)
    gaps = [above.baseline - below.baseline for above, below in pairwise(lines)]
    usual = median(gaps) if gaps else 0.0
    apart = [False] + [gap > 1.8 * max(usual, 1.2 * below.height) for gap, below in zip(gaps, lines[1:], strict=True)]
    return [
        TextLine(
            _words(line, em, margin),
            line.baseline,
            is_apart,
            is_full=line.right > end - 2.6 * em and line.right - line.left > 12 * em,
            is_indented=line.left > margin + 0.8 * em,
        )
        for line, is_apart in zip(lines, apart, strict=True)
    ]


def _words(line: PrintedLine, em: float, margin: float) -> str:
    """Return a line with its indent and its gaps as white space, half an em to a column."""
    words, taken, right = "", 0, margin
    spread = _is_spread_out(line, em)
    for glyph in line.glyphs:
        gap = glyph.left - right
        if gap > 0.9 * em and not (spread and words):
            column = round((glyph.left - margin) / (em / 2))
            spaces = max(column - taken, 2)
            words, taken = words + " " * spaces, taken + spaces
        elif words and glyph.after_space and gap > 0.15 * em and not spread:
            words, taken = words + " ", taken + 1
        words += glyph.character
        taken += 2 if glyph.character >= "\u2e80" else 1
        right = max(right, glyph.right)
    return words


def _is_spread_out(line: PrintedLine, em: float) -> bool:
    """Say whether a line is one heading with its characters set apart (某 市 人 民 政 府 文 件)."""
    gaps = [after.left - before.right for before, after in pairwise(line.glyphs)]
    return 3 <= len(gaps) <= 30 and min(gaps) > 0.3 * em and max(gaps) < 4 * min(gaps)
