"""
Where the boxes and lines of a graph stand: columns from left to right, every box below the last, so that none overlap.

It knows lengths and names only, in the units of the drawing (one is a pixel at the usual size).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

BOX_WIDTH, COLUMN_GAP, ROW_GAP, MARGIN = 164, 66, 14, 12
LINE_HEIGHT, BOX_PADDING = 21, 18
SWEEPS = 8
CHIP_SPACE = 26  # between the middles of two numbers
PLACES_ON_LINE = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)

Link = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Box:
    """A box with its upper left corner and the lines of its label."""

    id: str
    x: float
    y: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2

    @property
    def centre(self) -> float:
        """Half way across."""
        return self.x + BOX_WIDTH / 2

    @property
    def right(self) -> float:
        """Where its right side is."""
        return self.x + BOX_WIDTH


@dataclass(frozen=True, slots=True)
class Curve:
    """A line between two boxes: a cubic curve of four points."""

    link: Link
    points: tuple[tuple[float, float], ...]

    @property
    def path(self) -> str:
        """The curve as SVG writes it."""
        (x, y), *others = self.points
        return f"M{x:g} {y:g}C" + " ".join(f"{a:g} {b:g}" for a, b in others)

    def at(self, part: float) -> tuple[float, float]:
        """Return the point at a part (0–1) of the way."""
        rest = 1 - part
        weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
        x, y = (
            sum(weight * point[axis] for weight, point in zip(weights, self.points, strict=True)) for axis in (0, 1)
        )
        return round(x, 1), round(y, 1)


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing: its size, its boxes, its lines."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    curves: Mapping[Link, Curve]


def layout_of(labels: Mapping[str, Sequence[str]], links: Sequence[Link], *, beside: Sequence[Link] = ()) -> Layout:
    """
    Return where everything stands. `labels` are the lines of every box; a link goes to a column further right.

    The links of `beside` relate equals and move neither. What is linked to nothing stands in the first column.
    """
    columns = _columns(labels, links)
    columns = _untangled(columns, [*links, *beside])
    heights = {name: len(lines) * LINE_HEIGHT + BOX_PADDING for name, lines in labels.items()}
    tallest = max((_height(column, heights) for column in columns), default=0)
    boxes = {
        box.id: box
        for number, column in enumerate(columns)
        for box in _stacked(column, number, labels, heights, tallest)
    }
    width = 2 * MARGIN + len(columns) * BOX_WIDTH + max(0, len(columns) - 1) * COLUMN_GAP
    curves = {link: _curve(link, boxes) for link in (*links, *beside)}
    return Layout(width, tallest + 2 * MARGIN, boxes, curves)


def chip_places(curves: Sequence[Curve]) -> list[tuple[float, float]]:
    """Return where the number of every curve stands: on the curve, and off the others' numbers where there is room."""
    taken: list[tuple[float, float]] = []
    for curve in curves:
        free = (point for point in map(curve.at, PLACES_ON_LINE) if all(_is_apart(point, each) for each in taken))
        taken.append(next(free, curve.at(PLACES_ON_LINE[0])))
    return taken


def _is_apart(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) >= CHIP_SPACE or abs(one[1] - other[1]) >= CHIP_SPACE


def _columns(names: Mapping[str, object], links: Sequence[Link]) -> list[list[str]]:
    """Every box one column right of the last that leads to it; a circle ends the search rather than going on for ever."""
    column = dict.fromkeys(names, 0)
    for _round in names:
        moved = False
        for source, target in links:
            if column[target] <= column[source] < len(names):
                column[target], moved = column[source] + 1, True
        if not moved:
            break
    _pull_right(column, links)
    return [[name for name in names if column[name] == number] for number in sorted(set(column.values()))]


def _pull_right(column: dict[str, int], links: Sequence[Link]) -> None:
    """A box that nothing leads to stands beside what it leads to, not at the far left."""
    led_to = {target for _source, target in links}
    for name in column:
        after = [column[target] for source, target in links if source == name]
        if name not in led_to and after:
            column[name] = max(column[name], min(after) - 1)


def _untangled(columns: list[list[str]], links: Sequence[Link]) -> list[list[str]]:
    """Order every column by the middle of what its boxes are linked to, a few times over."""
    for sweep in range(SWEEPS):
        rank = {name: place / len(column) for column in columns for place, name in enumerate(column, start=1)}
        order = columns if sweep % 2 else columns[::-1]
        for column in order:
            column.sort(key=lambda name: _pull(name, links, rank))
            rank |= {name: place / len(column) for place, name in enumerate(column, start=1)}
    return columns


def _pull(name: str, links: Sequence[Link], rank: Mapping[str, float]) -> float:
    ends = [b if a == name else a for a, b in links if name in (a, b)]
    return sum(rank[end] for end in ends) / len(ends) if ends else rank[name]


def _height(column: Sequence[str], heights: Mapping[str, int]) -> int:
    return sum(heights[name] for name in column) + ROW_GAP * max(0, len(column) - 1)


def _stacked(
    column: Sequence[str], number: int, labels: Mapping[str, Sequence[str]], heights: Mapping[str, int], tallest: int
) -> list[Box]:
    """The boxes of a column, spread over the height of the drawing."""
    room = (tallest - sum(heights[name] for name in column)) / (len(column) + 1)
    gap = max(ROW_GAP, room) if len(column) > 1 else room
    x, y = MARGIN + number * (BOX_WIDTH + COLUMN_GAP), MARGIN + (room if room > ROW_GAP else 0)
    boxes = []
    for name in column:
        boxes.append(Box(name, x, round(y, 1), heights[name], tuple(labels[name])))
        y += heights[name] + gap
    return boxes


def _curve(link: Link, boxes: Mapping[str, Box]) -> Curve:
    """From the right side to the left side; between two of one column, a bow at their left."""
    source, target = (boxes[name] for name in link)
    if source.x == target.x:
        side = source.x - COLUMN_GAP * 0.45
        ends = ((source.x, source.middle), (side, source.middle), (side, target.middle), (target.x, target.middle))
        return Curve(link, ends)
    bend = (source.right + target.x) / 2
    ends = ((source.right, source.middle), (bend, source.middle), (bend, target.middle), (target.x, target.middle))
    return Curve(link, ends)


def wrapped(text: str, width: float) -> tuple[str, ...]:
    """
    Return a label in lines of at most `width` ems: between words, and between any two Chinese characters.

    A closing mark never begins a line, an opening one never ends it.
    """
    lines, line = [], ""
    for piece in _pieces(text):
        if line and _ems(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return tuple([*lines, line.rstrip()] if line.strip() else lines)


def _pieces(text: str) -> list[str]:
    """What may not be broken: words with the space behind them, Chinese characters with the marks that cling to them."""
    pieces = [""]
    for before, letter in pairwise(" " + text):
        if _clings(before, letter):
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return [piece for piece in pieces if piece]


def _clings(before: str, letter: str) -> bool:
    if before in "（(“" or letter in "）)”、，。)":
        return True
    if before == " ":
        return False
    return letter == " " or (letter.isascii() and before.isascii())


def _ems(text: str) -> float:
    """How wide a text is, about: a Chinese character one em, a Latin letter a little more than half."""
    return sum(0.56 if letter.isascii() else 1.0 for letter in text)
