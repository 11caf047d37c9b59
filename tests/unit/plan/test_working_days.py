"""Working days: a limit neither ends on a holiday nor pretends to know the holidays of a year nobody announced."""

from datetime import date

import pytest

from qiaoliang.plan.working_days import working_days


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2018, 9, 28), 1, date(2018, 9, 29)),  # a Saturday that is worked before the National Day
        (date(2018, 9, 30), 1, date(2018, 10, 8)),  # the seven days of the National Day
        (date(2018, 2, 14), 1, date(2018, 2, 22)),  # Spring Festival
        (date(2018, 11, 5), 10, date(2018, 11, 19)),
        (date(2018, 12, 28), 2, date(2019, 1, 2)),  # 29 December is worked, 31 December and 1 January are not
    ],
)
def test_a_limit_never_counts_a_holiday_nor_forgets_a_weekend_that_is_worked(start, days, last):
    found = working_days().after(start, days)

    assert (found.day, found.is_certain) == (last, True)


def test_a_year_without_an_announced_calendar_is_said_to_be_unknown():
    found = working_days().after(date(2026, 12, 30), 5)

    assert (found.day, found.is_certain) == (date(2027, 1, 6), False)


def test_every_exception_departs_from_monday_to_friday():
    calendar = working_days()

    assert all(day.weekday() < 5 for days in calendar.free.values() for day in days)
    assert all(day.weekday() >= 5 for days in calendar.worked.values() for day in days)
    assert set(calendar.free) == set(range(2017, 2027))


def test_a_limit_of_no_days_is_refused():
    with pytest.raises(ValueError, match="write 1 or more"):
        working_days().after(date(2018, 1, 1), 0)
