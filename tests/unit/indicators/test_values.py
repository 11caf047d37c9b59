"""The league is the sum of its places, a date is missed only when it has passed, and unknown is not zero."""

from datetime import date

import pytest

from qiaoliang.indicators.determined import Total, counted_totals
from qiaoliang.indicators.values import Counted, IndicatorValue, league_of
from qiaoliang.packs.indicators import Indicator
from qiaoliang.primitives.months import Month

COVERAGE = Indicator(
    "m02.covered", "m02.c1", "覆盖率", "Coverage", counts="coverage", reporter="盟民政局", every="month", due_on=date(2018, 6, 30)
)  # fmt: skip
LEFT, RIGHT = "152921", "152922"


def _total(place: str, outcome: str, count: int, *, is_receiving: bool | None = None) -> Total:
    return Total("m02.care_subsidy", "person", place, outcome, is_receiving, count)


def _standing(league: Counted, target: float | None, on: date) -> str:
    return IndicatorValue(COVERAGE, Month(2018, 5), league, (), target).standing(on)


def test_every_place_counts_its_own_and_the_league_is_their_sum() -> None:
    totals = [
        _total(LEFT, "entitled", 90, is_receiving=True),
        _total(LEFT, "entitled", 10, is_receiving=False),
        _total(RIGHT, "entitled", 30, is_receiving=True),
        _total(RIGHT, "not_entitled", 500),
    ]

    left, right = counted_totals(COVERAGE, totals, (LEFT, RIGHT))

    assert (left.part, left.whole) == (90, 100)
    assert (right.part, right.whole) == (30, 30)
    league = league_of((left, right))
    assert (league.part, league.whole) == (120, 130)


def test_whom_no_roll_tells_of_is_neither_reached_nor_missed() -> None:
    totals = [_total(LEFT, "entitled", 40, is_receiving=None), _total(LEFT, "undecided", 2)]

    (left,) = counted_totals(COVERAGE, totals, (LEFT,))

    assert (left.part, left.whole, left.unknown_count) == (None, None, 42)


def test_a_provision_that_nobody_determined_is_unknown_and_never_zero() -> None:
    places = counted_totals(COVERAGE, [], (LEFT, RIGHT))

    assert [each.part for each in places] == [None, None]
    assert league_of(places).part is None


def test_a_place_without_data_adds_nothing_to_the_league() -> None:
    league = league_of((Counted(LEFT, None, None, 7), Counted(RIGHT, 3, 4)))

    assert (league.part, league.whole, league.unknown_count) == (3, 4, 7)


@pytest.mark.parametrize(
    ("part", "target", "on", "standing"),
    [
        (100, 1.0, date(2018, 5, 31), "reached"),
        (99, 1.0, date(2018, 5, 31), "short"),
        (99, 1.0, date(2018, 6, 30), "short"),
        (99, 1.0, date(2018, 7, 1), "overdue"),
        (99, None, date(2018, 7, 1), "open"),
        (None, 1.0, date(2018, 7, 1), "unknown"),
    ],
)
def test_a_target_is_not_called_missed_before_its_day_has_passed(
    part: int | None, target: float | None, on: date, standing: str
) -> None:
    league = Counted(None, part, None if part is None else 100)

    assert _standing(league, target, on) == standing
