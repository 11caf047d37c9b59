"""Counting years: whether a dated figure ever fell, and yearly sums of places against the year before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from qiaoliang.indicators.values import Counted
from qiaoliang.packs.indicators import Indicator
from qiaoliang.primitives.months import Month
from qiaoliang.rules.figures import FigureTable

DECEMBER, LAST = 12, 31


@dataclass(frozen=True, slots=True)
class YearValue:
    """A figure on the last day of a year, and how sure it is."""

    year: int
    value: Decimal
    confidence: str


def years_of(figures: FigureTable, figure_id: str, place: str, month: Month) -> tuple[YearValue, ...]:
    """
    Return the values of a figure at the end of every year up to that of `month`, which ends with the month itself.

    Years without a value are left out, and so are assumed ones: what is assumed for a demonstration shows no rise.
    """
    figure = figures[figure_id]
    first = min((value.starts_on.year for value in figure.values), default=month.year + 1)
    found = []
    for year in range(first, month.year + 1):
        day = month.last_day if year == month.year else date(year, DECEMBER, LAST)
        dated = figures.dated_value(figure_id, day, place)
        if dated is not None and dated.value is not None and dated.confidence != "assumed":
            found.append(YearValue(year, dated.value, dated.confidence))
    return tuple(found)


def never_falls(indicator: Indicator, figures: FigureTable, month: Month, places: Iterable[str]) -> tuple[Counted, ...]:
    """Return 1 of 1 for every place where the figure never fell, 0 of 1 where it did; unknown with fewer than two years."""
    found = []
    for place in places:
        values = years_of(figures, indicator.of, place, month)
        if len(values) < 2:
            found.append(Counted(place, None, None, 1))
            continue
        fell = any(later.value < earlier.value for earlier, later in pairwise(values))
        found.append(Counted(place, 0 if fell else 1, 1))
    return tuple(found)


def against_the_year_before(
    indicator: Indicator, sums: Mapping[str, Mapping[str, int | None]], places: Iterable[str]
) -> tuple[Counted, ...]:
    """
    Return the sum of the year over that of the year before, in every place; unknown where either is not reported.

    `sums` holds, by place, the facts of the year by their names, money in fen.
    """
    found = []
    for place in places:
        facts = sums.get(place, {})
        now, before = facts.get(indicator.of), facts.get(indicator.against)
        is_known = now is not None and bool(before)
        found.append(Counted(place, now, before) if is_known else Counted(place, None, None, 1))
    return tuple(found)
