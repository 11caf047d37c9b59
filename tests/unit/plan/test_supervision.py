"""Supervision: from what the data show to the sign-off; nobody rewrites what happened, and late stays yellow."""

import threading
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from qiaoliang.audit.models import Event
from qiaoliang.entitlements.models import DeterminationTotal
from qiaoliang.plan.actions import NotYours, edit_return, report_duty, sign_return
from qiaoliang.plan.actions.supervision import (
    NO_FILES,
    AlreadyInspected,
    HandedInFiles,
    MovedOn,
    NothingToInspect,
    WordsMissing,
    answer_order,
    decline_inspection,
    issue_inspection,
    order_rectification,
    propose_inspection,
    propose_other,
    recheck,
    record_finding,
    sign_off,
)
from qiaoliang.plan.append_only import HistoryIsAppendOnly
from qiaoliang.plan.grounds import grounds_of
from qiaoliang.plan.kept_files import LARGEST_FILE, FileRefused, HandedIn, read_kept
from qiaoliang.plan.lights import Light
from qiaoliang.plan.models import Duty, DutyChange, Inspection, InspectionStep
from qiaoliang.plan.queries import (
    InspectionFilter,
    file_of,
    inspection_of,
    inspections_by_year,
    inspections_of,
    proposable,
)
from qiaoliang.primitives.clock import FixedClock

TODAY, DECEMBER = date(2018, 11, 5), date(2018, 12, 10)
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20 + b"IEND\xaeB`\x82"
PICTURE = HandedInFiles((HandedIn("现场.png", PNG),), "低保窗口无坡道", pictures_only=True)
EVERYTHING = InspectionFilter(state="")


def at(year, month, day):
    return FixedClock.on(date(year, month, day))


@pytest.fixture
def overdue(plan):
    """A duty of the civil affairs bureau that was due in October."""
    Duty.everyone.filter(clause="m01.c1", bureau="civil_affairs_bureau").update(due_on=date(2018, 10, 31))
    return Duty.everyone.get(clause="m01.c1", bureau="civil_affairs_bureau")


@pytest.fixture
def proposed(plan, pack, overdue, scope, clock):
    return propose_inspection(
        plan=plan,
        pack=pack,
        ground_key=f"overdue:{overdue.pk}",
        reason="逾期未办",
        scope=scope("federation"),
        clock=clock,
    )


@pytest.fixture
def ordered(proposed, scope, clock, files_folder):
    office = {"scope": scope("office"), "clock": clock}
    issue_inspection(of=proposed, version=1, notice="定于11月6日现场检查", **office)
    record_finding(of=proposed, version=2, finding="名册未核对", has_fault=True, photographs=PICTURE, **office)
    return order_rectification(of=proposed, version=3, order="10个工作日内核对名册", days=10, **office)


def answered(inspection, scope, clock, version=4):
    return answer_order(
        of=inspection, version=version, answer="已核对", evidence=NO_FILES, scope=scope("leader"), clock=clock
    )


def checked(inspection, scope, clock, has_passed, version=5):
    return recheck(
        of=inspection,
        version=version,
        result="复查",
        has_passed=has_passed,
        photographs=NO_FILES,
        scope=scope("office"),
        clock=clock,
    )


def test_a_duty_overdue_is_seen_and_says_by_how_much(plan, pack, overdue):
    found = {each.key: each for each in grounds_of(plan, pack, TODAY)}[f"overdue:{overdue.pk}"]

    assert "已逾期5天" in found.words
    assert "5 days overdue" in found.words_en
    assert (found.bureau.pk, found.figures[0]["as_of"]) == ("civil_affairs_bureau", "2018-11-05")


def test_a_return_not_signed_in_november_is_seen_in_december(plan, pack, relief):
    assert f"late_return:{relief.pk}" not in {each.key for each in grounds_of(plan, pack, TODAY)}

    assert f"late_return:{relief.pk}" in {each.key for each in grounds_of(plan, pack, DECEMBER)}


def test_a_claim_that_the_data_deny_is_seen_although_it_was_explained(plan, pack, relief, scope, clock):
    texts = {**relief.texts, "result": f"{relief.texts['result']}\n低保应保尽保。"}
    edit_return(of=relief, version=1, texts=texts, explanation="名册补报", scope=scope("league"), clock=clock)
    sign_return(of=relief, version=2, scope=scope("leader"), clock=clock)

    found = next(each for each in grounds_of(plan, pack, TODAY) if each.kind == "claim_denied")

    assert "低保应保尽保。" in found.words
    assert "名册补报" in found.words


