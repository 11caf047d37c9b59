"""What is published never lets a handful of people be counted, neither directly nor by subtraction; and nothing becomes zero."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qiaoliang.indicators.publication import SMALLEST_SHOWN, PublicValue, published
from qiaoliang.indicators.values import Counted, IndicatorValue, league_of
from qiaoliang.packs.indicators import Indicator
from qiaoliang.primitives.months import Month

COVERAGE = Indicator(
    "m01.covered", "m01.c1", "覆盖率", "Coverage", counts="coverage", reporter="盟民政局", every="month"
)
PLACES = ("152921", "152922", "152923", "152971", "152972", "152973")


def _value(*places: tuple[int | None, int | None], kind: str = "person", unknown: int = 0) -> IndicatorValue:
    """The parts and wholes of some places; `unknown` people in the first of them."""
    counted = [Counted(code, *each) for code, each in zip(PLACES, places, strict=False)]
    counted[0] = replace(counted[0], unknown_count=unknown)
    return IndicatorValue(COVERAGE, Month(2018, 5), league_of(counted), tuple(counted), subject_kind=kind)


def _rests(found: PublicValue) -> list[int | None]:
    return [row.counted.rest for row in found.places]


@pytest.mark.parametrize("missed", [1, 5, 9])
def test_a_place_with_a_handful_missed_does_not_tell_how_many(missed: int) -> None:
    found = published(_value((100 - missed, 100), (60, 100), (70, 100)))

    assert found.places[0].is_withheld
    assert found.places[0].counted.part is None
    assert found.places[0].counted.whole == 100


def test_a_small_count_cannot_be_got_by_subtracting_the_other_places_from_the_league() -> None:
    found = published(_value((95, 100), (60, 100), (70, 100)))

    assert found.league.counted.part == 225
    assert [row.is_withheld for row in found.places] == [True, False, True], "the smaller of the others hides it"


def test_two_small_counts_that_together_are_still_small_are_hidden_by_a_third() -> None:
    found = published(_value((98, 100), (97, 100), (60, 100), (50, 100)))

    assert [row.is_withheld for row in found.places] == [True, True, True, False]


def test_a_place_with_few_people_does_not_tell_that_it_has_few() -> None:
    found = published(_value((4, 4), (60, 100), (70, 100)))

    assert found.places[0].counted.whole is None
    assert sum(row.counted.whole is None for row in found.places) >= 2


def test_a_league_with_a_handful_missed_does_not_tell_how_many() -> None:
    found = published(_value((97, 100), (100, 100)))

    assert found.league.is_withheld
    assert (found.league.counted.part, found.value.league.part) == (None, None)


def test_nobody_missed_is_told() -> None:
    found = published(_value((100, 100), (50, 50)))

    assert not found.league.is_withheld
    assert _rests(found) == [0, 0]


def test_a_place_without_data_stays_unknown_and_is_never_zero() -> None:
    found = published(_value((None, None), (60, 100)))

    assert found.places[0].counted.part is None
    assert not found.places[0].is_withheld, "unknown is not withheld"
    assert found.league.counted.part == 60


def test_units_places_and_money_are_public_as_they_are() -> None:
    found = published(_value((1, 3), (2, 2), kind="employer"))

    assert [row.counted.part for row in found.places] == [1, 2]


@pytest.mark.parametrize(("unknown", "told"), [(0, 0), (9, None), (10, 10)])
def test_a_handful_who_cannot_be_decided_is_not_counted_exactly(unknown: int, told: int | None) -> None:
    assert published(_value((60, 100), (50, 100), unknown=unknown)).unknown_count == told


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=6))
def test_no_league_whatever_its_places_lets_a_small_count_be_worked_out(counts: list[tuple[int, int]]) -> None:
    value = _value(*((part, part + rest) for part, rest in counts))

    found = published(value)

    for column in ("part", "rest"):
        shown = [getattr(row.counted, column) for row in found.places]
        assert all(each is None or each == 0 or each >= SMALLEST_SHOWN for each in shown)
        total = getattr(found.league.counted, column)
        hidden = [getattr(place, column) or 0 for place, each in zip(value.places, shown, strict=True) if each is None]
        if total is not None and hidden:
            left = total - sum(each for each in shown if each is not None)
            assert left == sum(hidden)
            assert len(hidden) > 1 or left == 0 or left >= SMALLEST_SHOWN
