"""Counting working days. A year whose holidays are not known counts Monday to Friday, and says that it is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

import yaml

HOLIDAYS = Path(__file__).with_name("holidays.yaml")
ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last day of a time limit; `is_certain` unless a year it runs through has no known holidays."""

    day: date
    is_certain: bool


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The working days of the years whose holidays are known: weekdays off and weekend days worked, by year."""

    free: Mapping[int, frozenset[date]]
    worked: Mapping[int, frozenset[date]]

    def is_known(self, year: int) -> bool:
        """Return whether the holidays of a year are known."""
        return year in self.free

    def is_working(self, day: date) -> bool:
        """Return whether a day is worked; in a year that is not known every weekday is."""
        if day.weekday() >= SATURDAY:
            return day in self.worked.get(day.year, frozenset())
        return day not in self.free.get(day.year, frozenset())

    def after(self, day: date, count: int) -> LastDay:
        """
        Return the last day of a limit of `count` working days; the day on which it starts does not count.

        :raises ValueError: if the count is not positive
        """
        if count < 1:
            raise ValueError(f"a time limit of {count} working days ends before it starts: write 1 or more")
        last, is_certain = day, self.is_known(day.year)
        while count:
            last += ONE_DAY
            is_certain = is_certain and self.is_known(last.year)
            count -= self.is_working(last)
        return LastDay(last, is_certain)

    def between(self, first: date, last: date) -> int:
        """Return how many working days lie after `first` up to and including `last`; 0 if there are none."""
        days = range(1, (last - first).days + 1)
        return sum(self.is_working(first + timedelta(days=number)) for number in days)


@lru_cache(maxsize=1)
def working_days() -> WorkingDays:
    """Return the calendar of the house, read once."""
    years = yaml.safe_load(HOLIDAYS.read_text(encoding="utf-8"))["years"]
    return WorkingDays(
        free={year: _days(year, found["free"]) for year, found in years.items()},
        worked={year: _days(year, found["worked"]) for year, found in years.items()},
    )


def _days(year: int, written: list[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(f"{year}-{day}") for day in written)