def test_a_gap_that_grew_is_seen_and_one_that_shrank_is_not(plan, pack, totals):
    def missed_in_june(count):
        DeterminationTotal.everyone.filter(month="2018-06").delete()
        for receiving, subjects in ((True, 80), (False, count)):
            DeterminationTotal.everyone.create(
                provision="m01.dibao",
                month="2018-06",
                subject_kind="household",
                place_id="152921110",
                reporting_place_id="152921",
                outcome="entitled",
                is_receiving=receiving,
                subject_count=subjects,
                amount_fen=0,
                received_fen=0,
            )
        return [each.words for each in grounds_of(plan, pack, TODAY) if each.kind == "gap_grew"]

    assert missed_in_june(19) == []
    assert "由2018-05的20户增加到2018-06的26户" in missed_in_june(26)[0]


def test_what_the_data_no_longer_show_is_not_proposed(plan, pack, overdue, scope, clock):
    report_duty(duty=overdue, status="done", note="", evidence="会议纪要", scope=scope("league"), clock=clock)

    with pytest.raises(NothingToInspect):
        propose_inspection(
            plan=plan,
            pack=pack,
            ground_key=f"overdue:{overdue.pk}",
            reason="逾期",
            scope=scope("federation"),
            clock=clock,
        )


def test_the_second_of_two_who_propose_the_same_is_told_of_the_first(plan, pack, overdue, proposed, scope, clock):
    with pytest.raises(AlreadyInspected) as told:
        propose_inspection(
            plan=plan,
            pack=pack,
            ground_key=f"overdue:{overdue.pk}",
            reason="逾期",
            scope=scope("office"),
            clock=clock,
        )

    assert told.value.first == proposed
    assert Inspection.everyone.count() == 1


@pytest.mark.parametrize("username", ["league", "leader", "participant", "banner", "worker", "auditor"])
def test_nobody_else_proposes_an_inspection(plan, pack, overdue, scope, clock, username):
    assert proposable(scope(username), plan, pack, TODAY) == ()
    with pytest.raises(NotYours):
        propose_inspection(
            plan=plan,
            pack=pack,
            ground_key=f"overdue:{overdue.pk}",
            reason="逾期",
            scope=scope(username),
            clock=clock,
        )


@pytest.mark.parametrize("username", ["federation", "leader", "participant", "auditor"])
def test_nobody_but_the_committee_office_issues_or_declines(proposed, scope, clock, username):
    with pytest.raises(NotYours):
        issue_inspection(of=proposed, version=1, notice="检查", scope=scope(username), clock=clock)
    with pytest.raises(NotYours):
        decline_inspection(of=proposed, version=1, reason="不必", scope=scope(username), clock=clock)


@pytest.mark.parametrize("username", ["federation", "participant", "office"])
def test_nobody_answers_for_the_bureau_inspected(ordered, scope, clock, username):
    with pytest.raises(NotYours):
        answer_order(of=ordered, version=4, answer="已整改", evidence=NO_FILES, scope=scope(username), clock=clock)


def test_the_clock_of_a_rectification_runs_in_working_days(ordered):
    assert (ordered.state, ordered.light, ordered.due_on) == ("ordered", "red", date(2018, 11, 19))
    assert ordered.is_calendar_known
    assert not ordered.is_overdue(date(2018, 11, 19))
    assert ordered.is_overdue(date(2018, 11, 20))


def test_what_is_rectified_in_time_turns_green(ordered, scope):
    answered(ordered, scope, at(2018, 11, 19))
    checked(ordered, scope, at(2018, 12, 3), has_passed=True)

    closed = sign_off(of=reread(ordered), version=6, words="已销号", scope=scope("office"), clock=at(2018, 12, 3))

    assert (closed.state, closed.light, closed.is_open) == ("closed", "green", False)


def reread(inspection):
    return Inspection.everyone.select_related("plan").get(pk=inspection.pk)


def test_what_is_rectified_late_is_signed_off_yellow_and_never_green(ordered, scope):
    answered(ordered, scope, at(2018, 11, 20))
    checked(ordered, scope, at(2018, 11, 21), has_passed=True)

    closed = sign_off(of=reread(ordered), version=6, words="已销号", scope=scope("office"), clock=at(2018, 11, 21))

    assert (closed.state, closed.light, closed.was_late) == ("closed", "yellow", True)
    assert [step.light for step in closed.steps.all()] == ["", "", "red", "red", "yellow", "yellow", "yellow"]


