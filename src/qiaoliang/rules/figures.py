"""
Figures: dated, placed values of the law with unit, source and confidence, or stated as absent.

A figure has a value for a month when a dated value is in force on the last day of that month, for the place itself or
for the nearest place above it. Where there is none, the figure is absent, which is never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Literal as OneOf

from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.units import Unit

Confidence = OneOf["stated", "high", "medium", "assumed", "absent"]


@dataclass(frozen=True, slots=True)
class DatedValue:
    """
    A value in force from `starts_on` to `ends_on` (both included, no end while it is open) at a place or everywhere.

    No value (`None`) says that the law sets none in that time, for instance no cap; that is known, and so not absent.
    """

    starts_on: date
    ends_on: date | None
    place: str | None
    value: Decimal | None
    source: str
    confidence: Confidence
    note: str = ""
    note_en: str = ""

    def covers(self, day: date) -> bool:
        """Whether the value is in force on `day`."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    def outside(self, other: DatedValue) -> list[DatedValue]:
        """Return the parts of this value's time that `other` does not cover: none, one or two."""
        if (self.ends_on is not None and self.ends_on < other.starts_on) or (
            other.ends_on is not None and other.ends_on < self.starts_on
        ):
            return [self]
        parts = []
        if self.starts_on < other.starts_on:
            parts.append(replace(self, ends_on=other.starts_on - timedelta(days=1)))
        if other.ends_on is not None and (self.ends_on is None or self.ends_on > other.ends_on):
            parts.append(replace(self, starts_on=other.ends_on + timedelta(days=1)))
        return parts


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with all its dated values; without values it is absent and `note` may say where it should come from."""

    id: str
    label: str
    label_en: str
    unit: Unit
    values: tuple[DatedValue, ...]
    source: str
    confidence: Confidence
    quote: str = ""
    note: str = ""
    note_en: str = ""
    measure: str = ""

    @property
    def scale(self) -> int:
        """How many decimals a whole number of this figure carries; money is held in fen and has none."""
        if self.unit.is_money:
            return 0
        return max(
            (
                max(0, -int(value.value.normalize().as_tuple().exponent))
                for value in self.values
                if value.value is not None
            ),
            default=0,
        )

    def value_on(self, day: date, places: Sequence[str]) -> DatedValue | None:
        """
        Return the value in force on `day` for the first of `places` (nearest first) that has one, or `None`.

        A value without a place is for everywhere and is looked at last.
        """
        for place in (*places, None):
            for value in self.values:
                if value.place == place and value.covers(day):
                    return value
        return None

    def whole(self, value: DatedValue) -> int | None:
        """
        Return a value as the whole number that rules compute with: fen, or the value times 10 to the power of `scale`.

        `None` where the law sets no value in that time.

        :raises RuleError: if an amount of money has parts of a fen
        """
        if value.value is None:
            return None
        scaled = value.value * (100 if self.unit.is_money else 10**self.scale)
        if scaled != int(scaled):
            raise RuleError(f"{self.id}: {value.value} {self.unit} has parts of a fen; write at most two decimals")
        return int(scaled)

    def plain(self, whole: int) -> Decimal:
        """Return a whole number of this figure as people write it: yuan, or with its decimals."""
        return Decimal(whole) / (100 if self.unit.is_money else 10**self.scale)


@dataclass(frozen=True, slots=True)
class FigureTable:
    """All figures of a pack by id, with the places above each place (nearest first, the place itself included)."""

    figures: Mapping[str, Figure]
    ancestry: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for figure in self.figures.values():
            _refuse_overlaps(figure)

    def __getitem__(self, figure_id: str) -> Figure:
        try:
            return self.figures[figure_id]
        except KeyError:
            raise RuleError(
                f"{figure_id} is used by a rule and stands in no figures.yaml; add it, or state it absent"
            ) from None

    def at(self, day: date, place: str | None, figure_ids: Iterable[str]) -> dict[str, int | None]:
        """
        Return the whole number of each figure on `day` at `place`; `None` where it is absent.

        Under the figure's id followed by `?` stands whether it applies: false where the law sets none, `None` if absent.
        """
        places = self.ancestry.get(place, (place,)) if place else ()
        found: dict[str, int | None] = {}
        for figure_id in figure_ids:
            figure = self[figure_id]
            value = figure.value_on(day, places)
            found[figure_id] = None if value is None else figure.whole(value)
            found[f"{figure_id}?"] = None if value is None else value.value is not None
        return found

    def dated_value(self, figure_id: str, day: date, place: str | None) -> DatedValue | None:
        """Return the dated value of one figure on `day` at `place`, with its source, or `None` where it is absent."""
        return self[figure_id].value_on(day, self.ancestry.get(place, (place,)) if place else ())

    def with_values(self, figure_id: str, values: Iterable[DatedValue]) -> FigureTable:
        """Return a table in which one figure has other values, for an example or a rehearsal."""
        changed = replace(self[figure_id], values=tuple(values))
        return FigureTable({**self.figures, figure_id: changed}, self.ancestry)

    def with_change(self, figure_id: str, change: DatedValue) -> FigureTable:
        """
        Return a table in which `change` stands in place of what was in force in its time.

        A change without a place takes the place of every value, also of those of single places.
        """
        kept = []
        for value in self[figure_id].values:
            is_met = change.place is None or value.place == change.place
            kept.extend(value.outside(change) if is_met else [value])
        return self.with_values(figure_id, [*kept, change])


def _refuse_overlaps(figure: Figure) -> None:
    by_place: dict[str | None, list[DatedValue]] = {}
    for value in figure.values:
        by_place.setdefault(value.place, []).append(value)
    for place, values in by_place.items():
        ordered = sorted(values, key=lambda value: value.starts_on)
        for earlier, later in pairwise(ordered):
            if earlier.ends_on is None or earlier.ends_on >= later.starts_on:
                raise RuleError(
                    f"{figure.id}: the value from {earlier.starts_on} overlaps the one from {later.starts_on}"
                    f"{f' at {place}' if place else ''}; end the earlier with `to: {later.starts_on}` minus one day"
                )
