"""Formats of a file, told by its first bytes and only then by its name."""

from pathlib import PurePath

from qiaoliang.notices.sources.plain_text import decode
from qiaoliang.notices.sources.unreadable import UnreadableSource
from qiaoliang.notices.sources.web_page import text_of_page
from qiaoliang.notices.sources.word_document import text_of_document

LARGEST_SOURCE = 50 * 1024 * 1024  # bytes

_KNOWN_STARTS = (
    (b"%PDF", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word(.doc)或 WPS 文件"),
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
    ".pdf": "PDF 文件",
    ".doc": "旧版 Word(.doc)文件",
    ".wps": "WPS 文件",
    ".ofd": "OFD 文件",
    ".rtf": "RTF 文件",
    ".xlsx": "Excel 表格",
    ".xls": "Excel 表格",
}
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 或 .txt,再读一次。"


def text_of(source: bytes, *, filename: str) -> str:
    """
    Return the text that a file holds.

    :raises UnreadableSource: if it is too large, empty, or of a format that cannot be read
    """
    if len(source) > LARGEST_SOURCE:
        raise UnreadableSource(f"{filename} 超过 50 MB,没有读:通知不会这样大,请只把通知正文另存为 .docx 或 .txt 再读。")
    if not source.strip():
        raise UnreadableSource(f"{filename} 是空文件,没有可读的文字:请核对是否选对了文件。")
    for start, name in _KNOWN_STARTS:
        if source.startswith(start):
            raise UnreadableSource(f"{filename} 是{name},暂时还不能读:{_SAVE_AS}")
    if source.startswith(b"PK\x03\x04"):
        return text_of_document(source, filename=filename)
    return _text(source, filename)


def _text(source: bytes, filename: str) -> str:
    text = decode(source)
    ending = PurePath(filename).suffix.lower()
    if text is None:
        name = _KNOWN_ENDINGS.get(ending, "不认识的格式(不是 UTF-8 或 GB18030 文字)")
        raise UnreadableSource(f"{filename} 是{name},暂时还不能读:{_SAVE_AS}")
    if ending in (".html", ".htm", ".mht", ".shtml") or text[:400].lstrip("\ufeff \r\n\t").lower().startswith(
        ("<!doctype html", "<html", "<?xml")
    ):
        return text_of_page(source, text)
    return text
