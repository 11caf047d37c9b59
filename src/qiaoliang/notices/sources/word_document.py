"""Word documents: paragraphs and tables in the order of the page. Declared sizes are checked before anything is unpacked."""

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

from qiaoliang.notices.sources.unreadable import UnreadableSource
from qiaoliang.notices.sources.word_numbering import WordNumbering

_LARGEST_UNPACKED = 200 * 1024 * 1024  # bytes, all parts together
_MOST_PARTS = 5000


def text_of_document(source: bytes, *, filename: str) -> str:
    """
    Return the text of a Word document: numbers that Word sets by itself are written out, cells of a table are set apart by tabs.

    :raises UnreadableSource: if the file is no Word document or would unpack to more than 200 MB
    """
    _refuse_bomb(source, filename)
    try:
        return "\n".join(_lines(Document(io.BytesIO(source)))) + "\n"
    except Exception as error:  # python-docx answers a malformed package with whatever it happens to stumble over
        raise UnreadableSource(
            f"{filename} 不是能读的 Word 文档:请用 Word 或 WPS 打开后另存为 .docx 或 .txt,再读一次。"
        ) from error


def _refuse_bomb(source: bytes, filename: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise UnreadableSource(
            f"{filename} 是损坏的压缩文件,没有读:请重新下载,或另存为 .docx 或 .txt 再读。"
        ) from error
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableSource(f"{filename} 加了密码,没有打开:请用密码打开后另存为不加密的 .docx,再读一次。")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED:
        raise UnreadableSource(f"{filename} 解压后会超过 200 MB,没有打开:请只把通知正文另存为 .docx 或 .txt 再读。")
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UnreadableSource(f"{filename} 是压缩包或其他办公文件,不是 Word 文档:请另存为 .docx 或 .txt 再读。")


def _lines(document: WordDocument) -> Iterator[str]:
    numbering = WordNumbering(document)
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield from (numbering.prefix(block) + block.text).split("\n")
        else:
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen: list[object] = []
        for cell in row.cells:
            is_new = cell._tc not in seen  # a cell that spans columns is listed once for each of them
            seen.append(cell._tc)
            cells.append(" ".join(cell.text.split()) if is_new else "")
        yield "\t".join(cells).rstrip("\t")
