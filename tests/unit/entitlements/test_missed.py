"""Who is missed and who receives without being entitled: counted only where the reader's posts reach."""

from collections import Counter

import pytest

from qiaoliang.audit.models import Event
from qiaoliang.entitlements.actions.determinations import SubjectWithoutRecord
from qiaoliang.entitlements.models import Determination, DeterminationTotal
from qiaoliang.entitlements.queries import (
    condition_positions,
    determinations_of,
    missed,
    months_determined,
    no_longer_entitled,
    reasons_of,
    summary_by_place,
    summary_by_provision,
    undecided,
    with_subjects,
)
from qiaoliang.organisations.roles import PERMISSIONS, Permission, Role
from qiaoliang.organisations.scoped_queries import UnscopedQuery
from qiaoliang.primitives.months import Month

pytestmark = pytest.mark.django_db
MAY = Month(2018, 5)
CARE = "m02.care_subsidy"
LEFT, RIGHT = "152921110", "152922103"
CASES = [
    (1, "entitled", 0, 8000, True),
    (2, "entitled", 0, 8000, False),
    (3, "not_entitled", 0b101, None, True),
    (4, "undecided", 0, None, False),
    (5, "entitled", 0, 8000, False),
    (6, "entitled", 0, 8000, None),
]


def ids(rows):
    return [row.subject_id for row in rows]


def test_somebody_entitled_who_does_not_receive_is_missed_and_an_unknown_roll_misses_nobody(determine, scope_for):
    determine(CASES)

    assert ids(missed(scope_for(Role.LEAGUE_CLERK, LEFT, RIGHT), CARE, MAY)) == [2, 5]


def test_the_missed_of_another_banner_are_not_shown(determine, scope_for):
    determine(CASES)

    assert ids(missed(scope_for(Role.BANNER_CLERK, LEFT), CARE, MAY)) == [2]
    assert ids(missed(scope_for(Role.LEAGUE_CLERK, LEFT, RIGHT), CARE, MAY, place_code="152922")) == [5]


def test_somebody_who_receives_without_entitlement_is_listed_with_the_conditions_that_fail(determine, scope_for):
    determine(CASES)

    rows = no_longer_entitled(scope_for(Role.LEAGUE_CLERK, LEFT, RIGHT), CARE, MAY)

    assert ids(rows) == [3]
    assert [(one.failed, one.count) for one in reasons_of(rows)] == [((0, 2), 1)]


def test_somebody_undecided_is_neither_missed_nor_refused(determine, scope_for):
    determine(CASES)

    assert ids(undecided(scope_for(Role.BANNER_CLERK, LEFT), CARE, MAY)) == [4]


def test_the_sums_count_everybody_once_and_only_inside_the_scope(determine, scope_for):
    determine(CASES)

    (everywhere,) = summary_by_provision(scope_for(Role.LEAGUE_CLERK, LEFT, RIGHT), MAY)
    (left,) = summary_by_provision(scope_for(Role.BANNER_CLERK, LEFT), MAY)

    assert (everywhere.entitled_count, everywhere.not_entitled_count, everywhere.undecided_count) == (4, 1, 1)
    assert (everywhere.missed_count, everywhere.missed_fen, everywhere.due_fen) == (2, 16000, 32000)
    assert (everywhere.receiving_without_entitlement_count, everywhere.received_without_entitlement_fen) == (1, 8000)
    assert (left.entitled_count, left.missed_count, left.received_fen) == (2, 1, 16000)


def test_the_places_of_a_summary_add_up_to_the_whole(determine, scope_for):
    determine(CASES)
    scope = scope_for(Role.COMMITTEE_OFFICE, LEFT, RIGHT)

    by_place = summary_by_place(scope, CARE, MAY)

    assert [(one.key, one.missed_count) for one in by_place] == [("152921", 1), ("152922", 1)]
    assert [one.key for one in summary_by_place(scope, CARE, MAY, by_township=True)] == [LEFT, RIGHT]


def test_the_totals_say_the_same_as_the_determinations_they_were_made_from(determine, scope_for):
    determine(CASES)
    determine([*CASES[1:], (1, "undecided", 0, None, None)])

    counted = Counter((row.place_id, row.outcome, row.is_receiving) for row in Determination.everyone.all())
    totals = {(row.place_id, row.outcome, row.is_receiving): row for row in DeterminationTotal.everyone.all()}

    assert counted == {key: row.subject_count for key, row in totals.items()}
    assert sum(row.amount_fen for row in totals.values()) == 3 * 8000


@pytest.mark.parametrize("role", list(Role))
def test_a_role_sees_the_missed_by_name_only_with_that_permission(role, determine, scope_for):
    determine(CASES)

    seen = ids(missed(scope_for(role, LEFT, RIGHT), CARE, MAY))

    assert seen == ([2, 5] if Permission.VIEW_MISSED in PERMISSIONS[role] else [])


def test_determinations_are_never_read_without_a_scope(determine):
    determine(CASES)

    with pytest.raises(UnscopedQuery):
        list(Determination.objects.filter(provision=CARE))


def test_determining_a_month_again_takes_the_place_of_the_first_result(determine, scope_for):
    determine(CASES)
    determine([(2, "not_entitled", 1, None, False)])

    assert ids(Determination.everyone.all()) == [2]
    assert Event.objects.filter(action="determinations.stored").count() == 2


def test_a_result_about_somebody_who_is_not_in_the_registry_is_refused(determine):
    with pytest.raises(SubjectWithoutRecord):
        determine([(99, "entitled", 0, 8000, False)])


def test_a_list_names_its_people_in_as_many_queries_for_many_as_for_one(
    determine, scope_for, django_assert_max_num_queries
):
    determine(CASES)
    scope = scope_for(Role.LEAGUE_CLERK, LEFT, RIGHT)

    with django_assert_max_num_queries(3):
        listed = with_subjects(scope, missed(scope, CARE, MAY), MAY)

    assert [one.name for one in listed] == ["某人2", "某人5"]


def test_what_was_determined_about_a_person_is_shown_only_to_those_who_may_see_the_person(determine, scope_for):
    determine(CASES)
    about = {"subject_kind": "person", "subject_id": 5, "month": MAY}

    assert len(determinations_of(scope_for(Role.LEAGUE_CLERK, LEFT, RIGHT), **about)) == 1
    assert len(determinations_of(scope_for(Role.BANNER_CLERK, LEFT), **about)) == 0
    assert months_determined(scope_for(Role.BANNER_CLERK, LEFT)) == [MAY]


def test_a_mask_names_the_positions_of_its_conditions():
    assert condition_positions(0b10101) == (0, 2, 4)
    assert condition_positions(0) == ()
