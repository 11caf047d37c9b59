"""Writes a document as Markdown, so that it can be read in the repository and compared line by line."""

from __future__ import annotations

import re

from qiaoliang.documents.blocks import Block, Bullets, Chart, Document, Heading, NewPage, Paragraph, Quotation, Table

_SPECIAL = re.compile(r"[\\`*\[\]<>|]|(?<!\w)_|_(?!\w)|^[-+#](?=\s)|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)")


def markdown_text(document: Document) -> str:
    """Return a document as Markdown; every character of its texts is shown as it stands, never read as markup."""
    parts = [_plain(document.mark)] if document.mark else []
    parts.append(f"# {_plain(document.title)}")
    if document.subtitle:
        parts.append(_plain(document.subtitle))
    parts += [text for text in map(_block, document.blocks) if text]
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"{'#' * (level + 1)} {_plain(text)}"
        case Paragraph(text=text):
            return _plain(text)
        case Quotation(text=text):
            return f"> {_plain(text)}"
        case Bullets(items=items):
            return "\n".join(f"- {_plain(item)}" for item in items)
        case Table():
            return _table(block)
        case Chart():
            return _table(block.table)
        case NewPage():
            return ""


def _table(table: Table) -> str:
    lines = [table.headings, tuple("---" for _ in table.headings), *table.rows]
    plain = [[cell if number == 1 else _plain(cell) for cell in row] for number, row in enumerate(lines)]
    return "\n".join(f"| {' | '.join(row)} |" for row in plain)


def _plain(text: str) -> str:
    return "<br>".join(_SPECIAL.sub(r"\\\g<0>", line.strip()) for line in text.strip().splitlines())
