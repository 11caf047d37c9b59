"""A PDF file from its bytes to text. Nothing in it is run; scans and files behind a password are refused with what to do."""

from contextlib import closing
from threading import Lock

import pypdfium2

from qiaoliang.notices.sources.pdf.furniture import without_furniture
from qiaoliang.notices.sources.pdf.glyphs import Glyph, glyphs_of
from qiaoliang.notices.sources.pdf.page_layout import Block, blocks_of
from qiaoliang.notices.sources.pdf.rulings import rulings_of
from qiaoliang.notices.sources.pdf.writing import written
from qiaoliang.notices.sources.unreadable import UnreadableSource

_MOST_PAGES = 1500
_FEWEST_CHARACTERS = 20  # on a page with words; fewer are the stamp on a scan
_ONE_AT_A_TIME = Lock()  # PDFium must not be called from two threads at once


def text_of_pdf(source: bytes, *, filename: str) -> tuple[str, tuple[int, ...]]:
    """
    Return the text of a PDF file, and the numbers of the pages that are pictures without words.

    :raises UnreadableSource: if it is damaged, behind a password, or a scan without text
    """
    with _ONE_AT_A_TIME:
        try:
            with closing(pypdfium2.PdfDocument(source)) as document:
                pages, pictures = _pages(document, filename)
        except pypdfium2.PdfiumError as error:
            raise UnreadableSource(_why_closed(error, filename)) from error
    return written(without_furniture(pages)), pictures


def _pages(document: pypdfium2.PdfDocument, filename: str) -> tuple[list[list[Block]], tuple[int, ...]]:
    if len(document) > _MOST_PAGES:
        raise UnreadableSource(
            f"{filename} 有 {len(document)} 页,没有读:通知不会这样长,请只把通知正文另存为一个 PDF 或 .docx 再读。"
        )
    pages: list[list[Block]] = []
    glyphs: list[Glyph] = []
    pictures: list[int] = []
    for number in range(len(document)):
        page = document[number]
        printed = glyphs_of(page)
        glyphs += printed
        if len(printed) < _FEWEST_CHARACTERS and _has_picture(page):
            pictures.append(number + 1)
        pages.append(blocks_of(printed, rulings_of(page)))
        page.close()
    _refuse_scan(glyphs, len(pictures), len(pages), filename)
    return pages, tuple(pictures)


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _refuse_scan(glyphs: list[Glyph], pictures: int, pages: int, filename: str) -> None:
    if len(glyphs) < _FEWEST_CHARACTERS or pictures == pages:
        raise UnreadableSource(
            f"{filename} 是扫描件,{pages} 页里没有可以读取的文字:请先用扫描软件做文字识别(OCR)并核对,或找发文机关要 .docx 或网页版再读。"
        )
    strange = sum("\ue000" <= glyph.character <= "\uf8ff" or glyph.character == "\ufffd" for glyph in glyphs)
    if strange > 0.3 * len(glyphs):
        raise UnreadableSource(
            f"{filename} 里的文字没有可用的编码,读出来是乱码:请用 Word 或 WPS 打开后另存为 .docx 或 .txt,再读一次。"
        )


def _why_closed(error: pypdfium2.PdfiumError, filename: str) -> str:
    if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
        return f"{filename} 加了密码,没有打开:请用密码打开后另存为不加密的 PDF 或 .docx,再读一次。"
    return f"{filename} 是损坏的 PDF 文件,没有读:请重新下载,或另存为 .docx 或 .txt 再读。"
