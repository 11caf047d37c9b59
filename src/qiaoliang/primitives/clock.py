"""
The clock: the only way the product learns what time it is.

Actions take a clock as an argument, so that a test, a replay or a rehearsal can say what day it is. The offices this
product serves all keep Beijing time.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")


class Clock(Protocol):
    """Something that knows the time."""

    def now(self) -> datetime:
        """Return the present instant, with its time zone."""
        ...

    def today(self) -> date:
        """Return the present day in Beijing."""
        ...


class SystemClock:
    """The clock of the machine, read in Beijing time."""

    def now(self) -> datetime:
        """Return the present instant in Beijing time."""
        return datetime.now(BEIJING)

    def today(self) -> date:
        """Return the present day in Beijing."""
        return self.now().date()


@dataclass(frozen=True)
class FixedClock:
    """
    A clock that stands still at one instant.

    :raises ValueError: if the instant carries no time zone, for then it is not an instant
    """

    instant: datetime

    def __post_init__(self) -> None:
        if self.instant.tzinfo is None:
            raise ValueError(
                f"FixedClock was given {self.instant.isoformat()}, which has no time zone: "
                f"write datetime(..., tzinfo=BEIJING)"
            )

    @classmethod
    def on(cls, day: date) -> "FixedClock":
        """Return a clock that stands at nine in the morning of a day, Beijing time."""
        return cls(datetime(day.year, day.month, day.day, 9, tzinfo=BEIJING))

    def now(self) -> datetime:
        """Return the instant the clock stands at, in Beijing time."""
        return self.instant.astimezone(BEIJING)

    def today(self) -> date:
        """Return the day the clock stands at, in Beijing."""
        return self.now().date()
