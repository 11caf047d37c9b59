"""Tables with ruled borders: cells found by the lines around them, so that a cell in the middle of its row is no riddle. Lengths are PDF points."""

from bisect import bisect_right
from dataclasses import dataclass, field

from qiaoliang.notices.sources.pdf.glyphs import Glyph, PrintedLine, em_of, lines_of
from qiaoliang.notices.sources.pdf.rulings import NEAR, Ruling, Rulings

_NEVER_FIRST = "、，。；：）】》”’,.;:)]}%"


@dataclass(slots=True)
class Cell:
    """A cell: its printed lines and the width between its borders."""

    width: float
    left: float
    lines: list[PrintedLine] = field(default_factory=list)

    def text(self) -> str:
        """Return the words on one line; a break that the width did not force becomes a space."""
        words = ""
        for line in self.lines:
            printed = words_of(line)
            words += (" " if words and self._is_parted(words, printed, line) else "") + printed
        return words

    def breaks_off(self, below: "Cell") -> bool:
        """Say whether the words of this cell go on in the cell `below`, on the next page."""
        above, following = words_of(self.lines[-1]), words_of(below.lines[0])
        whole = Cell(self.width, self.left, [*self.lines, below.lines[0]])
        return above[-1] not in "。；;" and not whole._is_parted(above, following, below.lines[0])

    def _is_parted(self, above: str, below: str, line: PrintedLine) -> bool:
        if above[-1].isascii() and below[0].isascii() and above[-1].isalnum() and below[0].isalnum():
            return not (above[-1].isdigit() and below[0].isdigit())
        before = self.lines[self.lines.index(line) - 1]
        margin = min(max(0.0, min(one.left for one in self.lines) - self.left), 10.0)
        em = em_of(list(line.glyphs))
        room = self.width - 2 * margin - (before.right - before.left)
        return room > _width_of_first_word(line) + 0.6 * em and above[-1] not in "、，,（("


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: from `top` down to `bottom`, `columns` borders from left to right, rows from top to bottom."""

    top: float
    bottom: float
    columns: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


def words_of(line: PrintedLine) -> str:
    """Return the words of a line inside a cell, white space only where it was typed between Latin words."""
    words = ""
    for glyph in line.glyphs:
        is_latin = bool(words) and words[-1].isascii() and glyph.character.isascii()
        words += (" " if glyph.after_space and is_latin else "") + glyph.character
    return words


def grids_of(rulings: Rulings, glyphs: list[Glyph]) -> list[Grid]:
    """Return the tables of a page from top to bottom; a single box is no table."""
    grids = [grid for part in _parts(rulings) if (grid := _grid(part, glyphs)) is not None]
    return sorted(grids, key=lambda grid: -grid.top)


def _width_of_first_word(line: PrintedLine) -> float:
    """Return the width of what could not have been left behind on the line above: a number, or a character with the punctuation after it."""
    end = 1
    glyphs = line.glyphs
    while end < len(glyphs) and (
        glyphs[end].character in _NEVER_FIRST
        or (glyphs[end].character.isascii() and glyphs[end].character.isalnum() and glyphs[end - 1].character.isascii())
    ):
        end += 1
    return glyphs[end - 1].right - glyphs[0].left


def _parts(rulings: Rulings) -> list[Rulings]:
    """Return the lines of each table: those that touch one another."""
    left = list(rulings.verticals)
    parts: list[Rulings] = []
    loose = list(rulings.horizontals)
    while left:
        verticals, horizontals = [left.pop()], []
        grows = True
        while grows:
            touched = [line for line in loose if any(_cross(line, one) for one in verticals)]
            loose = [line for line in loose if line not in touched]
            horizontals += touched
            reached = [one for one in left if any(_cross(line, one) for line in touched)]
            left = [one for one in left if one not in reached]
            verticals += reached
            grows = bool(reached)
        parts.append(Rulings(tuple(sorted(horizontals)), tuple(sorted(verticals))))
    return parts


def _cross(horizontal: Ruling, vertical: Ruling) -> bool:
    return horizontal.covers(vertical.at) and vertical.covers(horizontal.at)


def _grid(part: Rulings, glyphs: list[Glyph]) -> Grid | None:
    xs = _places(part.verticals)
    ys = _places(part.horizontals)
    if len(xs) < 3 or len(ys) < 2:
        return None
    owners = _owners(part, xs, ys)
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        column, row = bisect_right(xs, (glyph.left + glyph.right) / 2) - 1, bisect_right(ys, glyph.middle) - 1
        if 0 <= column < len(xs) - 1 and 0 <= row < len(ys) - 1:
            held.setdefault(owners[row, column], []).append(glyph)
    rows: list[tuple[Cell, ...]] = []
    said: set[tuple[int, int]] = set()
    for row in range(len(ys) - 2, -1, -1):
        speaking = {owners[row, column] for column in range(len(xs) - 1)} & held.keys()
        if not speaking <= said:
            rows.append(tuple(_cell(owners, held, xs, row, column) for column in range(len(xs) - 1)))
        said = speaking
    return Grid(ys[-1], ys[0], tuple(xs), tuple(rows))


def _cell(
    owners: dict[tuple[int, int], tuple[int, int]],
    held: dict[tuple[int, int], list[Glyph]],
    xs: list[float],
    row: int,
    column: int,
) -> Cell:
    """Return a cell; one merged over rows is repeated in each, one merged over columns stands in the first."""
    owner = owners[row, column]
    if owners.get((row, column - 1)) == owner:
        return Cell(0.0, xs[column])
    end = column + 1
    while owners.get((row, end)) == owner:
        end += 1
    return Cell(xs[end] - xs[column], xs[column], lines_of(held.get(owner, [])))


def _owners(part: Rulings, xs: list[float], ys: list[float]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each field of the grid the field that stands for its whole merged cell."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            x, y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            beside = owners.get((row, column - 1)) if not _is_ruled(part.verticals, xs[column], y) else None
            below = owners.get((row - 1, column)) if not _is_ruled(part.horizontals, ys[row], x) else None
            owner = below or beside or (row, column)
            owners[row, column] = owner
            if beside is not None and beside != owner:
                owners.update({place: owner for place, other in owners.items() if other == beside})
    return owners


def _is_ruled(lines: tuple[Ruling, ...], at: float, passing: float) -> bool:
    return any(abs(line.at - at) <= NEAR and line.covers(passing) for line in lines)


def _places(lines: tuple[Ruling, ...]) -> list[float]:
    places: list[float] = []
    for line in lines:
        if not places or line.at - places[-1] > NEAR:
            places.append(line.at)
    return places
