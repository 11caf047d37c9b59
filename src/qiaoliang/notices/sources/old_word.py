"""
Word documents of before 2007 (.doc), read by the program antiword where it is installed.

antiword neither runs macros nor opens links; it gets the bytes on standard input and a short time.
"""

import shutil
import subprocess
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree

from qiaoliang.notices.sources.unreadable import UnreadableSource

_LONGEST_WAIT = 20  # seconds; a notice takes a tenth of one
_FEWEST_ROWS = 2
_BLOCKS = ("para", "title", "row", "listitem")
_BLOCKS_INSIDE = ("informaltable", "itemizedlist", "orderedlist")


def is_locked(source: bytes) -> bool:
    """Say whether the bytes are an encrypted Office document, whatever its age."""
    if "EncryptedPackage".encode("utf-16-le") in source:
        return True
    header = source.find(b"\xec\xa5", 512)  # the first bytes of the stream WordDocument, on a sector of its own
    return (
        header >= 0 and header % 512 == 0 and source[header + 11 : header + 12] != b"" and bool(source[header + 11] & 1)
    )


def text_of_old_document(source: bytes, *, filename: str) -> str:
    """
    Return the text of a .doc; cells of a table are set apart by tabs.

    :raises UnreadableSource: if antiword is not installed, cannot read the file, or takes too long
    """
    program = shutil.which("antiword")
    if program is None:
        raise UnreadableSource(
            f"{filename} 是旧版 Word(.doc)文件,这台机器没有装读它的程序 antiword:"
            "请管理员安装(Debian:apt-get install antiword),或用 Word、WPS 打开后另存为 .docx,再读一次。"
        )
    try:
        run = subprocess.run(  # noqa: S603 — a fixed program with fixed arguments; the file is only its input
            [program, "-m", "UTF-8.txt", "-x", "db", "-"],
            input=source,
            capture_output=True,
            timeout=_LONGEST_WAIT,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise UnreadableSource(_refusal(filename)) from error
    words = text_of_docbook(run.stdout)
    if run.returncode != 0 or not words.strip():
        raise UnreadableSource(_refusal(filename))
    return words


def text_of_docbook(book: bytes) -> str:
    """Return the text of what antiword prints: blocks on lines of their own, cells parted by tabs, ordered lists numbered."""
    root = etree.fromstring(
        book.strip() or b"<book/>",
        parser=etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False),
    )
    if root is None:
        return ""
    lines = [line for block in _blocks(root) if block.strip() for line in _lines(block)]
    return "\n".join(lines) + "\n"


def _refusal(filename: str) -> str:
    return f"{filename} 不是能读的旧版 Word(.doc)文件:请用 Word 或 WPS 打开后另存为 .docx,再读一次。"


def _blocks(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag == "bookinfo":
            continue
        if child.tag == "row":
            yield "\t".join(_words(entry) for entry in child.iter("entry"))
        elif child.tag in _BLOCKS and next(child.iter("row", *_BLOCKS_INSIDE), None) is None:
            yield _number(child) + _words(child)
        elif isinstance(child.tag, str):
            yield _number(child) + " ".join((child.text or "").split())
            yield from _blocks(child)
            yield " ".join((child.tail or "").split())


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _number(element: etree._Element) -> str:
    above = element.getparent()
    if element.tag != "listitem" or above is None or above.tag != "orderedlist":
        return ""
    return f"{above.index(element) + 1}."


def _lines(block: str) -> list[str]:
    """Part a table that antiword took for a paragraph: every cell and then every row is closed by a bar."""
    if block.count("|") < 6 or "\t" in block:
        return [block]
    marks = [cell.strip() for cell in block.split("|")]
    width = len(list(takewhile(bool, marks)))
    rows = [marks[start : start + width + 1] for start in range(0, len(marks) - 1, width + 1)]
    is_table = width >= 2 and len(rows) >= _FEWEST_ROWS and all(len(row) <= width or not row[width] for row in rows)
    return ["\t".join(row[:width]) for row in rows] if is_table else [block]
