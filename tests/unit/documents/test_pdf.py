"""Tagged PDF: what a screen reader finds in it, and what it never does with the words."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pytest
from pypdfium2 import raw

from qiaoliang.documents import Chart, Document, Heading, NoChineseFont, Paragraph, Table, pdf, pdf_document
from qiaoliang.documents.pdf import chinese_fonts

pytestmark = pytest.mark.skipif(not chinese_fonts(), reason="this machine has no Chinese font: PDF is NOT checked")
TABLE = Table(
    ("序号", "措施"),
    (("1.1", "救助"), ("1.2", "救助"), ("2.1", "补贴")),
    (1, 3),
    centred_columns=(0,),
    merged_columns=(1,),
)
CHART = Chart("牵头单位", ("按时", "未报"), (("民政局", (3, 1)), ("教育局", (0, 0))))


def written(*blocks):
    """Return a document as PDF."""
    return pdf_document(Document("关于某事的报告", tuple(blocks), mark="附件"))


def text_of(content):
    """Return the words of a PDF without spaces."""
    pages = pypdfium2.PdfDocument(content)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


def _types(element) -> Iterator[str]:
    buffer = ctypes.create_string_buffer(200)
    length = raw.FPDF_StructElement_GetType(element, buffer, 200)
    yield buffer.raw[: max(0, length - 2)].decode("utf-16-le")
    for position in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, position)
        if child:
            yield from _types(child)


def tags_of(content):
    """Return the types of the structure elements of the first page, in order."""
    page = pypdfium2.PdfDocument(content)[0]
    tree = raw.FPDF_StructTree_GetForPage(page)
    tops = range(raw.FPDF_StructTree_CountChildren(tree))
    return [each for top in tops for each in _types(raw.FPDF_StructTree_GetChildAtIndex(tree, top))]


def test_a_screen_reader_finds_the_title_the_language_and_the_headings_of_tables():
    content = written(Heading("一、情况"), Paragraph("正文。"), TABLE)

    tags = tags_of(content)

    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"zh-CN" in content
    assert pypdfium2.PdfDocument(content).get_metadata_value("Title") == "关于某事的报告"
    assert "H1" in tags
    assert tags.count("TH") == 2
    assert tags.count("TD") == 5  # of six cells two are one


def test_the_words_of_a_document_are_never_read_as_markup():
    content = written(Paragraph('#read("/etc/passwd") *甲* _乙_ $x$ @丙 \\ <丁>'), Heading("= 戊 #1"))

    assert '#read("/etc/passwd")*甲*_乙_$x$@丙\\<丁>' in text_of(content)
    assert "=戊#1" in text_of(content)


def test_a_bar_is_read_from_its_numbers_and_not_from_its_colour():
    content = written(CHART)

    assert tags_of(content).count("TH") == 3
    assert "民政局31教育局00" in text_of(content)


def test_the_same_document_is_the_same_file():
    assert written(TABLE) == written(TABLE)


def test_without_a_chinese_font_no_empty_boxes_are_printed(monkeypatch):
    monkeypatch.setattr(pdf, "chinese_fonts", tuple)

    with pytest.raises(NoChineseFont, match="apt-get install fonts-noto-cjk"):
        written(Paragraph("正文。"))


def test_a_chart_whose_counts_do_not_fit_its_parts_is_refused():
    with pytest.raises(ValueError, match="give one count"):
        Chart("部门", ("按时", "逾期"), (("民政局", (1,)),))
