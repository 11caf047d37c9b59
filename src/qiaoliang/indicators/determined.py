"""Counting what was determined: coverage, numbers of entitled, floors met, and subjects of whom a condition does not hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qiaoliang.entitlements.models import Outcome
from qiaoliang.indicators.values import Counted
from qiaoliang.packs.indicators import Indicator


@dataclass(frozen=True, slots=True)
class Total:
    """How many subjects of a provision have an outcome in a reporting place; `is_receiving` None: no roll says."""

    provision: str
    subject_kind: str
    place: str
    outcome: str
    is_receiving: bool | None
    count: int


@dataclass(frozen=True, slots=True)
class Masked:
    """How many subjects of a reporting place have these conditions failed and these unknown (bit masks)."""

    place: str
    failed: int
    unknown: int
    count: int


def counted_totals(indicator: Indicator, totals: Sequence[Total], places: Iterable[str]) -> tuple[Counted, ...]:
    """
    Return what an indicator of a provision counts in every place.

    A provision that nobody determined is unknown everywhere; in a determined one a place without subjects has none.
    """
    if not totals:
        return tuple(Counted(place, None, None) for place in places)
    by_place: dict[str, list[Total]] = defaultdict(list)
    for total in totals:
        by_place[total.place].append(total)
    count = {"coverage": _coverage, "entitled": _entitled, "met": _met}[indicator.counts]
    return tuple(count(place, by_place[place]) for place in places)


def counted_masks(position: int, rows: Sequence[Masked], places: Iterable[str]) -> tuple[Counted, ...]:
    """Return, by place, the subjects of whom the condition at `position` (from 0) does not hold, among those it can be told of."""
    if not rows:
        return tuple(Counted(place, None, None) for place in places)
    bit = 1 << position
    found = []
    for place in places:
        here = [row for row in rows if row.place == place]
        failed = sum(row.count for row in here if row.failed & bit)
        unknown = sum(row.count for row in here if row.unknown & bit and not row.failed & bit)
        found.append(_told(place, failed, sum(row.count for row in here) - unknown, unknown))
    return tuple(found)


def _coverage(place: str, totals: Sequence[Total]) -> Counted:
    """Whom no roll tells of, and who cannot be decided, is unknown: neither reached nor missed."""
    receiving = _sum(each for each in totals if each.outcome == Outcome.ENTITLED and each.is_receiving is True)
    missed = _sum(each for each in totals if each.outcome == Outcome.ENTITLED and each.is_receiving is False)
    unread = _sum(each for each in totals if each.outcome == Outcome.ENTITLED and each.is_receiving is None)
    return _told(place, receiving, receiving + missed, unread + _undecided(totals))


def _entitled(place: str, totals: Sequence[Total]) -> Counted:
    count = _sum(each for each in totals if each.outcome == Outcome.ENTITLED)
    unknown = _undecided(totals)
    if totals and unknown == _sum(totals):
        return Counted(place, None, None, unknown)
    return Counted(place, count, None, unknown)


def _met(place: str, totals: Sequence[Total]) -> Counted:
    met = _sum(each for each in totals if each.outcome == Outcome.ENTITLED)
    short = _sum(each for each in totals if each.outcome == Outcome.NOT_ENTITLED)
    return _told(place, met, met + short, _undecided(totals))


def _told(place: str, part: int, whole: int, unknown: int) -> Counted:
    """Where all is unknown the value is unknown, not 0 of 0."""
    if not whole and unknown:
        return Counted(place, None, None, unknown)
    return Counted(place, part, whole, unknown)


def _undecided(totals: Iterable[Total]) -> int:
    return _sum(each for each in totals if each.outcome == Outcome.UNDECIDED)


def _sum(totals: Iterable[Total]) -> int:
    return sum(each.count for each in totals)
