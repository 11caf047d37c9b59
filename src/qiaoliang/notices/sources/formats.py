"""Formats of a file, told by its first bytes and only then by its name."""

from pathlib import PurePath

from qiaoliang.notices.sources.old_word import is_locked, text_of_old_document
from qiaoliang.notices.sources.pdf import text_of_pdf
from qiaoliang.notices.sources.plain_text import decode
from qiaoliang.notices.sources.source_text import SourceText
from qiaoliang.notices.sources.unreadable import UnreadableSource
from qiaoliang.notices.sources.web_archive import is_archive, looks_like_page, page_of_archive
from qiaoliang.notices.sources.web_page import text_of_page
from qiaoliang.notices.sources.word_document import text_of_document

LARGEST_SOURCE = 50 * 1024 * 1024  # bytes

_OFFICE_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KNOWN_STARTS = (
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM6", "图片"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
)
_KNOWN_ENDINGS = {
    ".pdf": "损坏的 PDF 文件",
    ".doc": "损坏的旧版 Word(.doc)文件",
    ".wps": "WPS 文件",
    ".ofd": "OFD 文件",
    ".rtf": "RTF 文件",
    ".xlsx": "Excel 表格",
    ".xls": "Excel 表格",
}
_PAGE_ENDINGS = (".html", ".htm", ".shtml", ".xhtml")
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 或 .txt,再读一次。"


def text_of(source: bytes, *, filename: str) -> SourceText:
    """
    Return the text that a file holds.

    :raises UnreadableSource: if it is too large, empty, locked by a password, or of a format that cannot be read
    """
    if len(source) > LARGEST_SOURCE:
        raise UnreadableSource(f"{filename} 超过 50 MB,没有读:通知不会这样大,请只把通知正文另存为 .docx 或 .txt 再读。")
    if not source.strip():
        raise UnreadableSource(f"{filename} 是空文件,没有可读的文字:请核对是否选对了文件。")
    if source[:1024].lstrip().startswith(b"%PDF"):
        text, pictures = text_of_pdf(source, filename=filename)
        return SourceText(text, tuple(f"第 {page} 页是图片,没有读到文字,请对照原件。" for page in pictures))
    if source.startswith(_OFFICE_CONTAINER):
        return SourceText(_text_of_office(source, filename))
    for start, name in _KNOWN_STARTS:
        if source.startswith(start):
            raise UnreadableSource(f"{filename} 是{name},暂时还不能读:{_SAVE_AS}")
    if source.startswith(b"PK\x03\x04"):
        return SourceText(text_of_document(source, filename=filename))
    return SourceText(_text(source, filename))


def _text_of_office(source: bytes, filename: str) -> str:
    if is_locked(source):
        raise UnreadableSource(f"{filename} 加了密码,没有打开:请用密码打开后另存为不加密的 .docx,再读一次。")
    if "WordDocument".encode("utf-16-le") not in source:
        raise UnreadableSource(f"{filename} 不是能读的旧版 Word(.doc)文件,可能是 Excel 或已损坏:{_SAVE_AS}")
    return text_of_old_document(source, filename=filename)


def _text(source: bytes, filename: str) -> str:
    ending = PurePath(filename).suffix.lower()
    if is_archive(source):
        source = page_of_archive(source) or b""
        ending = ".html"
    text = decode(source)
    if text is None:
        name = _KNOWN_ENDINGS.get(ending, "不认识的格式(不是 UTF-8 或 GB18030 文字)")
        raise UnreadableSource(f"{filename} 是{name},暂时还不能读:{_SAVE_AS}")
    if ending in _PAGE_ENDINGS or looks_like_page(text):
        return text_of_page(source, text)
    return text
