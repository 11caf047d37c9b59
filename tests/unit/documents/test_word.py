"""Word documents in the layout of GB/T 9704."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt

from qiaoliang.documents import Chart, Document, Heading, NewPage, Paragraph, Table, word_document
from qiaoliang.documents.titles import LONGEST_LINE, title_lines

TABLE = Table(
    ("序号", "措施", "条款"),
    (("1.1", "救助", "甲。"), ("1.2", "救助", "乙。"), ("2.1", "补贴", "丙。")),
    (1, 2, 3),
    centred_columns=(0,),
    merged_columns=(1,),
)


def written(*blocks, language="zh"):
    """Return a document written and opened again."""
    document = Document("关于某事的通知", tuple(blocks), mark="附件", language=language)
    return docx.Document(BytesIO(word_document(document)))


def test_the_type_area_is_that_of_an_official_document():
    section = written(Paragraph("正文。")).sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
    ],
)
def test_chinese_text_is_never_left_to_the_font_of_the_template(style, font, points):
    found = written().styles[style]
    fonts = found.element.rPr.rFonts

    assert fonts.get(qn("w:eastAsia")) == font
    assert fonts.get(qn("w:eastAsiaTheme")) is None
    assert found.font.size == Pt(points)


def test_no_heading_is_blue():
    styles = written().styles

    assert {str(styles[name].font.color.rgb) for name in ("Title", "Heading 1", "Heading 2", "Heading 3")} == {"000000"}


def test_lines_are_exactly_as_high_as_twenty_two_to_a_page_need():
    layout = written().styles["Body Text"].paragraph_format

    assert layout.line_spacing == Pt(28.95)


def test_the_page_number_stands_between_dashes_on_odd_and_even_pages():
    document = written()
    section = document.sections[0]

    assert document.settings.odd_and_even_pages_header_footer
    for footer in (section.footer, section.even_page_footer):
        paragraph = footer.paragraphs[0]
        assert paragraph.text == "—  —"
        assert "PAGE" in [each.text for each in paragraph._p.iter(qn("w:instrText"))]


def test_the_headings_of_a_table_come_again_on_every_page_and_no_row_is_torn():
    rows = written(TABLE).tables[0].rows

    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_cells_with_the_same_text_become_one_and_stay_on_one_page():
    table = written(TABLE).tables[0]
    merges = [row._tr.tc_lst[1].vMerge for row in table.rows]
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows[1:]]

    assert merges == [None, "restart", "continue", None]
    assert kept == [True, None, None]


def test_a_new_page_leaves_no_empty_line_after_a_paragraph():
    document = written(Paragraph("前。"), NewPage(), Heading("后"))

    assert [paragraph.text.strip() for paragraph in document.paragraphs[-2:]] == ["前。", "后"]


def test_the_file_does_not_name_the_library_that_wrote_it_as_its_author():
    properties = written().core_properties

    assert (properties.author, properties.comments, properties.title) == ("", "", "关于某事的通知")


def test_a_row_with_a_cell_too_few_is_refused_where_it_is_written():
    with pytest.raises(ValueError, match="2 cells and the table 3 headings"):
        Table(("甲", "乙", "丙"), (("1", "2"),), (1, 1, 1))


def test_a_long_title_is_broken_between_words_and_loses_none():
    title = "阿拉善盟行政公署关于加快推进残疾人小康进程实施意见各相关部门任务分解表"

    lines = title_lines(title)

    assert lines == ("阿拉善盟行政公署关于", "加快推进残疾人小康进程实施意见", "各相关部门任务分解表")


@pytest.mark.parametrize(
    "title", ["关于某事的通知", "Table of tasks, department by department", "无处可断的" + "长" * 30]
)
def test_a_title_that_is_short_or_has_no_place_to_break_is_left_whole(title):
    assert title_lines(title) == (title,)
    assert len("关于某事的通知") <= LONGEST_LINE


def test_a_bar_in_word_has_its_number_beside_it_and_nothing_is_drawn_for_zero():
    chart = Chart("部门", ("按时", "逾期"), (("民政局", (3, 1)), ("教育局", (0, 2))))

    table = written(chart).tables[0]

    assert [[cell.paragraphs[0].text for cell in row.cells] for row in table.rows[1:]] == [
        ["民政局", "3", "1"],
        ["教育局", "0", "2"],
    ]
    bars = [[len(run.text) for run in row.cells[0].paragraphs[1].runs] for row in table.rows[1:]]
    assert bars == [[45, 15], [30]]


def test_a_title_is_never_broken_before_a_closing_bracket():
    lines = title_lines("关于2018年度落实《某某盟残疾人事业发展规划》情况的报告")

    assert not any(line.startswith("》") for line in lines)
