"""Horizontal bars drawn as SVG by the server, with their numbers in a table behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

FULL_WIDTH = 600  # units of the drawing
ROW_HEIGHT = 52
LABEL_Y, BAR_Y, VALUE_Y = 18, 26, 39  # within a row


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its words and where it stands."""

    label: str
    text: str
    width: float
    y: int
    label_y: int
    value_y: int


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart: its title, a sentence that says the same, the bars, and the headings of the table."""

    title: str
    summary: str
    bars: tuple[Bar, ...]
    height: int
    label_heading: str
    value_heading: str


def bars_of(rows: Sequence[tuple[str, int]], *, title: str, label_heading: str, value_heading: str) -> Bars:
    """Return a chart of (label, count), the widest bar for the largest count."""
    largest = max((count for _label, count in rows), default=0)
    bars = tuple(_bar(position, label, count, largest) for position, (label, count) in enumerate(rows))
    summary = _("；").join(f"{label} {count}" for label, count in rows)
    return Bars(title, f"{title}{_('：')}{summary}", bars, ROW_HEIGHT * len(bars) + 8, label_heading, value_heading)


def _bar(position: int, label: str, count: int, largest: int) -> Bar:
    top = position * ROW_HEIGHT
    width = round(FULL_WIDTH * count / largest, 1) if largest else 0
    return Bar(label, f"{count:,}", width, top + BAR_Y, top + LABEL_Y, top + VALUE_Y)
