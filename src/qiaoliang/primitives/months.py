"""
Months: the period a determination is for, written "2018-05".

A month is a value: it compares, sorts and can be counted forward and back. It knows no time zone.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from qiaoliang.primitives.problems import Bilingual, Problem, Refused

_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_FIELD = Bilingual(zh="月份", en="month")
_REMEDY = Bilingual(
    zh="请写成四位年份、短横、两位月份，例如2018-05", en="Write the year and the month, such as 2018-05"
)


class InvalidMonth(Refused):
    """Something that is not a month of the calendar."""


@dataclass(frozen=True, order=True)
class Month:
    """
    One month of the Gregorian calendar.

    :raises InvalidMonth: if the year is not 1 to 9999 or the month not 1 to 12
    """

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:
            raise _refused(str(self), Bilingual(zh="一年只有01至12月", en="a year has the months 01 to 12"))
        if not 1 <= self.year <= 9999:
            raise _refused(str(self), Bilingual(zh="年份要在0001至9999之间", en="the year must be 0001 to 9999"))

    @classmethod
    def parse(cls, text: str) -> "Month":
        """
        Return the month that "2018-05" names.

        :raises InvalidMonth: if the text is not a year, a hyphen and a month
        """
        written = _WRITTEN.fullmatch(text.strip())
        if written is None:
            raise _refused(text, Bilingual(zh="看不出是哪一年哪一月", en="this names no month"))
        return cls(int(written[1]), int(written[2]))

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month that a day lies in."""
        return cls(day.year, day.month)

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    def plus(self, months: int) -> "Month":
        """Return the month that lies `months` later; earlier if negative."""
        year, month = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(year, month + 1)

    def next(self) -> "Month":
        """Return the month after this one."""
        return self.plus(1)

    def previous(self) -> "Month":
        """Return the month before this one."""
        return self.plus(-1)

    def __contains__(self, day: date) -> bool:
        return (day.year, day.month) == (self.year, self.month)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


def _refused(found: str, reason: Bilingual) -> InvalidMonth:
    return InvalidMonth(Problem(field=_FIELD, found=found, reason=reason, remedy=_REMEDY))
