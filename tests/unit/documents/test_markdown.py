"""Markdown that shows texts as they stand."""

import pytest

from qiaoliang.documents import Bullets, Document, Heading, Quotation, Table, chinese_number, markdown_text


def shown(*blocks):
    """Return the lines below the title."""
    return markdown_text(Document("题", tuple(blocks))).split("\n\n", 1)[1].rstrip("\n")


def test_characters_of_the_text_are_never_read_as_markup():
    assert shown(Bullets(("a*b | <c> [d]",))) == r"- a\*b \| \<c\> \[d\]"


@pytest.mark.parametrize("text", ["m05.quota_share", "http://x.cn/a_b.html", "2018-05 阿拉善左旗"])
def test_names_and_addresses_stay_as_they_are(text):
    assert shown(Quotation(text)) == f"> {text}"


@pytest.mark.parametrize(("text", "escaped"), [("1. 甲", r"1\. 甲"), ("- 甲", r"\- 甲"), ("# 甲", r"\# 甲")])
def test_a_sentence_does_not_become_a_list_or_a_heading_by_accident(text, escaped):
    assert shown(Quotation(text)) == f"> {escaped}"


def test_a_cell_of_two_lines_does_not_break_the_table():
    table = Table(("甲", "乙"), (("1", "a\nb"),), (1, 1))

    assert shown(table).splitlines()[-1] == "| 1 | a<br>b |"


def test_headings_stand_below_the_title():
    assert shown(Heading("甲"), Heading("乙", 2)) == "## 甲\n\n### 乙"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (26, "二十六"), (99, "九十九")]
)
def test_sections_are_counted_as_an_official_document_counts_them(number, words):
    assert chinese_number(number) == words


@pytest.mark.parametrize("number", [0, 100])
def test_a_number_that_is_no_heading_is_refused(number):
    with pytest.raises(ValueError, match="1 to 99"):
        chinese_number(number)
