"""Charts in Word: a table whose first column holds the bars, as shaded text that prints in black and white, beside their numbers."""

from __future__ import annotations

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from qiaoliang.documents.blocks import Chart
from qiaoliang.documents.word_styles import CELL, CELL_HEADING
from qiaoliang.documents.word_tables import add_table

LONGEST_BAR = 60  # spaces of a quarter of the type's height
SPACE = "\u2005"  # as wide in every font that has it
SHADINGS = (("clear", "0B4F5A"), ("diagStripe", "F2C14E"), ("clear", "FFFFFF"), ("pct25", "B3261E"))


def add_chart(word: WordFile, chart: Chart) -> None:
    """Add the table of a chart, the bar of each row below its label, the sample of each part before its heading."""
    add_table(word, chart.table)
    made = word.tables[-1]
    heading, cell = (str(word.styles[name].style_id) for name in (CELL_HEADING, CELL))
    for position in range(len(chart.parts)):
        paragraph = made.rows[0].cells[position + 1].add_paragraph()
        paragraph._p.style = heading
        _add_part(paragraph, position, 2)
    for row, (_label, counts) in zip(made.rows[1:], chart.rows, strict=True):
        paragraph = row.cells[0].add_paragraph()
        paragraph._p.style = cell
        for position, count in enumerate(counts):
            _add_part(paragraph, position, _spaces(count, chart.longest))


def _spaces(count: int, longest: int) -> int:
    """What is counted is never drawn as nothing."""
    return max(1, round(LONGEST_BAR * count / longest)) if count else 0


def _add_part(paragraph: WordParagraph, position: int, spaces: int) -> None:
    if not spaces:
        return
    run = paragraph.add_run(SPACE * spaces)
    properties = run._r.get_or_add_rPr()
    border = OxmlElement("w:bdr")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "17202A")):
        border.set(qn(f"w:{name}"), value)
    pattern, fill = SHADINGS[position]
    shading = OxmlElement("w:shd")
    for name, value in (("val", pattern), ("color", "17202A"), ("fill", fill)):
        shading.set(qn(f"w:{name}"), value)
    properties.extend([border, shading])
