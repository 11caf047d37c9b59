"""The plan seen as a whole: the grid, what falls due, what the public is told, the sheets to take away."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qiaoliang.documents import Chart, Table
from qiaoliang.organisations.models import Bureau, Place
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import make_report
from qiaoliang.plan.models import Duty, Return
from qiaoliang.plan.overview import Standing, Tally, agenda_of, grid_of, overdue_of, progress_of
from qiaoliang.plan.overview.progress import told_parts
from qiaoliang.plan.report import report_document
from qiaoliang.plan.report_pdf import ReportHasChanged, pdf_of_report
from qiaoliang.plan.sheets import bureau_sheet, duty_sheets, place_sheet

TODAY = date(2018, 11, 5)
YESTERDAY = date(2018, 11, 4)


def one(clause="m01.c1", bureau="civil_affairs_bureau"):
    return Duty.everyone.filter(clause=clause, bureau=bureau, place=None)


def cell(grid, code="m01", bureau="civil_affairs_bureau"):
    return next(line.by_bureau[bureau] for line in grid.measures if line.measure.code == code)


def queries_of(call):
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def test_the_grid_shows_every_duty_of_the_plan_once(plan, scope):
    grid = grid_of(scope("office"), plan, TODAY)

    assert grid.tally.total == Duty.everyone.filter(measure__plan=plan).count()
    assert sum(line.tally.total for line in (*grid.bureaux, *grid.places)) == grid.tally.total
    assert len(grid.measures) == 28
    assert len(grid.places) == 6
    assert [line.measure.lead_id for line in grid.measures] == [
        next(key for key, found in line.by_bureau.items() if found.is_lead) for line in grid.measures
    ]


def test_a_bureau_sees_no_other_bureau_in_the_grid(plan, scope):
    grid = grid_of(scope("participant"), plan, TODAY)

    assert [line.bureau.pk for line in grid.bureaux] == ["human_resources_bureau"]
    assert not grid.places
    assert grid_of(Scope(staff="nobody", on=TODAY), plan, TODAY).measures == ()


def test_what_was_caught_up_late_stays_yellow_though_everything_is_done(plan, scope):
    Duty.everyone.filter(measure__code="m01", bureau="civil_affairs_bureau").update(status="done")
    assert cell(grid_of(scope("office"), plan, TODAY)).tally.standing is Standing.DONE

    one().update(was_late=True)

    assert cell(grid_of(scope("office"), plan, TODAY)).tally.standing is Standing.CAUGHT_UP_LATE


@pytest.mark.parametrize(
    ("due_on", "status", "standing"),
    [
        (YESTERDAY, "under_way", Standing.OVERDUE),
        (YESTERDAY, "done", Standing.UNDATED),
        (date(2018, 11, 5), "not_started", Standing.DUE_SOON),
        (date(2018, 12, 5), "not_started", Standing.DUE_SOON),
        (date(2018, 12, 6), "not_started", Standing.ON_TIME),
        (date(2018, 12, 6), "blocked", Standing.BLOCKED),
        (None, "under_way", Standing.UNDATED),
    ],
)
def test_the_worst_of_a_cell_is_what_shows(plan, scope, due_on, status, standing):
    Duty.everyone.update(due_on=None)
    one().update(due_on=due_on, status=status)

    assert cell(grid_of(scope("office"), plan, TODAY)).tally.standing is standing


def test_the_grid_costs_the_same_number_of_queries_for_everybody(plan, scope):
    wide, narrow = scope("office"), scope("participant")

    assert queries_of(lambda: grid_of(wide, plan, TODAY)) == 4
    assert queries_of(lambda: grid_of(narrow, plan, TODAY)) == 3  # no place to name


def test_what_falls_due_is_not_shown_to_another_bureau(opened, scope):
    one().update(due_on=date(2018, 11, 20))

    mine = agenda_of(scope("leader"), TODAY, date(2018, 11, 30))
    theirs = agenda_of(scope("participant"), TODAY, date(2018, 11, 30))

    assert ("duty", date(2018, 11, 20)) in {(item.kind, item.due_on) for item in mine}
    assert {item.row.lead_id for item in mine if item.kind == "return"} == {"civil_affairs_bureau"}
    assert {item.bureau.pk for item in theirs} <= {"human_resources_bureau"}
    assert [item.due_on for item in mine] == sorted(item.due_on for item in mine)


def test_a_signed_return_is_not_called_overdue(opened, scope):
    after = date(2018, 12, 3)
    before = len([item for item in overdue_of(scope("leader"), after) if item.kind == "return"])

    Return.everyone.filter(measure__code="m01").update(state="signed")

    assert len([item for item in overdue_of(scope("leader"), after) if item.kind == "return"]) == before - 1


def test_the_public_is_told_no_small_count_nor_one_that_gives_it_away():
    assert told_parts({"done": 40, "overdue": 3, "open": 60}) == {"done": None, "overdue": None, "open": 60}
    assert told_parts({"done": 40, "overdue": 0, "open": 60}) == {"done": 40, "overdue": 0, "open": 60}
    assert told_parts({"done": 2, "overdue": 1, "open": 60}) == {"done": None, "overdue": None, "open": None}


def test_the_progress_of_a_measure_is_not_better_than_its_duties(plan):
    Duty.everyone.update(due_on=None)
    Duty.everyone.filter(measure__code="m01").update(status="done")
    Duty.everyone.filter(measure__code="m02").update(due_on=YESTERDAY)
    Duty.everyone.filter(measure__code="m03", position=1).update(status="under_way")

    words = {each.measure.code: each.word for each in progress_of(plan, TODAY).measures}

    assert {code: words[code] for code in ("m01", "m02", "m03", "m04")} == {
        "m01": "all_done",
        "m02": "some_overdue",
        "m03": "under_way",
        "m04": "not_reported",
    }


def rows_of(document):
    return [row for block in document.blocks if isinstance(block, Table) for row in block.rows]


def test_the_sheet_of_a_bureau_holds_what_it_owes_and_how_it_stands(opened, scope):
    one().update(due_on=YESTERDAY)
    bureau = Bureau.objects.get(pk="civil_affairs_bureau")

    sheet = bureau_sheet(scope("office"), opened.plan, bureau, TODAY, "zh")

    assert "民政局" in sheet.title
    assert ("2018-11-04", "已逾期\n未开始", "红灯") in {row[3:] for row in rows_of(sheet) if len(row) == 6}
    assert {row[0] for row in rows_of(sheet) if len(row) == 5} == {"2018年度"}


def test_the_sheet_of_another_bureau_or_place_holds_no_duty(opened, scope):
    bureau, place = Bureau.objects.get(pk="civil_affairs_bureau"), Place.objects.get(pk="152922")

    for sheet in (
        bureau_sheet(scope("participant"), opened.plan, bureau, TODAY, "zh"),
        place_sheet(scope("participant"), opened.plan, place, TODAY, "zh"),
    ):
        assert [row for row in rows_of(sheet) if len(row) == 6] == []


def test_the_sheet_of_a_place_holds_only_that_place(plan, scope):
    place = Place.objects.get(pk="152922")

    sheet = place_sheet(scope("office"), plan, place, TODAY, "en")

    assert "Alxa Right Banner" in sheet.title
    assert len(rows_of(sheet)) == Duty.everyone.filter(place=place).count()


def test_the_workbook_holds_every_duty_with_its_light(plan, scope):
    one().update(due_on=YESTERDAY, status="done", was_late=True)

    duties, bureaux, places = duty_sheets(scope("office"), plan, TODAY, "zh")

    assert len(duties.rows) == Duty.everyone.filter(measure__plan=plan).count()
    assert sum(row[10] == "黄灯" for row in duties.rows) == 1
    assert sum(row[1] for row in (*bureaux.rows, *places.rows)) == len(duties.rows)


def test_the_bars_of_the_report_add_up_to_its_table(opened, relief):
    relief.state = "signed"
    relief.signed_at = "2018-12-03T09:00:00+08:00"
    relief.save()

    report = report_document(opened, TODAY)

    returns, lights = (block for block in report.blocks if isinstance(block, Chart))
    assert [sum(column) for column in zip(*(counts for _, counts in returns.rows), strict=True)] == [0, 1, 27]
    assert sum(counts[0] for _, counts in lights.rows) == Duty.everyone.count()


def test_the_pdf_of_a_report_never_says_something_else_than_its_word_file(opened, clock):
    made = make_report(of=opened, clock=clock, actor="office")
    assert pdf_of_report(made).startswith(b"%PDF-")

    one().update(status="done")

    with pytest.raises(ReportHasChanged, match="make the report again"):
        pdf_of_report(made)


def test_an_empty_tally_is_not_called_late():
    assert Tally().standing is Standing.DONE
