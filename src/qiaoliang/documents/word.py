"""
Writes a document as Word in the layout of GB/T 9704: A4, 22 lines of 28 characters, page numbers outside.

The fonts are named, not shipped: where a machine lacks 仿宋_GB2312, 楷体_GB2312 or 方正小标宋, Word shows its substitute.
"""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK

from qiaoliang.documents.blocks import Block, Bullets, Chart, Document, Heading, NewPage, Paragraph, Quotation, Table
from qiaoliang.documents.titles import title_lines
from qiaoliang.documents.word_charts import add_chart
from qiaoliang.documents.word_page import number_pages, set_up_page
from qiaoliang.documents.word_styles import MARK, QUOTATION, SUBTITLE, set_up_styles
from qiaoliang.documents.word_tables import add_table

DEEPEST_HEADING = 3


def word_document(document: Document) -> bytes:
    """Return a document as a .docx file."""
    word = docx.Document()
    set_up_styles(word, document.language)
    set_up_page(word.sections[0])
    number_pages(word)
    _describe(word, document)
    _write_head(word, document)
    for block in document.blocks:
        _write(word, block)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _describe(word: WordFile, document: Document) -> None:
    """The template names its maker as author; a document of an office has its title and nothing else."""
    properties = word.core_properties
    properties.title, properties.author, properties.comments = document.title, "", ""
    properties.language = "zh-CN" if document.language == "zh" else "en-GB"


def _write_head(word: WordFile, document: Document) -> None:
    if document.mark:
        word.add_paragraph(document.mark, style=MARK)
    word.add_paragraph("\n".join(title_lines(document.title)), style="Title")
    if document.subtitle:
        word.add_paragraph(document.subtitle, style=SUBTITLE)


def _write(word: WordFile, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            word.add_paragraph(text, style=f"Heading {min(level, DEEPEST_HEADING)}")
        case Paragraph(text=text):
            word.add_paragraph(text, style="Body Text")
        case Quotation(text=text):
            word.add_paragraph(text, style=QUOTATION)
        case Bullets(items=items):
            for item in items:
                word.add_paragraph(f"· {item}", style="Body Text")
        case Table():
            add_table(word, block)
        case Chart():
            add_chart(word, block)
        case NewPage():
            _begin_page(word)


def _begin_page(word: WordFile) -> None:
    """Break the page in the last paragraph, so that no empty line opens the next one."""
    paragraphs = word.paragraphs
    last = word.element.body[-2] if len(word.element.body) > 1 else None
    ends_in_text = bool(paragraphs) and last is paragraphs[-1]._p
    paragraph = paragraphs[-1] if ends_in_text else word.add_paragraph(style="Normal")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
