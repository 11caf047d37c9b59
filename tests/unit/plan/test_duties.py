"""What each bureau owes, who sees it, and when it counts as done."""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from qiaoliang.audit.models import Event
from qiaoliang.organisations.actions import appoint
from qiaoliang.organisations.models import Bureau, Place, Staff
from qiaoliang.organisations.roles import Role
from qiaoliang.organisations.scope import scope_of
from qiaoliang.organisations.scoped_queries import UnscopedQuery
from qiaoliang.plan.actions import DutyNeedsNote, DutyNeedsProof, NotYours, load_plan, report_duty
from qiaoliang.plan.models import Duty, PlanMeasure
from qiaoliang.plan.queries import DutyFilter, duties_of, duty_of

TODAY = date(2018, 11, 5)
EVERYTHING = DutyFilter(status="")


def duty(clause="m01.c1", bureau="civil_affairs_bureau"):
    return Duty.everyone.get(clause=clause, bureau=bureau, place=None)


def test_no_clause_of_the_notice_is_owed_by_nobody(plan, pack):
    owed = set(Duty.everyone.values_list("clause", flat=True))

    assert owed == {clause.id for clause in pack.clauses}


def test_every_measure_has_its_printed_lead_and_its_participants(plan, pack):
    for measure in pack.measures:
        stored = PlanMeasure.objects.get(plan=plan, code=measure.id)
        assert stored.lead_id == pack.bureau(measure.lead).id
        assert {each.pk for each in stored.participants.all()} == {
            pack.bureau(each).id for each in measure.participants
        }
        assert set(stored.duties.filter(role="lead").values_list("bureau", flat=True)) == {stored.lead_id}


def test_a_clause_that_asks_for_something_to_be_delivered_says_what(plan, pack):
    for clause in pack.clauses:
        said = set(Duty.everyone.filter(clause=clause.id).values_list("deliverable", flat=True))
        assert said == {clause.live_as["D"] if "D" in clause.kinds else ""}


def test_what_every_place_owes_is_owed_in_each_of_the_six(plan):
    six = set(Place.objects.filter(reports=True).values_list("code", flat=True))

    for clause in ("m04.c1", "m28.c2"):
        owed = Duty.everyone.filter(clause=clause, place__isnull=False)
        assert {each.place_id for each in owed} == six, clause


def test_a_date_that_the_clause_names_is_not_lost(plan):
    assert duty("m12.c1", lead("m12")).due_on == date(2020, 12, 31)


def lead(code):
    return PlanMeasure.objects.get(code=code).lead_id


def test_loading_the_plan_again_doubles_nothing_and_forgets_no_status(plan, pack, clock, scope):
    before = Duty.everyone.count()
    report_duty(duty=duty(), status="done", note="", evidence="已核对低保名册", scope=scope("league"), clock=clock)

    again = load_plan(pack=pack, clock=clock, actor="system")

    assert (again.added, again.kept, again.withdrawn) == (0, before, 0)
    assert duty().status == "done"


def test_a_duty_whose_clause_has_gone_is_withdrawn_and_its_proof_kept(plan, pack, clock, scope):
    report_duty(duty=duty(), status="done", note="", evidence="已核对低保名册", scope=scope("league"), clock=clock)
    shorter = replace(
        pack, measures=(replace(pack.measures[0], clauses=pack.measures[0].clauses[1:]), *pack.measures[1:])
    )

    loaded = load_plan(pack=shorter, clock=clock, actor="system")

    assert loaded.withdrawn == 2
    assert duty().evidence.count() == 1
    assert not duties_of(scope("league"), EVERYTHING, TODAY).filter(clause="m01.c1").exists()


@pytest.mark.parametrize(
    ("username", "seen"),
    [
        ("league", {"civil_affairs_bureau"}),
        ("leader", {"civil_affairs_bureau"}),
        ("participant", {"human_resources_bureau"}),
        ("worker", set()),
        ("township", set()),
        ("banner", set()),
        ("auditor", set()),
    ],
)
def test_no_role_sees_the_duties_of_another_bureau(plan, scope, username, seen):
    assert set(duties_of(scope(username), EVERYTHING, TODAY).values_list("bureau", flat=True)) == seen


def test_the_committee_office_sees_every_duty(plan, scope):
    assert duties_of(scope("office"), EVERYTHING, TODAY).count() == Duty.everyone.count()


def test_without_a_post_no_duty_is_seen(plan):
    nobody = scope_of(AnonymousUser(), TODAY)

    assert not duties_of(nobody, EVERYTHING, TODAY).exists()
    assert duty_of(nobody, duty().pk) is None


def test_duties_cannot_be_read_past_the_scope(plan):
    with pytest.raises(UnscopedQuery):
        list(Duty.objects.filter(status="done"))


def test_a_post_in_one_banner_does_not_show_the_duties_of_another(plan, clock):
    staff = Staff.objects.create_user("left", display_name="某人")
    appoint(
        staff=staff,
        bureau=Bureau.objects.get(level="banner"),
        place=Place.objects.get(code="152922"),
        role=Role.BUREAU_LEADER,
        starts_on=date(2018, 1, 1),
        clock=clock,
        actor="system",
    )

    seen = duties_of(scope_of(staff, TODAY), EVERYTHING, TODAY)

    assert set(seen.values_list("place", flat=True)) == {"152922"}


@pytest.mark.parametrize("username", ["participant", "office", "banner", "auditor"])
def test_nobody_reports_on_the_duty_of_another_bureau(plan, clock, scope, username):
    with pytest.raises(NotYours):
        report_duty(duty=duty(), status="under_way", note="", scope=scope(username), clock=clock)

    assert duty().status == "not_started"


def test_a_duty_is_not_done_because_somebody_says_so(plan, clock, scope):
    with pytest.raises(DutyNeedsProof):
        report_duty(duty=duty(), status="done", note="", scope=scope("league"), clock=clock)

    assert duty().status == "not_started"


def test_a_blocked_duty_says_what_blocks_it(plan, clock, scope):
    with pytest.raises(DutyNeedsNote):
        report_duty(duty=duty(), status="blocked", note=" ", scope=scope("league"), clock=clock)


def test_every_change_of_a_duty_leaves_a_trace(plan, clock, scope):
    report_duty(duty=duty(), status="done", note="", evidence="会议纪要", scope=scope("league"), clock=clock)

    event = Event.objects.filter(action="duty.reported").get()
    assert (event.actor, event.payload["status"], event.payload["evidence"]) == ("league", "done", True)


@pytest.mark.parametrize("username", ["league", "office"])
def test_the_list_costs_one_query_however_much_is_owed(plan, scope, username, django_assert_num_queries):
    reader = scope(username)

    with django_assert_num_queries(1):
        for row in duties_of(reader, EVERYTHING, TODAY):
            assert row.bureau.name and row.measure.title
