"""What a page shows of a figure: every dated value with unit, place, source and confidence; or that it is absent."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from opencc import OpenCC

from qiaoliang.packs import Pack, Place, Source
from qiaoliang.rules.figures import DatedValue, Figure

CONFIDENCES = ("stated", "high", "medium", "assumed", "absent")


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One dated value (None: the law sets none); `place` is None if it holds everywhere, `source` None if it is assumed."""

    value: Decimal | None
    starts_on: date
    ends_on: date | None
    place: Place | None
    source: Source | None
    cited_as: str
    confidence: str
    note: str
    note_en: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A figure with its values, newest first; `states` are the degrees of confidence it shows."""

    figure: Figure
    values: tuple[ValueRow, ...]
    states: frozenset[str]

    @property
    def is_absent(self) -> bool:
        """Whether nobody has stated a value."""
        return not self.values


def figure_row(pack: Pack, figure: Figure, *, in_force: DatedValue | None = None) -> FigureRow:
    """Return how a figure of the pack is shown: with all its values, or only the one in force for a decision."""
    shown = (in_force,) if in_force else sorted(figure.values, key=lambda value: value.starts_on, reverse=True)
    rows = tuple(_value_row(pack, value) for value in shown)
    return FigureRow(figure, rows, frozenset(row.confidence for row in rows) or frozenset({"absent"}))


def _value_row(pack: Pack, value: DatedValue) -> ValueRow:
    identifier, _space, rest = value.source.partition(" ")
    return ValueRow(
        value=value.value,
        starts_on=value.starts_on,
        ends_on=value.ends_on,
        place=pack.place(value.place) if value.place else None,
        source=pack.sources.get(identifier),
        cited_as=rest if identifier in pack.sources else value.source,
        confidence=value.confidence,
        note=value.note,
        note_en=value.note_en,
    )


def matching(rows: Iterable[FigureRow], *, words: str, state: str) -> list[FigureRow]:
    """Return the rows that show `state` ("" for all) and contain every word, in whatever script, width or case."""
    wanted = [_plain(word) for word in words.split()]
    return [
        row for row in rows if (not state or state in row.states) and all(word in _searchable(row) for word in wanted)
    ]


def _searchable(row: FigureRow) -> str:
    figure = row.figure
    return _plain(
        f"{figure.id} {figure.label} {figure.label_en} {figure.quote} {figure.note} {figure.note_en} {figure.source}"
    )


@lru_cache(maxsize=1)
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Return text as it is compared: simplified, half width, small letters, without punctuation."""
    folded = unicodedata.normalize("NFKC", _to_simplified().convert(text)).casefold()
    return "".join(letter for letter in folded if letter.isalnum() or letter in ".%")
