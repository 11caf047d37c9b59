"""The yearly return: drafted from data, signed once, and never claiming what the data deny without saying why."""

import threading
from datetime import date

import pytest
from django.db import connection

from qiaoliang.audit.models import Event
from qiaoliang.entitlements.models import DeterminationTotal
from qiaoliang.plan.actions import (
    AlreadySigned,
    ChangedMeanwhile,
    ExplanationMissing,
    NotYours,
    edit_return,
    open_round,
    sign_return,
    write_part,
)
from qiaoliang.plan.actions import rounds as rounds_module
from qiaoliang.plan.actions.signing import departures_in
from qiaoliang.plan.models import Return, ReturnPart, Round
from qiaoliang.plan.queries import my_returns, return_of, round_rows
from qiaoliang.primitives.clock import FixedClock

YEAR = 2018


def test_every_lead_bureau_has_one_draft_for_each_measure_it_leads(opened, plan):
    drafts = Return.everyone.filter(round=opened)

    assert drafts.count() == plan.measures.count() == 28
    assert all(each.lead_id == each.measure.lead_id for each in drafts.select_related("measure"))


def test_the_round_is_due_on_the_last_day_of_november(opened):
    assert opened.due_on == date(2018, 11, 30)


def test_the_draft_says_what_the_data_say(relief):
    assert "符合条件100户，其中已享受80户，落实率80%，每月应发20000元。" in relief.texts["result"]
    assert "应享未享20户，每月少发4000元。" in relief.texts["gaps"]
    assert "不再符合条件仍在领5户，每月1000元，待核实。" in relief.texts["gaps"]
    assert "2019年，对应享未享的20户逐一核实" in relief.texts["next"]


def test_no_figure_in_a_drafted_sentence_is_without_its_month(opened):
    for each in Return.everyone.filter(round=opened):
        figures = [
            figure for section in each.drafted.values() for sentence in section for figure in sentence["figures"]
        ]
        assert figures
        assert all(figure["as_of"] in ("2018-05", "2018-11-05") for figure in figures)


def test_points_of_a_queue_are_never_called_money(plan, pack, clock):
    queue = next(each for each in pack.provisions if each.kind == "priority" and each.subject.name == "person")
    DeterminationTotal.everyone.create(
        provision=queue.id,
        month="2018-05",
        subject_kind="person",
        place_id="152921110",
        reporting_place_id="152921",
        outcome="entitled",
        is_receiving=None,
        subject_count=7,
        amount_fen=21_000,
        received_fen=0,
    )
    opened = open_round(plan=plan, pack=pack, year=YEAR, clock=clock, actor="system").round

    found = Return.everyone.get(round=opened, measure__code=queue.id.split(".")[0])

    assert "列入优先7人。" in found.texts["result"]
    assert "元" not in found.texts["result"]


def test_everybody_is_not_claimed_while_one_is_missed(opened):
    assert not any("落实率100%" in each.texts["result"] for each in Return.everyone.filter(round=opened))


def test_opening_a_round_again_doubles_nothing_and_loses_nothing(opened, plan, pack, clock, relief, scope):
    edit_return(
        of=relief, version=1, texts={"result": "改过"}, explanation="核对后更正", scope=scope("league"), clock=clock
    )

    again = open_round(plan=plan, pack=pack, year=YEAR, clock=clock, actor="system")

    assert (again.drafted, again.kept) == (0, 28)
    assert Return.everyone.get(pk=relief.pk).texts["result"] == "改过"
    assert Event.objects.filter(action="round.opened").count() == 1


def test_a_round_that_broke_off_leaves_nothing_half_open(plan, pack, clock, monkeypatch):
    drafted = rounds_module._drafted

    def breaks_off(opened, state):
        if state.measure.code == "m05":
            raise SystemExit
        return drafted(opened, state)

    monkeypatch.setattr(rounds_module, "_drafted", breaks_off)
    with pytest.raises(SystemExit):
        open_round(plan=plan, pack=pack, year=YEAR, clock=clock, actor="system")
    assert not Round.objects.exists()

    monkeypatch.undo()
    assert open_round(plan=plan, pack=pack, year=YEAR, clock=clock, actor="system").drafted == 28


