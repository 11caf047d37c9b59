"""
Writes a document as tagged PDF (PDF/UA-1) in the layout of GB/T 9704: headings, lists and tables can be read aloud as what they are.

The words go to Typst as data and are never read as its markup. The fonts of official documents are used where the machine has
them, else its own Chinese font; without any the document is refused rather than written in empty boxes.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from qiaoliang.documents.blocks import Block, Bullets, Chart, Document, Heading, NewPage, Paragraph, Quotation, Table
from qiaoliang.documents.titles import title_lines
from qiaoliang.documents.word_tables import ends_here, starts_here

LAYOUT = Path(__file__).with_name("pdf_layout.typ")
DEEPEST_HEADING = 3
CHINESE_FONTS = (
    "FangSong_GB2312",
    "FangSong",
    "STFangsong",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "SimSun",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)


class NoChineseFont(Exception):
    """No Chinese font was found on this machine."""

    def __init__(self) -> None:
        super().__init__(
            "no PDF can be written: this machine has no Chinese font, and the words would be empty boxes. Install one (Debian: "
            "apt-get install fonts-noto-cjk), or take the Word file · 本机没有中文字体，不能生成PDF：请安装字体，或者下载Word"
        )


def pdf_document(document: Document) -> bytes:
    """
    Return a document as a tagged .pdf file; the same document is the same file on one machine.

    :raises NoChineseFont: if the machine has no font for Chinese
    """
    fonts = chinese_fonts()
    if not fonts:
        raise NoChineseFont
    given = json.dumps({**_as_data(document), "fonts": fonts}, ensure_ascii=False)
    return typst.compile(LAYOUT, sys_inputs={"document": given}, pdf_standards="ua-1")


@lru_cache(maxsize=1)
def chinese_fonts() -> tuple[str, ...]:
    """Return the fonts of this machine that may set Chinese text, the most fitting first; looked for once in a process."""
    families = set(typst.Fonts().families())
    return tuple(name for name in CHINESE_FONTS if name in families)


def _as_data(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "lines": "\n".join(title_lines(document.title)),
        "mark": document.mark,
        "subtitle": document.subtitle,
        "language": document.language,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text=text, level=level):
            return {"kind": "heading", "text": text, "level": min(level, DEEPEST_HEADING)}
        case Paragraph(text=text):
            return {"kind": "paragraph", "text": text}
        case Quotation(text=text):
            return {"kind": "quotation", "text": text}
        case Bullets(items=items):
            return {"kind": "bullets", "items": items}
        case Table():
            return _table(block)
        case Chart():
            rows = [{"label": label, "counts": counts} for label, counts in block.rows]
            heading = block.label_heading
            return {"kind": "chart", "heading": heading, "parts": block.parts, "rows": rows, "longest": block.longest}
        case NewPage():
            return {"kind": "new_page"}


def _table(table: Table) -> dict[str, Any]:
    rows = [[_cell(table, number, column) for column in _starting(table, number)] for number in range(len(table.rows))]
    return {
        "kind": "table",
        "headings": table.headings,
        "rows": rows,
        "widths": table.widths,
        "centred": table.centred_columns,
    }


def _starting(table: Table, number: int) -> list[int]:
    """The columns in which a cell starts in this row: all but those that continue a merged cell."""
    merged = table.merged_columns
    return [each for each in range(len(table.headings)) if each not in merged or starts_here(table, number, each)]


def _cell(table: Table, number: int, column: int) -> dict[str, Any]:
    last = number
    while column in table.merged_columns and not ends_here(table, last, column):
        last += 1
    return {"text": table.rows[number][column], "column": column, "line": number, "rowspan": last - number + 1}
