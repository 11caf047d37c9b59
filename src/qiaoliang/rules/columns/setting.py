"""What a run is about: figures, month and places, and the value of a figure at each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qiaoliang.rules.figures import FigureTable


@dataclass(frozen=True, slots=True)
class Placed:
    """A whole number by reporting place, `None` where it is absent; `by_place` is empty where all places have the same."""

    everywhere: int | None
    by_place: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Setting:
    """The figures, the first and the last day of the month, and the reporting places whose figures may differ."""

    figures: FigureTable
    first: date
    last: date
    places: tuple[str, ...]

    def figure(self, figure_id: str) -> Placed:
        """Return the value of a figure at each place."""
        return self._placed(figure_id, figure_id)

    def applies(self, figure_id: str) -> Placed:
        """Return whether the law sets the figure, by place: 1, 0 where it states none, `None` where it is absent."""
        return self._placed(figure_id, f"{figure_id}?")

    def month_edge(self, edge: str) -> date:
        """Return the first (`start`) or the last (`end`) day of the month."""
        return self.first if edge == "start" else self.last

    def _placed(self, figure_id: str, key: str) -> Placed:
        values = {place: self.figures.at(self.last, place, [figure_id])[key] for place in self.places}
        everywhere = self.figures.at(self.last, None, [figure_id])[key]
        distinct = set(values.values()) or {everywhere}
        if len(distinct) == 1:
            return Placed(distinct.pop(), {})
        return Placed(everywhere, values)
