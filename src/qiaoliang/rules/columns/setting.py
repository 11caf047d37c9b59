"""What a run is about: figures, month and places, and how a figure is written for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from qiaoliang.rules.columns.constants import truth, whole
from qiaoliang.rules.figures import FigureTable


@dataclass(frozen=True, slots=True)
class Setting:
    figures: FigureTable
    first: date
    last: date
    places: tuple[str, ...]

    def figure(self, figure_id: str, place_column: exp.Expression) -> exp.Expression:
        """A constant where every place has the same value, else a choice by place; NULL where absent."""
        return self._by_place(figure_id, figure_id, place_column, whole)

    def applies(self, figure_id: str, place_column: exp.Expression) -> exp.Expression:
        """Whether the law sets the figure, by place: false where it states none, NULL where absent."""
        return self._by_place(figure_id, f"{figure_id}?", place_column, truth)

    def _by_place(
        self, figure_id: str, key: str, place_column: exp.Expression, write: Callable[[int | None], exp.Expression]
    ) -> exp.Expression:
        values = {place: self.figures.at(self.last, place, [figure_id])[key] for place in self.places}
        everywhere = self.figures.at(self.last, None, [figure_id])[key]
        distinct = set(values.values()) or {everywhere}
        if len(distinct) == 1:
            return write(distinct.pop())
        choice = exp.Case(this=place_column.copy())
        for place, value in values.items():
            choice = choice.when(exp.Literal.string(place), write(value))
        return choice.else_(write(everywhere))
