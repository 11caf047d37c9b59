"""The page of GB/T 9704: A4, a type area of 156 mm by 225 mm, a grid of lines, page numbers between two dashes."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Mm, Pt

LINE_POINTS = 28.95  # 22 lines fill 225 mm
TWIPS_PER_POINT = 20
PAGE_NUMBER_POINTS = 14  # 四号
TYPE_AREA_MM = 156


def set_up_page(section: Section) -> None:
    """Give a section the paper, the margins and the grid of lines."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    grid = OxmlElement("w:docGrid")
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(LINE_POINTS * TWIPS_PER_POINT)))
    section._sectPr.append(grid)


def number_pages(word: WordFile) -> None:
    """Put “— 1 —” at the foot: right on odd pages, left on even ones, one character in from the edge."""
    word.settings.odd_and_even_pages_header_footer = True
    section = word.sections[0]
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.alignment = side
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Pt(PAGE_NUMBER_POINTS)
    paragraph.add_run("— ")
    for kind, words in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = words
        run._r.append(mark)
    paragraph.add_run(" —")
