"""A second notice: read, reviewed, corrected, published; corrections survive a new reading, and proof never moves."""

import pytest

from qiaoliang.notices import NotANotice, UnreadableSource
from qiaoliang.plan.actions import NotYours, report_duty
from qiaoliang.plan.actions.importing import (
    NoticeMovedOn,
    NotReviewed,
    correct_units,
    import_notice,
    match_bureaux,
    publish_notice,
    settle_doubt,
)
from qiaoliang.plan.importing import review_of
from qiaoliang.plan.models import Duty, ImportedNotice, Plan
from qiaoliang.plan.queries import DutyFilter, duties_of, imported_notice, imported_notices

FIRST = "（一）改进窗口服务。窗口设置低位台面。2020年底前完成无障碍标识。（民政局、残联负责）"
SECOND = "（二）开展培训。每季度培训一次经办人员。（人社局、无名单位负责）"
BETWEEN = "（二）公布清单。公布办事清单。（民政局负责）"


def notice_text(*items):
    lines = [
        "某盟办公室关于改进服务的通知",
        "某办发〔2019〕1号",
        "各有关部门：",
        "一、任务分工",
        *items,
        "某盟办公室",
        "2019年1月2日",
    ]
    return "\n".join(lines).encode()


@pytest.fixture
def imported(plan, clock):
    """An invented notice: two tasks, one unit that no bureau is called."""
    return import_notice(
        code="services", content=notice_text(FIRST, SECOND), file_name="通知.txt", clock=clock, actor="operator"
    )


def fresh(notice):
    return ImportedNotice.objects.get(pk=notice.pk)


def settled(notice, scope, clock):
    """Settle everything that is open about a notice."""
    office = {"scope": scope("office"), "clock": clock}
    names = {unit.name: "new" for unit in review_of(notice).unknown_units}
    match_bureaux(notice=notice, version=fresh(notice).version, bureaux=names, **office)
    for doubt in review_of(notice).doubts:
        settle_doubt(notice=notice, version=fresh(notice).version, anchor=doubt.anchor, **office)
    return fresh(notice)


def published(notice, scope, clock):
    ready = settled(notice, scope, clock)
    return publish_notice(notice=ready, version=ready.version, scope=scope("office"), clock=clock)


def test_what_was_read_keeps_its_place_in_the_text(imported):
    for task in imported.record["tasks"]:
        start, end = task["spans"]["title"]
        assert imported.text[start:end] == task["title"]
    assert [task.leads for task in review_of(imported).tasks] == [("民政局",), ("人社局",)]


def test_a_name_that_no_bureau_has_is_not_guessed(imported):
    units = {unit.name: unit.bureau for unit in review_of(imported).units}

    assert units["民政局"] == "civil_affairs_bureau"
    assert units["无名单位"] == ""


def test_nothing_is_published_before_it_was_reviewed(imported, scope, clock):
    with pytest.raises(NotReviewed):
        publish_notice(notice=imported, version=1, scope=scope("office"), clock=clock)

    assert not Plan.objects.filter(pack="imported:services").exists()
    assert fresh(imported).version == 1


def test_what_is_published_is_owed_beside_the_first_plan(imported, plan, scope, clock):
    before = Duty.everyone.filter(measure__plan=plan).count()

    second = published(imported, scope, clock)

    assert (second.measures, Duty.everyone.filter(measure__plan=plan).count()) == (2, before)
    mine = duties_of(scope("league"), DutyFilter(status=""), clock.today()).filter(measure__plan=second.plan)
    assert {each.text for each in mine} == {"窗口设置低位台面。", "2020年底前完成无障碍标识。"}
    assert {str(each.due_on) for each in mine} == {"None", "2020-12-31"}
    assert second.plan.follower_id == "disabled_persons_federation"


def test_a_correction_survives_a_new_reading(imported, scope, clock):
    anchor = review_of(imported).tasks[1].anchor
    correct_units(
        notice=imported, version=1, anchor=anchor, units=["残联", "人社局"], scope=scope("office"), clock=clock
    )

    again = import_notice(
        code="services",
        content=notice_text("（零）先学文件。学习文件。（残联负责）", FIRST, SECOND),
        file_name="通知.txt",
        clock=clock,
        actor="operator",
    )

    task = review_of(again).tasks[-1]
    assert again.pk == imported.pk
    assert (task.leads, task.participants, task.is_corrected) == (("残联",), ("人社局",), True)


