"""
What of a value anybody may read: small counts of people are withheld, and so is whatever would let them be worked out.

A count is withheld when it is above zero and below `SMALLEST_SHOWN`. Since the sum of the league is published too, one place
withheld alone could be got by subtraction; further places are withheld, the smallest first, until it cannot.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qiaoliang.indicators.values import Counted, IndicatorValue

SMALLEST_SHOWN = 10  # persons or households
OF_PEOPLE = frozenset({"person", "household"})


@dataclass(frozen=True, slots=True)
class PublicRow:
    """A place (None: the league) as published; `is_withheld` says that there is a value and it is not shown."""

    counted: Counted
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class PublicValue:
    """
    An indicator as published; `value` is stripped of every count that is withheld.

    `unknown_count` is that of the league, None where it is above zero and too small to be given; of places it is not given.
    """

    value: IndicatorValue
    league: PublicRow
    places: tuple[PublicRow, ...]
    unknown_count: int | None = 0


def is_shown(count: int) -> bool:
    """Return whether a count of people may be given exactly: nobody, or enough that nobody can be recognised."""
    return count == 0 or count >= SMALLEST_SHOWN


def published(value: IndicatorValue) -> PublicValue:
    """Return what of a value may be read by anybody; counts of units, places and money are public as they are."""
    unknown = value.league.unknown_count
    if value.subject_kind not in OF_PEOPLE:
        return PublicValue(value, PublicRow(value.league), tuple(PublicRow(each) for each in value.places), unknown)
    small_wholes = _withheld({each.place: (each.whole or 0,) for each in value.places}, frozenset())
    withheld = _withheld({each.place: _parts(each) for each in value.places}, small_wholes)
    places = tuple(_row(each, small_wholes, withheld) for each in value.places)
    league = _row(
        value.league, _small_league(is_shown(value.league.whole or 0)), _small_league(_may_tell(value.league))
    )
    stripped = replace(value, league=league.counted, places=tuple(row.counted for row in places))
    return PublicValue(stripped, league, places, unknown if is_shown(unknown) else None)


def _row(counted: Counted, wholes: frozenset[str | None], parts: frozenset[str | None]) -> PublicRow:
    """The row of a place without the whole if it is in `wholes`, and without the part if it is in `parts`."""
    is_withheld = counted.place in parts or counted.place in wholes
    whole = None if counted.place in wholes else counted.whole
    return PublicRow(Counted(counted.place, None if is_withheld else counted.part, whole), is_withheld)


def _withheld(counts: Mapping[str | None, tuple[int, ...]], already: frozenset[str | None]) -> frozenset[str | None]:
    """Return the places that stay back: the small ones, and as many more as hide them in the sum of the league."""
    kept_back = {place for place, row in counts.items() if place in already or not all(map(is_shown, row))}
    others = sorted(
        (place for place in counts if place not in kept_back and any(counts[place])),
        key=lambda place: (not counts[place][-1], counts[place][-1], sum(counts[place])),
    )
    while kept_back and others and not _is_hidden([counts[place] for place in kept_back]):
        kept_back.add(others.pop(0))
    return frozenset(kept_back)


def _is_hidden(kept_back: Sequence[tuple[int, ...]]) -> bool:
    """Whether the sums tell nothing: at least two places, and no sum that is itself too small."""
    return len(kept_back) > 1 and all(is_shown(sum(column)) for column in zip(*kept_back, strict=True))


def _may_tell(counted: Counted) -> bool:
    return all(map(is_shown, (*_parts(counted), counted.whole or 0)))


def _small_league(may_tell: bool) -> frozenset[str | None]:
    return frozenset() if may_tell else frozenset({None})


def _parts(counted: Counted) -> tuple[int, int]:
    """The part, and what is left of the whole: each gives the other away where the whole is known."""
    return (counted.part or 0, counted.rest or 0)
