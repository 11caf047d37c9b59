"""Reminders and urging: only by who may, not too often, not at night; and interim rounds only where the office wants them."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from qiaoliang.audit.models import Event
from qiaoliang.packs.errors import PackError
from qiaoliang.plan import round_rules as rules_module
from qiaoliang.plan.actions import (
    NothingOwed,
    NotYours,
    QuietNow,
    RoundNotHeld,
    TooOften,
    UrgeWithoutWords,
    open_round,
    send_reminders,
    sign_return,
    urge,
    write_part,
)
from qiaoliang.plan.models import Reminder, Round, Urge
from qiaoliang.plan.queries import recalled_to, round_of
from qiaoliang.plan.round_rules import round_rules
from qiaoliang.primitives.clock import BEIJING, FixedClock

LEAD, PARTICIPANT = "civil_affairs_bureau", "human_resources_bureau"


@pytest.fixture
def rules(pack):
    return round_rules(pack.id)


def at(month, day, hour=9):
    return FixedClock(datetime(2018, month, day, hour, tzinfo=BEIJING))


@pytest.mark.parametrize(
    ("day", "reminded"),
    [((11, 15), 0), ((11, 16), 1), ((11, 20), 1), ((11, 29), 1), ((12, 3), 1)],
)
def test_nobody_is_reminded_before_the_days_that_are_set(opened, plan, rules, day, reminded):
    send_reminders(plan=plan, rules=rules, clock=at(*day), actor="system")

    owed = Reminder.objects.filter(of__measure__code="m01", bureau=LEAD)
    assert owed.count() == reminded


def test_the_same_reminder_is_never_given_twice(opened, plan, rules):
    first = send_reminders(plan=plan, rules=rules, clock=at(11, 16), actor="system")
    again = send_reminders(plan=plan, rules=rules, clock=at(11, 19), actor="system")
    later = send_reminders(plan=plan, rules=rules, clock=at(11, 23), actor="system")

    assert (first.count, again.count) == (later.count, 0)
    assert first.count > 28


def test_who_has_reported_is_not_reminded(relief, plan, rules, scope):
    sign_return(of=relief, version=1, scope=scope("leader"), clock=at(11, 15))

    send_reminders(plan=plan, rules=rules, clock=at(11, 16), actor="system")

    assert not Reminder.objects.filter(of=relief).exists()


@pytest.mark.parametrize("clock", [at(11, 16, 21), at(11, 16, 7), at(11, 17)])
def test_nobody_is_reminded_at_night_or_on_a_day_off(opened, plan, rules, clock):
    assert send_reminders(plan=plan, rules=rules, clock=clock, actor="system").is_quiet
    assert not Reminder.objects.exists()


@pytest.mark.parametrize(
    ("username", "bureau"),
    [("office", LEAD), ("office", PARTICIPANT), ("league", PARTICIPANT), ("leader", PARTICIPANT)],
)
def test_the_office_urges_anybody_and_the_lead_its_participants(relief, rules, scope, username, bureau):
    urged = urge(
        of=relief, bureau_id=bureau, text="请在20日前报送", rules=rules, scope=scope(username), clock=at(11, 16)
    )

    assert (urged.bureau_id, urged.by) == (bureau, username)
    assert Event.objects.get(action="return.urged").payload["bureau"] == bureau


@pytest.mark.parametrize(
    ("username", "bureau"),
    [
        ("league", LEAD),
        ("participant", LEAD),
        ("participant", PARTICIPANT),
        ("federation", LEAD),
        ("federation", PARTICIPANT),
        ("banner", LEAD),
        ("auditor", PARTICIPANT),
    ],
)
def test_nobody_is_urged_by_one_who_may_not(relief, rules, scope, username, bureau):
    with pytest.raises(NotYours):
        urge(of=relief, bureau_id=bureau, text="请报送", rules=rules, scope=scope(username), clock=at(11, 16))

    assert not Urge.objects.exists()


def test_nobody_is_urged_twice_in_two_days_whoever_urges(relief, rules, scope):
    urge(of=relief, bureau_id=PARTICIPANT, text="请报送", rules=rules, scope=scope("leader"), clock=at(11, 19))

    with pytest.raises(TooOften, match="48小时"):
        urge(of=relief, bureau_id=PARTICIPANT, text="请报送", rules=rules, scope=scope("office"), clock=at(11, 20))
    assert urge(of=relief, bureau_id=PARTICIPANT, text="请报送", rules=rules, scope=scope("office"), clock=at(11, 21))


def test_nobody_is_urged_without_end(relief, rules, scope):
    for day in (12, 14, 16, 20, 22):
        urge(of=relief, bureau_id=LEAD, text="请报送", rules=rules, scope=scope("office"), clock=at(11, day))

    with pytest.raises(TooOften, match="已经催过5次"):
        urge(of=relief, bureau_id=LEAD, text="请报送", rules=rules, scope=scope("office"), clock=at(11, 27))


@pytest.mark.parametrize("clock", [at(11, 16, 20), at(11, 16, 6), at(11, 18)])
def test_nobody_is_urged_at_night_or_on_a_day_off(relief, rules, scope, clock):
    with pytest.raises(QuietNow):
        urge(of=relief, bureau_id=LEAD, text="请报送", rules=rules, scope=scope("office"), clock=clock)


def test_who_owes_nothing_is_not_urged(relief, rules, scope):
    write_part(of=relief, bureau_id=PARTICIPANT, version=0, text="已配合", scope=scope("participant"), clock=at(11, 15))

    for bureau in (PARTICIPANT, "sports_bureau"):
        with pytest.raises(NothingOwed):
            urge(of=relief, bureau_id=bureau, text="请报送", rules=rules, scope=scope("office"), clock=at(11, 16))


def test_an_urge_says_what_is_asked(relief, rules, scope):
    with pytest.raises(UrgeWithoutWords):
        urge(of=relief, bureau_id=LEAD, text=" ", rules=rules, scope=scope("office"), clock=at(11, 16))


def test_who_was_urged_reads_it_and_nobody_else_does(relief, plan, rules, scope):
    send_reminders(plan=plan, rules=rules, clock=at(11, 16), actor="system")
    urge(of=relief, bureau_id=PARTICIPANT, text="请报送", rules=rules, scope=scope("office"), clock=at(11, 19))

    seen = recalled_to(scope("participant"), [relief])[relief.pk]

    assert [each.text for each in seen] == ["请报送", ""]
    assert [each.text for each in recalled_to(scope("leader"), [relief])[relief.pk]] == [""]
    assert recalled_to(scope("auditor"), [relief]) == {}


def test_a_quarterly_round_is_not_opened_unless_the_office_wants_it(plan, pack, totals, clock, monkeypatch):
    with pytest.raises(RoundNotHeld):
        open_round(plan=plan, pack=pack, year=2018, clock=clock, actor="system", period="q1")
    assert not Round.objects.exists()

    found = round_rules(pack.id)
    held = replace(found, rounds=tuple(replace(each, is_held=True) for each in found.rounds))
    monkeypatch.setattr("qiaoliang.plan.actions.rounds.round_rules", lambda _pack: held)
    quarter = open_round(plan=plan, pack=pack, year=2018, clock=clock, actor="system", period="q1")
    year = open_round(plan=plan, pack=pack, year=2018, clock=clock, actor="system")

    assert (quarter.drafted, year.drafted) == (28, 28)
    assert (quarter.round.due_on, quarter.round.words) == (date(2018, 3, 31), "2018年第一季度")
    assert round_of(plan, 2018, "q1") == quarter.round
    assert round_of(plan, 2018) == year.round


def test_rules_that_are_written_wrongly_say_what_to_write(tmp_path, monkeypatch):
    (tmp_path / "wrong").mkdir()
    (tmp_path / "wrong" / "rounds.yaml").write_text("rounds: [{period: year}]\n", encoding="utf-8")
    monkeypatch.setattr(rules_module, "policy_folder", lambda: tmp_path)

    with pytest.raises(PackError, match="leave no key out"):
        round_rules("wrong")
