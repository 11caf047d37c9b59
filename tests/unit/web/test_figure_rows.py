"""Figures are found however they are typed, and what nobody stated is never shown as a number."""

import pytest

from qiaoliang.packs import Pack
from qiaoliang.web.public.figure_rows import FigureRow, figure_row, matching


@pytest.fixture
def rows(pack: Pack) -> list[FigureRow]:
    return [figure_row(pack, figure) for figure in pack.figures.figures.values()]


@pytest.mark.parametrize(
    "typed", ["护理补贴", "護理補貼", "  护理　补贴 ", "CARE subsidy", "ｃａｒｅ", "m02.care_subsidy"]
)
def test_a_figure_is_not_missed_because_of_how_it_is_typed(rows: list[FigureRow], typed: str) -> None:
    found = [row.figure.id for row in matching(rows, words=typed, state="")]

    assert "m02.care_subsidy" in found


def test_an_absent_figure_shows_no_value(rows: list[FigureRow]) -> None:
    absent = matching(rows, words="", state="absent")

    assert absent
    assert all(row.is_absent and not row.values for row in absent)


def test_an_assumed_value_names_no_source(rows: list[FigureRow]) -> None:
    assumed = [value for row in rows for value in row.values if value.cited_as == "DEMONSTRATION"]

    assert assumed
    assert all(value.source is None and value.confidence == "assumed" for value in assumed)
