"""All duties of a plan with their status as sheets of a workbook: the duties, and how each bureau and each place stands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qiaoliang.documents import Sheet
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Duty, Plan
from qiaoliang.plan.overview import Grid, Tally, grid_of
from qiaoliang.plan.sheets.wording import (
    LIGHTS,
    ROLES,
    STATUSES,
    day_words,
    due_words,
    in_language,
    measure_words,
)

HEADINGS = {
    "zh": ("序号", "措施", "任务", "要交出什么", "部门", "角色", "地区", "期限", "进度", "已逾期", "灯", "说明"),
    "en": (
        "No.",
        "Measure",
        "Duty",
        "To hand in",
        "Bureau",
        "Role",
        "Place",
        "Due",
        "Status",
        "Overdue",
        "Light",
        "Note",
    ),
}
TALLY_HEADINGS = {
    "zh": ("任务", "已完成", "已逾期", "受阻", "曾经逾期", "30天内到期"),
    "en": ("Duties", "Done", "Overdue", "Blocked", "Late once", "Due within 30 days"),
}


def duty_sheets(scope: Scope, plan: Plan, today: date, language: str) -> tuple[Sheet, ...]:
    """Return the sheets of all duties of a plan in the scope (a constant number of queries)."""
    is_chinese = language == "zh"
    title = in_language(plan.title, plan.title_en, language)
    note = f"截至{day_words(today, language)}" if is_chinese else f"As of {day_words(today, language)}"
    rows = Duty.objects.within(scope).filter(measure__plan=plan, is_withdrawn=False)
    duties = rows.select_related("measure", "bureau", "place").order_by(
        "measure__position", "position", "role", "bureau", "place"
    )
    grid = grid_of(scope, plan, today)
    return (
        Sheet(
            name="任务" if is_chinese else "Duties",
            title=title,
            note=note,
            headings=HEADINGS[language],
            rows=tuple(_row(duty, today, language) for duty in duties),
        ),
        _standing("部门" if is_chinese else "Bureaux", title, note, _bureaux(grid, language), language),
        _standing("地区" if is_chinese else "Places", title, note, _places(grid, language), language),
    )


def _row(duty: Duty, today: date, language: str) -> tuple[str, ...]:
    yes, no = ("是", "否") if language == "zh" else ("yes", "no")
    return (
        f"{duty.measure.position}.{duty.position}",
        measure_words(duty, language),
        in_language(duty.text, duty.text_en, language),
        in_language(duty.deliverable, duty.deliverable_en, language),
        in_language(duty.bureau.name, duty.bureau.name_en, language),
        ROLES[language][duty.role],
        in_language(duty.place.name, duty.place.name_en, language) if duty.place else "",
        due_words(duty),
        STATUSES[language][duty.status],
        yes if duty.is_overdue(today) else no,
        LIGHTS[language][duty.light(today)],
        duty.status_note,
    )


def _standing(name: str, title: str, note: str, lines: Iterable[tuple[str, Tally]], language: str) -> Sheet:
    rows = tuple(
        (label, each.total, each.done, each.overdue, each.blocked, each.late, each.due_soon) for label, each in lines
    )
    headings = (name, *TALLY_HEADINGS[language])
    numbers = tuple(range(1, len(headings)))
    return Sheet(name=name, title=title, note=note, headings=headings, rows=rows, number_columns=numbers)


def _bureaux(grid: Grid, language: str) -> Iterable[tuple[str, Tally]]:
    return ((in_language(each.bureau.name, each.bureau.name_en, language), each.tally) for each in grid.bureaux)


def _places(grid: Grid, language: str) -> Iterable[tuple[str, Tally]]:
    return ((in_language(each.place.name, each.place.name_en, language), each.tally) for each in grid.places)
