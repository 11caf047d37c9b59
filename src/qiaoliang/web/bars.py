"""Horizontal bars drawn as SVG by the server, with their numbers beside them and in a table behind them."""

from collections.abc import Sequence
from dataclasses import dataclass

FULL_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its words; `width` is out of 100, None where there is no number to draw."""

    label: str
    text: str
    width: float | None


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart: its title, its bars, and the headings of the table behind it."""

    title: str
    bars: tuple[Bar, ...]
    label_heading: str
    value_heading: str


def bars_of(rows: Sequence[tuple[str, int]], *, title: str, label_heading: str, value_heading: str) -> Bars:
    """Return a chart of (label, count), the widest bar for the largest count."""
    largest = max((count for _label, count in rows), default=0)
    bars = tuple(
        Bar(label, f"{count:,}", round(FULL_WIDTH * count / largest, 1) if largest else 0) for label, count in rows
    )
    return Bars(title, bars, label_heading, value_heading)
