"""The graph of relations: nothing overlaps, nothing is left out, and what is drawn is also written."""

import re
from itertools import combinations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from qiaoliang.packs import Pack
from qiaoliang.packs.manual.relations import relation_graph
from qiaoliang.primitives.months import Month
from qiaoliang.web.public.graph_layout import (
    BOX_WIDTH,
    CHIP_SPACE,
    Box,
    Layout,
    chip_places,
    layout_of,
    wrapped,
)

NAMES = "abcdefghij"
LINKS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda link: link[0] != link[1]))


def _overlap(one: Box, other: Box) -> bool:
    apart = one.x + BOX_WIDTH <= other.x or other.x + BOX_WIDTH <= one.x
    return not apart and one.y < other.y + other.height and other.y < one.y + one.height


def _fits(layout: Layout) -> bool:
    return all(
        box.x >= 0 and box.x + BOX_WIDTH <= layout.width and box.y >= 0 and box.y + box.height <= layout.height
        for box in layout.boxes.values()
    )


@given(LINKS, st.lists(st.integers(1, 5), min_size=len(NAMES), max_size=len(NAMES)))
def test_no_box_lies_on_another_or_outside_the_drawing_whatever_is_linked(
    links: list[tuple[str, str]], lengths: list[int]
) -> None:
    labels = {name: ("字",) * length for name, length in zip(NAMES, lengths, strict=True)}

    layout = layout_of(labels, links)

    assert not [pair for pair in combinations(layout.boxes.values(), 2) if _overlap(*pair)]
    assert _fits(layout)
    assert set(layout.curves) == set(links)


def test_a_circle_does_not_keep_the_page_waiting() -> None:
    layout = layout_of(dict.fromkeys("abc", ("字",)), [("a", "b"), ("b", "c"), ("c", "a")])

    assert len(layout.boxes) == 3


def test_what_leads_to_another_stands_to_its_left() -> None:
    layout = layout_of(dict.fromkeys("abc", ("字",)), [("a", "b"), ("b", "c")])

    assert layout.boxes["a"].x < layout.boxes["b"].x < layout.boxes["c"].x


def test_two_numbers_are_not_written_on_top_of_one_another() -> None:
    layout = layout_of(dict.fromkeys("abcde", ("字",)), [("a", "c"), ("b", "c"), ("c", "d"), ("c", "e")])

    places = chip_places(list(layout.curves.values()))

    for (x, y), (other_x, other_y) in combinations(places, 2):
        assert abs(x - other_x) >= CHIP_SPACE or abs(y - other_y) >= CHIP_SPACE


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("免费用电", ("免费用电",)),
        ("家庭月收入(含已领补贴)", ("家庭月收入", "(含已领补", "贴)")),
        ("free electricity for families", ("free", "electricity", "for families")),
        ("", ()),
    ],
)
def test_a_label_is_broken_where_a_reader_would_break_it(text: str, lines: tuple[str, ...]) -> None:
    assert wrapped(text, 5.5 if not text.isascii() else 7) == lines


@given(st.text(alphabet="残疾人（）()、，。ab c“”", max_size=40), st.floats(2, 12))
def test_no_letter_of_a_label_is_lost(text: str, width: float) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


def test_every_interaction_of_the_pack_is_drawn_and_told(league: Month, pack: Pack) -> None:
    page = Client().get("/interactions/")

    graph = relation_graph(pack)
    text = page.content.decode()
    assert len(page.context["rows"]) == len(graph.relations) >= len(pack.interactions)
    assert len(page.context["lines"]) == sum(len(each.links) for each in graph.relations)
    for relation in graph.relations:
        assert relation.zh in text.replace("&#x27;", "'").replace("&quot;", '"'), relation.zh


def test_the_allowance_of_the_household_and_that_of_one_alone_are_seen_to_exclude_each_other(pack: Pack) -> None:
    links = {link for each in relation_graph(pack).relations if each.kind == "excludes" for link in each.links}

    assert ("m01.dibao", "m01.dibao_single_household") in links


def test_a_subsidy_left_out_of_the_income_is_not_said_to_be_looked_at_where_the_income_is(pack: Pack) -> None:
    held = {link for each in relation_graph(pack).relations if each.kind == "held" for link in each.links}

    assert ("m02.care_subsidy", "m01.dibao") not in held
    assert ("m01.dibao", "m02.free_electricity") in held


def test_every_provision_in_the_drawing_leads_to_the_clause_that_gives_it(league: Month, pack: Pack) -> None:
    text = Client().get("/interactions/").content.decode()

    for node in relation_graph(pack).nodes:
        if node.clause:
            measure = node.clause.partition(".")[0]
            found = re.findall(rf'href="/measures/{measure}/#{node.clause}">(.*?)</a>', text, re.DOTALL)
            assert node.label in {re.sub(r"<[^>]*>|\s", "", each) for each in found}, node.label


def test_the_drawing_is_named_and_described_for_those_who_cannot_see_it(league: Month) -> None:
    text = Client().get("/interactions/").content.decode()

    described = re.search(r'role="img" aria-label="[^"]+" aria-describedby="([\w-]+)"', text)
    assert described
    assert f'id="{described[1]}"' in text


def test_the_page_of_a_measure_says_what_bears_on_it(league: Month) -> None:
    text = Client().get("/measures/m01/").content.decode()

    assert "符合最低生活保障(家庭)的，不享受重度残疾人单独立户低保" in text
    assert 'href="/interactions/"' in text
