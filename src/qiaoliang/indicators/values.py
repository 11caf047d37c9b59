"""Values of indicators: a part of a whole, by place, so that the league is the sum of its places; unknown is never zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from qiaoliang.packs.indicators import Indicator
from qiaoliang.primitives.months import Month
from qiaoliang.rules.figures import FigureTable

LEAGUE = None  # the place of a value that is the sum of all places the reader may see


@dataclass(frozen=True, slots=True)
class Counted:
    """
    What was counted in one place: `part` of `whole` (persons, households, units, places; fen for `growth`).

    `whole` is None for a plain count. Both are None where nothing is known. `unknown_count` are the subjects of whom it
    cannot be told; they stand neither in the part nor in the whole.
    """

    place: str | None
    part: int | None
    whole: int | None
    unknown_count: int = 0

    @property
    def share(self) -> float | None:
        """The part over the whole, 0–1 (above 1 only for `growth`); None where nothing is known or there is no whole."""
        if self.part is None or not self.whole:
            return None
        return self.part / self.whole

    @property
    def rest(self) -> int | None:
        """Those of the whole who are not in the part."""
        return None if self.part is None or self.whole is None else self.whole - self.part


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """
    One indicator for a month (or the year of that month): the league, its places, the target.

    `places` holds every reporting place in reach of the reader, also those of which nothing is known.
    """

    indicator: Indicator
    month: Month
    league: Counted
    places: tuple[Counted, ...]
    target: float | None = None
    subject_kind: str = ""

    @property
    def period(self) -> str:
        """The month or the year that the value is of."""
        return str(self.month) if self.indicator.every == "month" else str(self.month.year)

    @property
    def realisation(self) -> float | None:
        """How much of the target is reached, 0–1; None without a target or a value."""
        if self.target is None or self.league.share is None:
            return None
        return min(1.0, self.league.share / self.target)

    def standing(self, on: date) -> str:
        """
        Return how the value stands on a day: `reached`, `short` (time remains, or none was set), `overdue`, `open`, `unknown`.

        `open` is a value that no target judges, or a share of nobody.
        """
        if self.league.part is None:
            return "unknown"
        if self.realisation is None:
            return "open"
        if self.realisation >= 1:
            return "reached"
        due_on = self.indicator.due_on
        return "overdue" if due_on is not None and due_on < on else "short"


def league_of(places: Iterable[Counted]) -> Counted:
    """Return the sum of places; a place of which nothing is known adds nothing, and all unknown stay unknown."""
    found = list(places)
    known = [each for each in found if each.part is not None]
    unknown_count = sum(each.unknown_count for each in found)
    if not known:
        return Counted(LEAGUE, None, None, unknown_count)
    wholes = [each.whole for each in known if each.whole is not None]
    part = sum(each.part or 0 for each in known)
    return Counted(LEAGUE, part, sum(wholes) if wholes else None, unknown_count)


def target_of(indicator: Indicator, figures: FigureTable, month: Month) -> float | None:
    """
    Return the share to be reached: what the text states, or the figure on the due day, or at the end of the month.

    None where there is no target, or its figure has no value then.
    """
    target = indicator.target
    if target is None:
        return None
    if target.figure is None:
        return float(target.value or Decimal(0)) or None
    day = max(indicator.due_on or month.last_day, month.last_day)
    dated = figures.dated_value(target.figure, day, None)
    return float(dated.value) if dated is not None and dated.value is not None else None
