"""Appraisal: every point traced, unknown never nought, late never in full; meetings give duties; places their own rules."""

from dataclasses import replace
from datetime import date

import pytest

from qiaoliang.entitlements.models import DeterminationTotal
from qiaoliang.packs.errors import PackError
from qiaoliang.plan.actions import NotYours, load_plan, report_duty, sign_return
from qiaoliang.plan.actions.appraising import (
    AppraisalMovedOn,
    ObjectionsOpen,
    draft_appraisal,
    finish_appraisal,
    open_to_objections,
)
from qiaoliang.plan.actions.meetings import Resolution, record_meeting
from qiaoliang.plan.actions.objections import AlreadyAnswered, NoSuchItem, answer_objection, object_to
from qiaoliang.plan.actions.supervision import WordsMissing
from qiaoliang.plan.appraising import appraisal_rules, scores_of, total_of
from qiaoliang.plan.appraising import rules as rules_module
from qiaoliang.plan.models import Appraisal, Duty, Score
from qiaoliang.plan.queries import meetings_of, own_rules_of, scores_within
from qiaoliang.primitives.clock import FixedClock

DECEMBER = FixedClock.on(date(2018, 12, 10))
CIVIL = "civil_affairs_bureau"


@pytest.fixture
def drafted(plan, pack, opened, scope):
    return draft_appraisal(plan=plan, pack=pack, year=2018, scope=scope("office"), clock=DECEMBER)


@pytest.fixture
def objecting(drafted, scope):
    return open_to_objections(of=drafted, scope=scope("office"), clock=DECEMBER)


def of_civil_affairs(appraisal):
    return Score.everyone.get(appraisal=appraisal, bureau=CIVIL, place=None)


def scored(plan, pack, bureau=CIVIL, place=None, day=date(2018, 12, 10)):
    found = scores_of(plan, pack, appraisal_rules(pack.id), 2018, day)
    return next(
        each for each in found if (each.bureau, each.place) == (bureau, place) or (place and each.place == place)
    )


def item(score, name):
    return next(each for each in score.items if each.item == name)


def test_weights_that_nobody_stated_are_said_to_be_assumed(pack, drafted):
    assert appraisal_rules(pack.id).confidence == "assumed"
    assert drafted.rules["confidence"] == "assumed"


