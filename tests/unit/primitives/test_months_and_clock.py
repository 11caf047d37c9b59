"""A determination must be for the month it says, and a day must be a day in Beijing."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qiaoliang.primitives.clock import BEIJING, FixedClock, SystemClock
from qiaoliang.primitives.months import InvalidMonth, Month

MONTHS = st.builds(Month, st.integers(1000, 2999), st.integers(1, 12))


@given(MONTHS)
def test_a_month_is_read_as_it_was_written(month):
    assert Month.parse(str(month)) == month


@given(MONTHS)
def test_the_next_month_starts_the_day_after_this_one_ends(month):
    assert (month.next().first_day - month.last_day).days == 1
    assert month.next().previous() == month
    assert month < month.next()


@given(MONTHS, st.integers(-500, 500))
def test_counting_forward_and_back_ends_where_it_began(month, months):
    assert month.plus(months).plus(-months) == month


@given(st.dates())
def test_every_day_lies_in_its_own_month_only(day):
    month = Month.of(day)

    assert day in month
    assert month.first_day <= day <= month.last_day
    if month != Month(9999, 12):
        assert day not in month.next()


def test_february_of_a_leap_year_has_its_last_day():
    assert Month.parse("2020-02").last_day == date(2020, 2, 29)


@pytest.mark.parametrize("text", ["", "2018", "2018-5", "2018-13", "2018-00", "2018/05", "0000-01", "２０１８-05"])
def test_something_that_is_no_month_is_refused_with_an_example(text):
    with pytest.raises(InvalidMonth) as refused:
        Month.parse(text)

    assert "例如2018-05" in refused.value.zh
    assert "such as 2018-05" in refused.value.en


def test_just_after_midnight_in_beijing_is_already_the_new_day():
    clock = FixedClock(datetime(2018, 4, 30, 16, 30, tzinfo=UTC))

    assert clock.today() == date(2018, 5, 1)
    assert clock.now().utcoffset() == datetime(2018, 5, 1, tzinfo=BEIJING).utcoffset()


def test_a_clock_fixed_on_a_day_says_that_day():
    assert FixedClock.on(date(2018, 5, 1)).today() == date(2018, 5, 1)


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        FixedClock(datetime(2018, 5, 1))


def test_the_clock_of_the_machine_keeps_beijing_time():
    assert SystemClock().now().tzinfo is BEIJING
    assert SystemClock().today() >= date(2018, 5, 1)