def test_a_correction_whose_place_is_gone_is_said_to_be_lost(imported, scope, clock):
    anchor = review_of(imported).tasks[1].anchor
    correct_units(notice=imported, version=1, anchor=anchor, units=["残联"], scope=scope("office"), clock=clock)

    again = import_notice(
        code="services", content=notice_text(FIRST), file_name="通知.txt", clock=clock, actor="operator"
    )

    assert review_of(again).lost == (anchor,)


def test_the_proof_of_a_duty_never_moves_to_another(imported, scope, clock):
    published(imported, scope, clock)
    training = Duty.everyone.get(text="每季度培训一次经办人员。", bureau="human_resources_bureau")
    report_duty(duty=training, status="done", note="", evidence="签到表", scope=scope("participant"), clock=clock)

    again = import_notice(
        code="services",
        content=notice_text(FIRST, BETWEEN, SECOND.replace("（二）", "（三）", 1)),
        file_name="通知.txt",
        clock=clock,
        actor="operator",
    )
    published(again, scope, clock)

    done = Duty.everyone.get(measure__plan__pack="imported:services", status="done")
    assert done.pk == training.pk
    assert (done.measure.title, done.measure.position) == (training.measure.title, 3)


def test_a_correction_after_publishing_is_not_taken_for_published(imported, scope, clock):
    published(imported, scope, clock)
    anchor = review_of(imported).tasks[0].anchor
    version = fresh(imported).version

    correct_units(notice=imported, version=version, anchor=anchor, units=["残联"], scope=scope("office"), clock=clock)

    assert fresh(imported).state == "review"
    assert Duty.everyone.filter(text="窗口设置低位台面。", bureau="civil_affairs_bureau", is_withdrawn=False).exists()
    published(imported, scope, clock)
    assert Duty.everyone.get(text="窗口设置低位台面。", bureau="civil_affairs_bureau").is_withdrawn


def test_what_a_new_reading_no_longer_holds_is_withdrawn_and_kept(imported, scope, clock):
    published(imported, scope, clock)
    again = import_notice(
        code="services", content=notice_text(FIRST), file_name="通知.txt", clock=clock, actor="operator"
    )
    published(again, scope, clock)

    gone = Duty.everyone.filter(measure__plan__pack="imported:services", is_withdrawn=True)
    assert {each.text for each in gone} == {"每季度培训一次经办人员。"}


def test_the_second_of_two_who_correct_at_once_is_told(imported, scope, clock):
    anchor = review_of(imported).tasks[0].anchor
    correct = {"notice": imported, "version": 1, "anchor": anchor, "scope": scope("office"), "clock": clock}
    correct_units(**correct, units=["残联"])

    with pytest.raises(NoticeMovedOn):
        correct_units(**correct, units=["民政局"])

    assert review_of(imported).tasks[0].leads == ("残联",)


@pytest.mark.parametrize("username", ["leader", "federation", "league", "auditor", "banner"])
def test_nobody_but_the_office_reviews_or_publishes(imported, scope, clock, username):
    reader = scope(username)

    assert (imported_notices(reader), imported_notice(reader, imported.pk)) == ([], None)
    with pytest.raises(NotYours):
        correct_units(notice=imported, version=1, anchor="x", units=["残联"], scope=reader, clock=clock)
    with pytest.raises(NotYours):
        publish_notice(notice=imported, version=1, scope=reader, clock=clock)


def test_a_bureau_that_does_not_exist_is_not_taken(imported, scope, clock):
    with pytest.raises(ValueError, match="no bureau"):
        match_bureaux(notice=imported, version=1, bureaux={"无名单位": "nobody"}, scope=scope("office"), clock=clock)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", "今天天气很好。".encode()])
def test_a_file_without_tasks_leaves_nothing_half_imported(plan, clock, content):
    with pytest.raises((NotANotice, UnreadableSource)):
        import_notice(code="weather", content=content, file_name="天气.txt", clock=clock, actor="operator")

    assert not ImportedNotice.objects.exists()