def test_weights_that_do_not_add_up_are_refused(tmp_path, monkeypatch):
    (tmp_path / "wrong").mkdir()
    text = "{confidence: assumed, late_share: 0.5, objection_days: 5, place: [], bureau: [{item: duties, weight: 40, label: a, label_en: a}]}"
    (tmp_path / "wrong" / "appraisal.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(rules_module, "policy_folder", lambda: tmp_path)

    with pytest.raises(PackError, match="add up to 40"):
        appraisal_rules("wrong")


def test_every_point_is_traced_to_something_that_can_be_looked_up(plan, pack, opened):
    for score in scores_of(plan, pack, appraisal_rules(pack.id), 2018, date(2018, 12, 10)):
        for each in score.items:
            assert (each.points is None) is not bool(each.traces)
            assert all(trace.key and trace.as_of for trace in each.traces)


def test_every_bureau_and_every_place_has_a_score(drafted, plan):
    owing = set(Duty.everyone.filter(measure__plan=plan, place=None).values_list("bureau", flat=True))

    assert set(Score.everyone.filter(place=None).values_list("bureau", flat=True)) == owing
    assert Score.everyone.exclude(place=None).count() == 6


def test_what_is_not_known_is_not_nought(plan, pack, opened):
    place = scored(plan, pack, place="152921")

    assert item(place, "income_rose").points is None
    assert item(place, "poverty_fell").points is None
    assert place.total is not None
    assert total_of([(40, None), (60, 3000)]) == 5000
    assert total_of([(40, None)]) is None


def test_a_return_signed_late_never_counts_in_full(plan, pack, relief, scope):
    unsigned = item(scored(plan, pack), "returns").points
    sign_return(of=relief, version=1, scope=scope("leader"), clock=DECEMBER)

    late = item(scored(plan, pack), "returns")

    assert unsigned == 0
    (trace,) = [each for each in late.traces if each.key == str(relief.pk)]
    assert (str(trace.earned), "逾期10天签报" in trace.words) == ("0.5", True)


def test_the_reach_of_a_measure_is_what_the_data_say(plan, pack, opened):
    coverage = item(scored(plan, pack), "coverage")

    (trace,) = coverage.traces
    assert (trace.key, trace.as_of, coverage.points) == ("m01.dibao", "2018-05", 15 * 80)


@pytest.mark.parametrize(("now", "points"), [(7, 1500), (12, 0), (10, 0), (0, 1500)])
def test_fewer_poor_disabled_persons_enter_the_score_of_a_banner(plan, pack, opened, now, points):
    for month, count in (("2017-12", 10), ("2018-05", now)):
        DeterminationTotal.everyone.create(
            provision="m08.registered_poor",
            month=month,
            subject_kind="person",
            place_id="152921110",
            reporting_place_id="152921",
            outcome="entitled",
            is_receiving=None,
            subject_count=count,
            amount_fen=0,
            received_fen=0,
        )

    assert item(scored(plan, pack, place="152921"), "poverty_fell").points == points


def test_a_draft_is_seen_by_nobody_but_the_office(drafted, scope):
    assert scores_within(scope("office"), drafted)
    for username in ("leader", "league", "participant", "banner", "auditor", "federation"):
        assert not scores_within(scope(username), drafted)


def test_a_bureau_sees_its_own_score_and_no_other(objecting, scope):
    assert {each.bureau_id for each in scores_within(scope("leader"), objecting)} == {CIVIL}
    assert not scores_within(scope("auditor"), objecting)


@pytest.mark.parametrize("username", ["leader", "federation", "auditor"])
def test_nobody_but_the_office_appraises(plan, pack, opened, drafted, scope, username):
    with pytest.raises(NotYours):
        draft_appraisal(plan=plan, pack=pack, year=2018, scope=scope(username), clock=DECEMBER)
    with pytest.raises(NotYours):
        open_to_objections(of=drafted, scope=scope(username), clock=DECEMBER)
    with pytest.raises(NotYours):
        finish_appraisal(of=drafted, scope=scope(username), clock=DECEMBER)


def test_a_score_that_was_shown_is_not_computed_anew(objecting, plan, pack, scope):
    with pytest.raises(AppraisalMovedOn):
        draft_appraisal(plan=plan, pack=pack, year=2018, scope=scope("office"), clock=DECEMBER)
    with pytest.raises(AppraisalMovedOn):
        open_to_objections(of=objecting, scope=scope("office"), clock=DECEMBER)


def test_an_upheld_objection_changes_the_total_and_a_rejected_one_does_not(objecting, scope):
    score = of_civil_affairs(objecting)
    office = {"scope": scope("office"), "clock": DECEMBER}
    first, second = (
        object_to(score=score, item="returns", text="系统故障", scope=scope("leader"), clock=DECEMBER) for _ in range(2)
    )

    answer_objection(objection=first, is_upheld=False, points=None, text="查无故障", **office)
    unchanged = of_civil_affairs(objecting).total
    answer_objection(objection=second, is_upheld=True, points=2500, text="日志证实", **office)

    assert unchanged == score.total
    assert of_civil_affairs(objecting).total > score.total
    assert score.item("returns")["points"] == 0


def test_the_second_of_two_answers_is_told(objecting, scope):
    objection = object_to(
        score=of_civil_affairs(objecting), item="returns", text="故障", scope=scope("leader"), clock=DECEMBER
    )
    answer = {"objection": objection, "is_upheld": False, "points": None, "text": "不采纳"}
    answer_objection(**answer, scope=scope("office"), clock=DECEMBER)

    with pytest.raises(AlreadyAnswered):
        answer_objection(**answer, scope=scope("office"), clock=DECEMBER)


def test_nobody_gets_more_points_than_an_item_can_give(objecting, scope):
    score = of_civil_affairs(objecting)
    objection = object_to(score=score, item="returns", text="故障", scope=scope("leader"), clock=DECEMBER)

    for points in (2501, None):
        with pytest.raises(NoSuchItem):
            answer_objection(
                objection=objection, is_upheld=True, points=points, text="采纳", scope=scope("office"), clock=DECEMBER
            )
    with pytest.raises(NoSuchItem):
        object_to(score=score, item="beauty", text="故障", scope=scope("leader"), clock=DECEMBER)


@pytest.mark.parametrize("username", ["participant", "office", "banner", "auditor"])
def test_nobody_objects_for_another_bureau(objecting, scope, username):
    with pytest.raises(NotYours):
        object_to(score=of_civil_affairs(objecting), item="returns", text="故障", scope=scope(username), clock=DECEMBER)


def test_an_appraisal_is_not_final_while_somebody_may_still_object(objecting, scope):
    objection = object_to(
        score=of_civil_affairs(objecting), item="returns", text="故障", scope=scope("leader"), clock=DECEMBER
    )
    later = FixedClock.on(date(2018, 12, 18))
    assert objecting.objections_until == date(2018, 12, 17)

    for clock in (DECEMBER, later):
        with pytest.raises(ObjectionsOpen):
            finish_appraisal(of=objecting, scope=scope("office"), clock=clock)
    answer_objection(
        objection=objection, is_upheld=False, points=None, text="不采纳", scope=scope("office"), clock=later
    )
    assert finish_appraisal(of=objecting, scope=scope("office"), clock=later).state == Appraisal.State.FINAL
    with pytest.raises(AppraisalMovedOn):
        object_to(score=of_civil_affairs(objecting), item="returns", text="故障", scope=scope("leader"), clock=later)


def test_the_scores_cost_the_same_however_many_there_are(plan, pack, opened, django_assert_max_num_queries):
    rules = appraisal_rules(pack.id)

    with django_assert_max_num_queries(13):
        scores_of(plan, pack, rules, 2018, date(2018, 12, 10))


def test_a_resolution_of_the_committee_is_a_duty_and_survives_a_reload(plan, pack, scope, clock):
    resolution = Resolution(plan.measures.get(code="m23"), CIVIL, "12月底前核对名册", date(2018, 12, 31))

    record_meeting(
        plan=plan,
        held_on=date(2018, 11, 5),
        title="残工委第二次全体会议",
        summary="",
        resolutions=[resolution],
        scope=scope("office"),
        clock=clock,
    )
    load_plan(pack=pack, clock=clock, actor="system")

    duty = Duty.everyone.get(meeting__isnull=False)
    assert (duty.bureau_id, duty.due_on, duty.is_withdrawn) == (CIVIL, date(2018, 12, 31), False)
    report_duty(duty=duty, status="done", note="", evidence="名册", scope=scope("league"), clock=clock)
    assert [each.status for each in meetings_of(plan)[0].duties.all()] == ["done"]


def test_a_meeting_is_recorded_by_the_office_alone_and_whole_or_not_at_all(plan, scope, clock):
    empty = Resolution(plan.measures.get(code="m23"), CIVIL, " ", None)
    meeting = {"plan": plan, "held_on": date(2018, 11, 5), "title": "会议", "summary": "", "clock": clock}

    with pytest.raises(NotYours):
        record_meeting(**meeting, resolutions=[], scope=scope("leader"))
    with pytest.raises(WordsMissing):
        record_meeting(**meeting, resolutions=[replace(empty, text="做事"), empty], scope=scope("office"))
    assert not meetings_of(plan)
    assert not Duty.everyone.filter(meeting__isnull=False).exists()


def test_which_place_has_made_its_own_rules_is_known_for_all_six(plan):
    rows = own_rules_of(plan, "m28.c2")

    assert len(rows) == 6
    assert {each.status for each in rows} == {"not_started"}
