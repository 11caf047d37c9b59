"""Backwards changes of law or fact give exact arrears and recoveries: nothing is lost between the months."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qiaoliang.entitlements.arrears import months_between, settle
from qiaoliang.packs import load
from qiaoliang.primitives.months import Month
from qiaoliang.rules.decisions import Case, Decider
from qiaoliang.rules.figures import DatedValue
from qiaoliang.rules.outcomes import Outcome

PACK = load("alxa_2017_108")
MONTHS = list(months_between(Month(2017, 1), Month(2018, 12)))
CARE = "m02.care_subsidy"
ENTITLED = {
    "person.is_living": True,
    "person.has_local_hukou": True,
    "person.holds_valid_certificate": True,
    "person.needs_long_term_care": True,
    "person.receives_injury_care_allowance": False,
    "person.is_state_supported": False,
    "person.other_care_allowance": 0,
}
amounts = st.integers(0, 20_000)
grades = st.lists(st.sampled_from([1, 2, 3, 4]), min_size=len(MONTHS), max_size=len(MONTHS))


def due_under(decider: Decider, grade_by_month: list[int]) -> dict[Month, int]:
    found = {}
    for month, grade in zip(MONTHS, grade_by_month, strict=True):
        case = Case({**ENTITLED, "person.disability_grade": grade}, [], "152921", month.first_day, month.last_day)
        (decision,) = [each for each in decider.decide("person", case) if each.provision.id == CARE]
        assert decision.outcome is not Outcome.UNDECIDED
        found[month] = decision.amount or 0
    return found


@given(
    st.dictionaries(st.sampled_from(MONTHS), amounts | st.none()),
    st.dictionaries(st.sampled_from(MONTHS), amounts | st.none()),
)
def test_arrears_less_recoveries_are_what_was_due_less_what_was_paid(due, paid):
    found = settle(due, paid)
    settled = [month for month in {*due, *paid} if due.get(month) is not None and paid.get(month) is not None]

    assert found.arrears_fen - found.recoveries_fen == sum(due[month] - paid[month] for month in settled)
    assert set(found.unsettled) == {*due, *paid} - set(settled)
    assert found.arrears_fen >= 0 <= found.recoveries_fen


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(grades, grades)
def test_a_backdated_change_of_grade_settles_to_the_difference_of_the_totals(before, after):
    decider = Decider(PACK.program)
    paid, due = due_under(decider, before), due_under(decider, after)

    found = settle(due, paid)

    assert found.arrears_fen - found.recoveries_fen == sum(due.values()) - sum(paid.values())
    assert found.unsettled == ()


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(grades, st.integers(1, 300), st.integers(0, len(MONTHS) - 1))
def test_a_backdated_change_of_the_standard_settles_to_the_difference_from_that_month_on(grade_by_month, yuan, start):
    changed = DatedValue(MONTHS[start].first_day, None, None, yuan, "EXAMPLE", "assumed")
    paid = due_under(Decider(PACK.program), grade_by_month)
    due = due_under(Decider(PACK.program.with_figures(PACK.figures.with_change(CARE, changed))), grade_by_month)

    found = settle(due, paid)

    entitled = sum(grade <= 2 for grade in grade_by_month[start:])
    assert found.arrears_fen - found.recoveries_fen == entitled * (yuan * 100 - 8000)
    assert all(each.difference_fen == 0 for each in found.periods[:start])


def test_a_span_that_runs_backwards_is_refused_and_not_taken_for_nothing():
    assert date(2018, 5, 1) == Month(2018, 5).first_day
    try:
        list(months_between(Month(2018, 5), Month(2018, 4)))
    except ValueError as problem:
        assert "first month before the last" in str(problem)
    else:
        raise AssertionError("an empty span was accepted")
