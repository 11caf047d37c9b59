"""Figures are found however they are typed, and what nobody stated is never shown as a number."""

import re

import pytest
from django.test import Client

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


@pytest.mark.parametrize(("language", "words"), [("zh-hans", "不设"), ("zh-hant", "不設"), ("en", "none set")])
def test_where_the_law_sets_none_the_page_says_so_and_names_no_unit(pack: Pack, language: str, words: str) -> None:
    client = Client()
    client.cookies["django_language"] = language
    row = figure_row(pack, pack.figures["m05.wage_cap_multiple"])

    text = client.get("/figures/", {"q": "m05.wage_cap_multiple"}).content.decode()

    assert any(value.value is None for value in row.values)
    values = re.findall(r'<p class="figure__value">(.*?)<span', text, flags=re.DOTALL)
    assert f"<strong>{words}</strong>" in {value.strip() for value in values}
    assert not any("None" in value for value in values)
