"""Whoever may not look at people learns from a rehearsal what it costs, and never whom it concerns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qiaoliang.entitlements.rehearsal import Effect, Rehearsal
from qiaoliang.entitlements.rehearsal_interactions import InteractionEffect
from qiaoliang.entitlements.rehearsal_publication import SMALLEST_SHOWN, published, published_at
from qiaoliang.indicators.publication import SMALLEST_SHOWN as SMALLEST_OF_INDICATORS
from qiaoliang.primitives.months import Month

MAY = Month(2018, 5)
CARE = "m02.care_subsidy"


def an_effect(group: str, value: str | int | None, count: int, winners: int | None = None) -> Effect:
    won = count if winners is None else winners
    return Effect(CARE, group, value, count, count, won, 0, 8000 * count, 8000 * count + 4000 * won)


def a_rehearsal(*counts: int, group: str = "reporting_place") -> Rehearsal:
    rows = [an_effect(group, f"place {number}", count) for number, count in enumerate(counts) if count]
    return Rehearsal(MAY, (an_effect("", None, sum(counts)), *rows), ())


def shown(found: Rehearsal, group: str = "reporting_place") -> dict[str, int | None]:
    return {row.value: None if row.is_withheld else row.winners for row in found.by(group, CARE)}


def test_a_place_with_three_people_is_not_shown_with_their_money():
    found = published(a_rehearsal(3, 40, 50, 60))

    (small,) = (row for row in found.by("reporting_place", CARE) if row.value == "place 0")
    assert small.is_withheld
    assert (small.winners, small.entitled_before, small.cost_before_fen, small.cost_fen) == (0, 0, 0, 0)


def test_a_small_place_cannot_be_got_by_subtracting_the_others_from_the_total():
    assert shown(published(a_rehearsal(3, 40, 50, 60))) == {
        "place 0": None,
        "place 1": None,
        "place 2": 50,
        "place 3": 60,
    }


def test_a_few_newly_entitled_are_not_left_alone_in_the_rest_of_the_total():
    came_in = {"place 0": 2, "place 1": 2, "place 2": 20}
    rows = [Effect(CARE, "reporting_place", place, 50, 50 + new, 50 + new, 0, 0, 0) for place, new in came_in.items()]
    total = Effect(CARE, "", None, 150, 174, 174, 0, 0, 0)

    found = published(Rehearsal(MAY, (total, *rows), ()))

    assert set(shown(found).values()) == {None}


def test_a_total_of_a_few_people_is_withheld_with_everything_behind_it():
    found = published(a_rehearsal(4, 3))

    (total,) = found.effects
    assert total.is_withheld
    assert total.cost_fen == 0


def test_large_groups_are_shown_as_they_are():
    found = a_rehearsal(30, 40, 50)

    assert published(found) == found


@given(counts=st.lists(st.integers(0, 30), min_size=1, max_size=8))
def test_nothing_shown_lets_a_small_count_be_worked_out(counts):
    found = published(a_rehearsal(*counts))
    (total,) = found.totals()
    rows = shown(found)
    hidden = [count for number, count in enumerate(counts) if count and rows.get(f"place {number}", 0) is None]

    assert all(count is None or count >= SMALLEST_SHOWN for count in rows.values())
    if not total.is_withheld and hidden:
        rest = total.winners - sum(count for count in rows.values() if count is not None)
        assert len(hidden) > 1
        assert rest == sum(hidden) >= SMALLEST_SHOWN


def test_a_change_at_one_place_does_not_give_away_the_rest_of_the_league():
    league = a_rehearsal(3, 40, 50, 60)
    at_one = Rehearsal(MAY, (an_effect("", None, 40), an_effect("disability_grade", 1, 40)), ())

    hidden = published_at(at_one, place="place 1", everywhere=league)
    told = published_at(at_one, place="place 2", everywhere=league)

    assert [effect.is_withheld for effect in hidden.effects] == [True]
    assert [(effect.group, effect.winners) for effect in told.effects] == [("", 40)]


@pytest.mark.parametrize(("released", "is_withheld"), [(50, False), (47, True), (3, True), (20, False)])
def test_an_interaction_that_releases_all_but_a_few_of_the_winners_is_withheld(released, is_withheld):
    tied = InteractionEffect(CARE, "higher", "m02.c1", released, 0)
    found = Rehearsal(MAY, (an_effect("", None, 50),), (), (tied,))

    (told,) = published(found).interactions

    assert told.is_withheld is is_withheld
    assert told.released == (0 if is_withheld else released)


def test_rehearsals_and_indicators_call_the_same_counts_small():
    assert SMALLEST_SHOWN == SMALLEST_OF_INDICATORS
