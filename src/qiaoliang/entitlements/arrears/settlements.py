"""What was due in each month or year, what was paid, and the sums of the differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qiaoliang.entitlements.arrears.starting import ALWAYS, Start
from qiaoliang.primitives.months import Month

LONGEST_SPAN = 240  # months
MONTHS_OF_A_YEAR = 12

Period = Month | int  # a year is its number


@dataclass(frozen=True, slots=True)
class PeriodSettled:
    """
    One month or year: what was due and what was paid, in fen; `None` where it is not known.

    `decided_in` is the month whose facts and figures decided a year.
    """

    period: Period
    due_fen: int | None
    paid_fen: int | None
    decided_in: Month | None = None

    @property
    def difference_fen(self) -> int | None:
        """What is still owed (above zero) or was paid too much (below zero); `None` where either is not known."""
        return None if self.due_fen is None or self.paid_fen is None else self.due_fen - self.paid_fen


@dataclass(frozen=True, slots=True)
class Settlement:
    """The periods of a span with their differences, and the sums over those that could be settled; from when it counts."""

    periods: tuple[PeriodSettled, ...]
    start: Start = ALWAYS

    @property
    def arrears_fen(self) -> int:
        """What is owed to the subject, over all periods in which too little was paid."""
        return sum(each for each in self._differences() if each > 0)

    @property
    def recoveries_fen(self) -> int:
        """What was paid too much, over all periods in which that happened."""
        return -sum(each for each in self._differences() if each < 0)

    @property
    def unsettled(self) -> tuple[Period, ...]:
        """The periods for which nothing can be said yet."""
        return tuple(each.period for each in self.periods if each.difference_fen is None)

    def _differences(self) -> list[int]:
        return [each.difference_fen for each in self.periods if each.difference_fen is not None]


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """
    Yield the months from `first` to `last`, both included.

    :raises ValueError: if the span is empty or longer than `LONGEST_SPAN` months
    """
    length = (last.year - first.year) * MONTHS_OF_A_YEAR + last.month - first.month + 1
    if not 1 <= length <= LONGEST_SPAN:
        raise ValueError(
            f"{first} to {last} is {length} months; write a first month before the last, at most {LONGEST_SPAN} apart"
        )
    for offset in range(length):
        yield first.plus(offset)


def settle(
    due: Mapping[Period, int | None],
    paid: Mapping[Period, int | None],
    *,
    start: Start = ALWAYS,
    decided_in: Mapping[Period, Month] | None = None,
) -> Settlement:
    """Return the settlement of what was due and what was paid; a period that only one of them has is not known in the other."""
    told = decided_in or {}
    periods = sorted({*due, *paid})
    return Settlement(
        tuple(PeriodSettled(each, due.get(each), paid.get(each), told.get(each)) for each in periods), start
    )
