"""Web pages: the words a reader would see, block by block. Scripts and styles are dropped and nothing is fetched or run."""

import re

from lxml import etree, html

from qiaoliang.notices.sources.web_tables import BLOCKS, straighten_tables

_DROPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "nav",
    "header",
    "footer",
    "iframe",
    "object",
    "svg",
    "form",
    "button",
    "select",
    "textarea",
}
_CELLS = {"td", "th"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*(gb2312|gbk|gb18030|big5)""", re.IGNORECASE)


def text_of_page(source: bytes, decoded: str) -> str:
    """Return the text of a web page; cells of a table are set apart by tabs. `decoded` is the page, read by its bytes alone."""
    charset = _CHARSET.search(source[:4096])
    page = _decode_as_declared(source, charset[1].decode("ascii").lower()) if charset is not None else decoded
    root = _root(_NO_CHARACTER.sub(" ", re.sub(r"^\s*<\?xml[^>]*\?>", "", page)))
    if root is None:
        return "\n"
    _drop_unseen(root)
    straighten_tables(root)
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        _add(pieces, event, element)
    lines = [re.sub(r"[ \xa0\u200b]+", " ", line).strip(" ") for line in "".join(pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip("\t ") for line in lines)).strip("\n") + "\n"


def _root(page: str) -> etree._Element | None:
    """Return the page as a tree, None if nothing of it is left."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(page, parser=parser)
    except etree.LxmlError:
        return None


def _decode_as_declared(source: bytes, charset: str) -> str:
    return source.decode("big5hkscs" if charset == "big5" else "gb18030", errors="replace")


def _drop_unseen(root: etree._Element) -> None:
    """Take out what a reader would not see, and keep the words after it."""
    for element in list(root.iter()):
        if element is not root and _is_unseen(element) and element.getparent() is not None:
            element.drop_tree()


def _is_unseen(element: etree._Element) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in _DROPPED
        or element.get("hidden") is not None
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _add(pieces: list[str], event: str, element: etree._Element) -> None:
    name = element.tag if isinstance(element.tag, str) else ""
    if event == "start":
        pieces.append("\n" if name in BLOCKS or name == "br" else "")
        pieces.append(_flat(element.text))
        return
    pieces.append("\t" if name in _CELLS else "\n" if name in BLOCKS else "")
    pieces.append(_flat(element.tail))


def _flat(words: str | None) -> str:
    return re.sub(r"[\r\n\t]+", " ", words or "")