def test_an_untouched_draft_is_signed_without_explanation(relief, scope, clock):
    signed = sign_return(of=relief, version=1, scope=scope("leader"), clock=clock)

    assert signed.is_signed
    assert (signed.signed_by, signed.days_late(date(2019, 1, 1))) == ("leader", 0)


@pytest.mark.parametrize(
    "claim",
    [
        "符合条件的残疾人家庭已全部纳入低保。",
        "低保应保尽保。",
        "落实率100%。",
        "应享未享0户。",
        "经排查，符合条件120户。",
        "分解的任务已完成140项。",
    ],
)
def test_what_the_data_deny_is_not_signed_without_an_explanation(relief, scope, clock, claim):
    texts = {**relief.texts, "result": f"{relief.texts['result']}\n{claim}"}
    edited = edit_return(of=relief, version=1, texts=texts, explanation="", scope=scope("league"), clock=clock)

    with pytest.raises(ExplanationMissing) as refused:
        sign_return(of=edited, version=2, scope=scope("leader"), clock=clock)

    assert [each.kind for each in refused.value.departures] == ["denied"]
    assert not Return.everyone.get(pk=relief.pk).is_signed


def test_a_drafted_sentence_does_not_vanish_without_an_explanation(relief, scope, clock):
    texts = {**relief.texts, "gaps": "没有发现。"}
    edited = edit_return(of=relief, version=1, texts=texts, explanation="", scope=scope("league"), clock=clock)

    with pytest.raises(ExplanationMissing):
        sign_return(of=edited, version=2, scope=scope("leader"), clock=clock)

    explained = edit_return(
        of=edited, version=2, texts=texts, explanation="名册于6月补报", scope=scope("league"), clock=clock
    )
    assert sign_return(of=explained, version=3, scope=scope("leader"), clock=clock).explanation == "名册于6月补报"


def test_a_participant_does_not_claim_past_the_data_either(relief, scope, clock):
    write_part(
        of=relief,
        bureau_id="human_resources_bureau",
        version=0,
        text="低保应保尽保。",
        scope=scope("participant"),
        clock=clock,
    )

    with pytest.raises(ExplanationMissing):
        sign_return(of=relief, version=1, scope=scope("leader"), clock=clock)


def test_what_a_lead_adds_beyond_the_data_needs_no_explanation(relief, scope, clock):
    texts = {**relief.texts, "result": f"{relief.texts['result']}\n举办经办人员培训3期，培训120人。"}
    edited = edit_return(of=relief, version=1, texts=texts, explanation="", scope=scope("league"), clock=clock)

    assert departures_in(edited) == ()


def test_a_return_signed_in_december_is_late_for_ever(relief, scope):
    signed = sign_return(of=relief, version=1, scope=scope("leader"), clock=FixedClock.on(date(2018, 12, 3)))

    row = next(
        each for each in round_rows(scope("office"), signed.round, date(2025, 1, 1)) if each.found.pk == signed.pk
    )
    assert (row.state, row.days_late) == ("signed_late", 3)


def test_the_second_of_two_signers_is_told_who_signed(relief, scope, clock):
    first, second = Return.everyone.get(pk=relief.pk), Return.everyone.get(pk=relief.pk)
    sign_return(of=first, version=1, scope=scope("leader"), clock=clock)

    with pytest.raises(AlreadySigned) as told:
        sign_return(of=second, version=1, scope=scope("leader"), clock=clock)

    assert told.value.signed.signed_by == "leader"
    assert Event.objects.filter(action="return.signed").count() == 1


def test_nobody_writes_over_what_they_have_not_read(relief, scope, clock):
    edit_return(of=relief, version=1, texts={"result": "甲写的"}, explanation="", scope=scope("league"), clock=clock)

    with pytest.raises(ChangedMeanwhile) as told:
        edit_return(
            of=relief, version=1, texts={"result": "乙写的"}, explanation="", scope=scope("leader"), clock=clock
        )

    assert told.value.stored.texts["result"] == "甲写的"


def test_nobody_signs_a_text_they_have_not_read(relief, scope, clock):
    edit_return(of=relief, version=1, texts=relief.texts, explanation="", scope=scope("league"), clock=clock)

    with pytest.raises(ChangedMeanwhile):
        sign_return(of=relief, version=1, scope=scope("leader"), clock=clock)


