"""Invented plans in the layouts that offices use; beside each stands what it says: path | who leads | who takes part | until when."""

from pathlib import Path

import pytest

from qiaoliang.notices import Notice, read_notice

PLANS = sorted((Path(__file__).parent / "plans").glob("*.txt"))


def read_plan(plan: Path) -> Notice:
    return read_notice(plan.read_bytes(), filename=plan.name)


def what_it_says(notice: Notice) -> str:
    lines = []
    for task in notice.tasks:
        leads, others = ["+".join(unit.name for unit in units) for units in (task.leads, task.participants)]
        lines.append(
            f"{task.path} | {leads} | {others} | {'+'.join(deadline.text for deadline in task.deadlines)}".strip()
        )
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_no_duty_is_lost_or_given_to_another_bureau(plan: Path) -> None:
    assert what_it_says(read_plan(plan)) == plan.with_suffix(".expected").read_text(encoding="utf-8")


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_every_unit_stands_where_its_place_says(plan: Path) -> None:
    notice = read_plan(plan)

    for unit in (unit for task in notice.tasks for unit in (*task.leads, *task.participants)):
        printed = "".join(unit.span.of(notice.text).split())  # a wrapped cell has the cells beside it in between
        assert printed == unit.name or (printed[:3] == unit.name[:3] and printed[-3:] == unit.name[-3:])
    assert "".join(piece.span.of(notice.text) for piece in notice.pieces) == notice.text


def test_the_units_of_a_heading_are_not_printed_twice_in_the_pieces() -> None:
    notice = read_plan(next(plan for plan in PLANS if plan.stem == "sorted_by_bureau"))

    assert [piece.span.of(notice.text) for piece in notice.pieces].count("县文旅局") == 1
