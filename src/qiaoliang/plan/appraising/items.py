"""One item of a score: what it rests on, one trace for each thing looked at, and the points that follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

HUNDREDTHS = 100  # points are whole hundredths


@dataclass(frozen=True, slots=True)
class Trace:
    """
    One thing that an item rests on: a duty, a return, a part, an inspection, or a count of a provision.

    `earned` of `out_of` is what it adds to the item; `as_of` is the day or month it was read.
    """

    kind: str
    key: str
    words: str
    words_en: str
    earned: Decimal
    out_of: int
    as_of: str

    def stored(self) -> dict[str, Any]:
        """Return the trace as it is stored with a score."""
        return {
            "kind": self.kind,
            "key": self.key,
            "words": self.words,
            "words_en": self.words_en,
            "earned": str(self.earned),
            "out_of": self.out_of,
            "as_of": self.as_of,
        }


@dataclass(frozen=True, slots=True)
class ItemScore:
    """An item with its traces; `points` are hundredths of the weight earned, None where nothing could be judged."""

    item: str
    label: str
    label_en: str
    clause: str
    weight: int
    points: int | None
    traces: tuple[Trace, ...]

    def stored(self) -> dict[str, Any]:
        """Return the item as it is stored with a score."""
        return {
            "item": self.item,
            "label": self.label,
            "label_en": self.label_en,
            "clause": self.clause,
            "weight": self.weight,
            "points": self.points,
            "traces": [trace.stored() for trace in self.traces],
        }


def points_of(weight: int, traces: Iterable[Trace]) -> int | None:
    """Return the hundredths of points that traces earn together; None where there is nothing to judge."""
    found = list(traces)
    whole = sum(trace.out_of for trace in found)
    if not whole:
        return None
    share = sum((trace.earned for trace in found), Decimal(0)) / whole
    return int((share * weight * HUNDREDTHS).to_integral_value(ROUND_HALF_UP))


def total_of(items: Sequence[tuple[int, int | None]]) -> int | None:
    """
    Return the total of items (weight, points) in hundredths of 100 points; None where no item could be judged.

    What could not be judged is left out: the rest counts as the whole.
    """
    judged = [(weight, points) for weight, points in items if points is not None]
    whole = sum(weight for weight, _ in judged)
    if not whole:
        return None
    earned = Decimal(sum(points for _, points in judged))
    return int((earned * HUNDREDTHS / whole).to_integral_value(ROUND_HALF_UP))