def test_a_signed_return_is_not_changed(relief, scope, clock):
    sign_return(of=relief, version=1, scope=scope("leader"), clock=clock)

    with pytest.raises(AlreadySigned):
        edit_return(of=relief, version=2, texts={}, explanation="", scope=scope("league"), clock=clock)
    with pytest.raises(AlreadySigned):
        write_part(
            of=relief,
            bureau_id="human_resources_bureau",
            version=0,
            text="补充",
            scope=scope("participant"),
            clock=clock,
        )


@pytest.mark.parametrize("username", ["participant", "office", "banner", "auditor", "worker"])
def test_only_the_lead_bureau_edits_or_signs_its_return(relief, scope, clock, username):
    with pytest.raises(NotYours):
        edit_return(of=relief, version=1, texts={}, explanation="", scope=scope(username), clock=clock)
    with pytest.raises(NotYours):
        sign_return(of=relief, version=1, scope=scope(username), clock=clock)


def test_a_clerk_does_not_sign_for_the_bureau(relief, scope, clock):
    with pytest.raises(NotYours):
        sign_return(of=relief, version=1, scope=scope("league"), clock=clock)


def test_nobody_writes_the_part_of_another_bureau(relief, scope, clock):
    for username, bureau in (("league", "human_resources_bureau"), ("league", "civil_affairs_bureau")):
        with pytest.raises(NotYours):
            write_part(of=relief, bureau_id=bureau, version=0, text="代写", scope=scope(username), clock=clock)


def test_two_who_write_one_part_do_not_lose_each_others_words(relief, scope, clock):
    write = {"of": relief, "bureau_id": "human_resources_bureau", "scope": scope("participant"), "clock": clock}
    write_part(**write, version=0, text="甲写的")

    with pytest.raises(ChangedMeanwhile):
        write_part(**write, version=0, text="乙写的")

    assert write_part(**write, version=1, text="甲乙合写").version == 2


@pytest.mark.parametrize(
    ("username", "leads"),
    [("league", {"civil_affairs_bureau"}), ("leader", {"civil_affairs_bureau"}), ("banner", set()), ("auditor", set())],
)
def test_no_return_is_seen_by_a_bureau_that_has_nothing_to_do_with_it(opened, scope, username, leads):
    rows = round_rows(scope(username), opened, date(2018, 11, 5))

    for row in rows:
        members = {each.pk for each in row.found.measure.participants.all()} | {row.found.lead_id}
        assert members & leads
    assert bool(rows) is bool(leads)


def test_the_committee_office_sees_all_returns_once(opened, scope):
    assert len(round_rows(scope("office"), opened, date(2018, 11, 5))) == 28


def test_who_has_written_their_part_is_not_asked_again(relief, scope, clock):
    assert relief in my_returns(scope("participant"))

    write_part(
        of=relief, bureau_id="human_resources_bureau", version=0, text="已配合", scope=scope("participant"), clock=clock
    )

    assert relief not in my_returns(scope("participant"))
    assert relief in my_returns(scope("leader"))


@pytest.mark.parametrize("username", ["league", "office"])
def test_the_round_costs_the_same_number_of_queries_for_the_narrowest_role(
    opened, scope, username, django_assert_num_queries
):
    reader = scope(username)

    with django_assert_num_queries(3):
        round_rows(reader, opened, date(2018, 11, 5))


def test_a_return_with_its_parts_costs_a_constant_number_of_queries(relief, scope, django_assert_num_queries):
    reader = scope("league")

    with django_assert_num_queries(4):
        found = return_of(reader, relief.pk)
        assert [each.bureau.name for each in found.parts.all()] == []


@pytest.mark.django_db(transaction=True)
def test_of_two_who_sign_in_the_same_instant_one_has_signed_and_the_other_is_told(relief, scope, clock):
    if connection.vendor == "sqlite":
        pytest.skip("the test database of SQLite lives in memory: two connections are tried on PostgreSQL")
    leader, start, told = scope("leader"), threading.Barrier(2), []

    def sign():
        try:
            start.wait()
            sign_return(of=relief, version=1, scope=leader, clock=clock)
            told.append("signed")
        except AlreadySigned:
            told.append("told")
        finally:
            connection.close()

    signers = [threading.Thread(target=sign) for _ in range(2)]
    for signer in signers:
        signer.start()
    for signer in signers:
        signer.join()

    assert sorted(told) == ["signed", "told"]
    assert ReturnPart.objects.count() == 0
