"""A value of the law holds for its days and its place, and a change takes the place of what it meets and no more."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from qiaoliang.rules import RuleError
from tests.unit.rules.laws import LAST, MONTHLY, figure, table, value

YEAR = (date(2018, 1, 1), date(2018, 12, 31))
A_YEAR = value("60", start=YEAR[0], end=YEAR[1])


@pytest.mark.parametrize(
    ("day", "covered"),
    [(date(2017, 12, 31), False), (YEAR[0], True), (YEAR[1], True), (date(2019, 1, 1), False)],
)
def test_a_value_holds_a_day_too_long_or_too_short(day, covered):
    assert A_YEAR.covers(day) is covered


def test_a_value_without_an_end_would_end():
    assert value("60", start=YEAR[0]).covers(date(2999, 1, 1))


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        (date(2017, 1, 1), date(2017, 12, 31), [YEAR]),
        (date(2019, 1, 1), None, [YEAR]),
        (date(2020, 1, 1), None, [YEAR]),
        (date(2017, 1, 1), YEAR[0], [(date(2018, 1, 2), YEAR[1])]),
        (YEAR[1], None, [(YEAR[0], date(2018, 12, 30))]),
        (YEAR[0], YEAR[1], []),
        (date(2017, 1, 1), None, []),
        (date(2018, 6, 1), date(2018, 6, 30), [(YEAR[0], date(2018, 5, 31)), (date(2018, 7, 1), YEAR[1])]),
    ],
)
def test_a_change_takes_away_more_of_a_value_than_it_covers(start, end, left):
    parts = A_YEAR.outside(value("80", start=start, end=end))

    assert [(part.starts_on, part.ends_on) for part in parts] == left
    assert all(part.value == 60 for part in parts)


def test_an_open_value_goes_on_after_a_change_that_ends():
    parts = value("60", start=YEAR[0]).outside(value("80", start=YEAR[0], end=YEAR[1]))

    assert [(part.starts_on, part.ends_on) for part in parts] == [(date(2019, 1, 1), None)]


def test_a_change_for_one_place_leaves_the_others_as_they_are():
    standard = figure("m01.standard", MONTHLY, value("60"), value("70", place="a"))

    changed = table(standard).with_change("m01.standard", value("90", place="a", start=YEAR[0]))

    assert [changed.dated_value("m01.standard", LAST, place).value for place in ("a", "b", None)] == [90, 60, 60]
    assert changed.dated_value("m01.standard", date(2017, 1, 1), "a").value == 70


def test_a_change_for_everywhere_takes_the_place_of_single_places_too():
    standard = figure("m01.standard", MONTHLY, value("60"), value("70", place="a"))

    changed = table(standard, figure("m01.other", "1", value("1"))).with_change("m01.standard", value("90"))

    assert changed.at(LAST, "a", ["m01.standard", "m01.other"])["m01.standard"] == 9000
    assert changed.dated_value("m01.other", LAST, "a").value == 1
    assert changed.ancestry["a"] == ("a", "league")


def test_the_nearest_place_counts_and_everywhere_last():
    standard = figure("m01.standard", MONTHLY, value("1"), value("2", place="league"), value("3", place="b"))
    found = table(standard)

    values = [found.at(LAST, place, ["m01.standard"])["m01.standard"] for place in ("a", "b", "elsewhere", None)]

    assert values == [200, 300, 100, 100]


def test_a_stated_none_is_known_and_an_absent_figure_is_not():
    found = table(
        figure("m01.cap", MONTHLY, value(None)), figure("m01.absent", MONTHLY), figure("m01.set", "1", value("0"))
    )

    assert found.at(LAST, None, ["m01.cap", "m01.absent", "m01.set"]) == {
        "m01.cap": None,
        "m01.cap?": False,
        "m01.absent": None,
        "m01.absent?": None,
        "m01.set": 0,
        "m01.set?": True,
    }


@pytest.mark.parametrize(
    ("unit", "values", "scale", "wholes"),
    [
        ("1", ["0.015", "2"], 3, [15, 2000]),
        ("1", ["100"], 0, [100]),
        ("1", [None, "0.5"], 1, [None, 5]),
        (MONTHLY, ["80.25", "3"], 0, [8025, 300]),
        ("1", [], 0, []),
    ],
)
def test_a_figure_loses_a_decimal_on_the_way_to_a_whole_number_and_back(unit, values, scale, wholes):
    dated = [value(each) for each in values]
    made = figure("m01.x", unit, *dated)

    assert made.scale == scale
    assert [made.whole(each) for each in dated] == wholes
    assert [made.plain(whole) for whole in wholes if whole is not None] == [Decimal(each) for each in values if each]


def test_parts_of_a_fen_are_named_with_the_figure_and_the_remedy():
    broken = value("80.001")
    with pytest.raises(RuleError, match=r"^m01.x: 80.001 CNY/month has parts of a fen; write at most two decimals$"):
        figure("m01.x", MONTHLY, broken).whole(broken)


@pytest.mark.parametrize(("place", "said"), [(None, ""), ("a", " at a")])
def test_an_overlap_names_both_values_the_place_and_what_to_write(place, said):
    ends = date(2018, 1, 1)
    with pytest.raises(RuleError) as refusal:
        table(figure("m01.x", "1", value("2", start=ends, place=place), value("1", end=ends, place=place)))

    assert str(refusal.value) == (
        f"m01.x: the value from 2010-01-01 overlaps the one from 2018-01-01{said}; "
        "end the earlier with `to: 2018-01-01` minus one day"
    )


def test_values_that_follow_one_another_or_stand_at_two_places_do_not_overlap():
    follows = value("2", start=date(2018, 1, 1))
    table(figure("m01.x", "1", follows, value("1", end=date(2017, 12, 31)), value("3", place="a")))


def test_a_figure_that_stands_in_no_file_is_named_when_it_is_asked_for():
    with pytest.raises(
        RuleError, match=r"^m01.y is used by a rule and stands in no figures.yaml; add it, or state it absent$"
    ):
        table()["m01.y"]


def test_a_place_that_stands_below_none_has_its_own_value_and_else_that_of_everywhere():
    found = table(figure("m01.x", "1", value("1"), value("2", place="c"), value("3", place="b")))

    assert [found.dated_value("m01.x", LAST, place).value for place in ("c", "b", "d", None)] == [2, 3, 1, 1]


def test_a_value_of_the_place_above_is_found_with_its_source():
    found = table(figure("m01.x", "1", value("1"), value("2", place="league")))

    assert [found.dated_value("m01.x", LAST, place).value for place in ("a", "b", "c")] == [2, 2, 1]