def test_a_failed_re_check_does_not_buy_more_time(ordered, scope):
    answered(ordered, scope, at(2018, 11, 12))
    failed = checked(ordered, scope, at(2018, 11, 13), has_passed=False)
    again = answered(failed, scope, at(2018, 11, 22), version=6)

    assert (failed.state, failed.light, failed.due_on) == ("ordered", "red", date(2018, 11, 19))
    assert again.was_late


def test_an_inspection_is_not_signed_off_before_it_was_re_checked(ordered, scope):
    answered(ordered, scope, at(2018, 11, 12))

    with pytest.raises(MovedOn):
        sign_off(of=reread(ordered), version=5, words="销号", scope=scope("office"), clock=at(2018, 11, 13))


def test_nobody_re_checks_their_own_bureau(plan, pack, scope, clock):
    measure = plan.measures.get(code="m28")
    own = propose_other(
        plan=plan, measure=measure, inspected=measure.lead, reason="群众反映", scope=scope("federation"), clock=clock
    )
    office = {"scope": scope("office"), "clock": clock}
    issue_inspection(of=own, version=1, notice="检查", **office)
    record_finding(of=own, version=2, finding="未开会", has_fault=True, photographs=NO_FILES, **office)
    order_rectification(of=own, version=3, order="开会", days=5, **office)
    answer_order(of=own, version=4, answer="已开会", evidence=NO_FILES, **office)

    with pytest.raises(NotYours):
        recheck(of=reread(own), version=5, result="合格", has_passed=True, photographs=NO_FILES, **office)
    passed = recheck(
        of=reread(own),
        version=5,
        result="合格",
        has_passed=True,
        photographs=NO_FILES,
        scope=scope("federation"),
        clock=clock,
    )
    assert passed.state == "passed"


def test_where_nothing_was_found_the_inspection_ends_and_may_be_proposed_again(
    proposed, plan, pack, overdue, scope, clock
):
    office = {"scope": scope("office"), "clock": clock}
    issue_inspection(of=proposed, version=1, notice="检查", **office)

    clean = record_finding(of=proposed, version=2, finding="已在办理", has_fault=False, photographs=NO_FILES, **office)

    assert (clean.state, clean.light, clean.is_open) == ("clean", "green", False)
    assert f"overdue:{overdue.pk}" in {each.key for each in grounds_of(plan, pack, TODAY)}


def test_the_second_of_two_who_decide_at_once_is_told(proposed, scope, clock):
    issue_inspection(of=proposed, version=1, notice="检查", scope=scope("office"), clock=clock)

    with pytest.raises(MovedOn) as told:
        decline_inspection(of=proposed, version=1, reason="不必", scope=scope("office"), clock=clock)

    assert told.value.stored.state == "issued"
    assert InspectionStep.objects.count() == 2


def test_a_step_without_words_is_not_taken(proposed, scope, clock):
    with pytest.raises(WordsMissing):
        issue_inspection(of=proposed, version=1, notice="  ", scope=scope("office"), clock=clock)

    assert reread(proposed).state == "proposed"


def test_no_step_is_changed_or_deleted_afterwards_not_even_by_the_database(ordered):
    step = ordered.steps.first()
    step.text = "改写"

    with pytest.raises(HistoryIsAppendOnly):
        step.save()
    with pytest.raises(HistoryIsAppendOnly):
        InspectionStep.objects.update(text="改写")
    for statement in ("UPDATE plan_inspectionstep SET text = 'x'", "DELETE FROM plan_inspectionfile"):
        with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_every_step_leaves_an_audit_event(ordered):
    actions = list(Event.objects.filter(object_kind="inspection").values_list("action", flat=True))

    assert actions == [f"inspection.{kind}" for kind in ("proposed", "issued", "found", "ordered")]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "空的"),
        (b"<script>alert(1)</script>", "不是完整的"),
        (PNG[:-12], "不是完整的"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * LARGEST_FILE + b"IEND\xaeB`\x82", "超过10MB"),
        (b"%PDF-1.4 %%EOF", "照片"),
    ],
)
def test_a_file_that_is_no_photograph_is_not_kept(proposed, scope, clock, files_folder, content, why):
    issue_inspection(of=proposed, version=1, notice="检查", scope=scope("office"), clock=clock)
    photographs = HandedInFiles((HandedIn("照片.jpg", content),), "现场", pictures_only=True)

    with pytest.raises(FileRefused, match=why):
        record_finding(
            of=proposed,
            version=2,
            finding="检查",
            has_fault=True,
            photographs=photographs,
            scope=scope("office"),
            clock=clock,
        )

    assert reread(proposed).state == "issued"
    assert not list(files_folder.rglob("*"))


def test_a_photograph_that_nobody_described_is_refused(proposed, scope, clock, files_folder):
    issue_inspection(of=proposed, version=1, notice="检查", scope=scope("office"), clock=clock)

    with pytest.raises(FileRefused, match="看不见"):
        record_finding(
            of=proposed,
            version=2,
            finding="检查",
            has_fault=True,
            photographs=HandedInFiles((HandedIn("a.png", PNG),), " "),
            scope=scope("office"),
            clock=clock,
        )


def test_a_photograph_is_kept_as_it_was_and_shown_to_nobody_outside_the_scope(ordered, scope):
    found = inspection_of(scope("leader"), ordered.pk)
    file = next(file for step in found.steps.all() for file in step.files.all())

    assert read_kept(file.sha256) == PNG
    assert file_of(scope("leader"), ordered.pk, file.pk) == file
    for username in ("participant", "banner", "worker", "auditor"):
        assert file_of(scope(username), ordered.pk, file.pk) is None


@pytest.mark.parametrize(
    ("username", "sees"),
    [
        ("federation", True),
        ("office", True),
        ("league", True),
        ("leader", True),
        ("participant", False),
        ("banner", False),
        ("auditor", False),
        ("worker", False),
    ],
)
def test_an_inspection_is_seen_by_who_is_inspected_and_who_follows_and_nobody_else(
    proposed, plan, scope, username, sees
):
    assert inspections_of(scope(username), plan, EVERYTHING).exists() is sees
    assert (inspection_of(scope(username), proposed.pk) is not None) is sees


def test_an_inspection_costs_a_constant_number_of_queries(ordered, scope, django_assert_num_queries):
    reader = scope("league")

    with django_assert_num_queries(3):
        found = inspection_of(reader, ordered.pk)
        assert [(step.bureau.name, len(step.files.all())) for step in found.steps.all()]


def test_the_public_learns_how_many_and_not_who(ordered, plan, scope):
    answered(ordered, scope, at(2018, 11, 20))
    checked(ordered, scope, at(2018, 11, 21), has_passed=True)
    sign_off(of=reread(ordered), version=6, words="已销号", scope=scope("office"), clock=at(2018, 11, 21))

    (year,) = inspections_by_year(plan)

    assert (year.year, year.issued, year.rectified_in_time, year.rectified_late, year.still_open) == (2018, 1, 0, 1, 0)


def test_a_duty_caught_up_late_stays_yellow_for_ever(overdue, scope):
    before = overdue.light(TODAY)
    report_duty(duty=overdue, status="done", note="", evidence="会议纪要", scope=scope("league"), clock=at(2018, 11, 6))

    stored = Duty.everyone.get(pk=overdue.pk)
    assert (before, stored.light(TODAY), stored.light(date(2025, 1, 1))) == (Light.RED, Light.YELLOW, Light.YELLOW)
    assert list(DutyChange.objects.values_list("status", "light")) == [("done", "yellow")]


def test_a_duty_done_in_time_stays_green_when_more_proof_is_added_later(overdue, scope):
    for day in (30, 31):
        report_duty(
            duty=overdue,
            status="done",
            note="",
            evidence="会议纪要",
            scope=scope("league"),
            clock=at(2018, 10, day),
        )
    report_duty(duty=overdue, status="done", note="", evidence="补充材料", scope=scope("league"), clock=at(2018, 12, 1))

    assert Duty.everyone.get(pk=overdue.pk).light(date(2019, 1, 1)) == Light.GREEN


@pytest.mark.django_db(transaction=True)
def test_of_two_offices_that_act_in_the_same_instant_one_acts_and_the_other_is_told(proposed, scope, clock):
    if connection.vendor == "sqlite":
        pytest.skip("the test database of SQLite lives in memory: two connections are tried on PostgreSQL")
    office, start, told = scope("office"), threading.Barrier(2), []

    def decide(action, **words):
        try:
            start.wait()
            action(of=proposed, version=1, scope=office, clock=clock, **words)
            told.append("acted")
        except MovedOn:
            told.append("told")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=decide, args=(issue_inspection,), kwargs={"notice": "检查"}),
        threading.Thread(target=decide, args=(decline_inspection,), kwargs={"reason": "不必"}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["acted", "told"]
    assert InspectionStep.objects.count() == 2
