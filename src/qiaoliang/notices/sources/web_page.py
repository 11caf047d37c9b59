"""Web pages: the words a reader would see, block by block. Scripts and styles are dropped and nothing is fetched or run."""

import re

from lxml import etree, html

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
_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "table",
    "tr",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "center",
    "dd",
    "dt",
    "dl",
    "blockquote",
    "pre",
    "body",
    "tbody",
    "thead",
    "hr",
}
_CELLS = {"td", "th"}
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*(gb2312|gbk|gb18030|big5)""", re.IGNORECASE)


def text_of_page(source: bytes, decoded: str) -> str:
    """Return the text of a web page; cells of a table are set apart by tabs. `decoded` is the page, read by its bytes alone."""
    charset = _CHARSET.search(source[:4096])
    page = _decode_as_declared(source, charset[1].decode("ascii").lower()) if charset is not None else decoded
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", page)
    root = html.document_fromstring(
        page, parser=html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    )
    pieces: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        _add(pieces, event, element)
    lines = [re.sub(r"[ \xa0\u200b]+", " ", line).strip(" ") for line in "".join(pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip("\t ") for line in lines)).strip("\n") + "\n"


def _decode_as_declared(source: bytes, charset: str) -> str:
    return source.decode("big5hkscs" if charset == "big5" else "gb18030", errors="replace")


def _add(pieces: list[str], event: str, element: etree._Element) -> None:
    name = element.tag if isinstance(element.tag, str) else ""
    if _is_dropped(element):
        if event == "end" and not _is_dropped(element.getparent()):
            pieces.append(_flat(element.tail))
        return
    if event == "start":
        pieces.append("\n" if name in _BLOCKS or name == "br" else "")
        pieces.append(_flat(element.text))
        return
    pieces.append("\t" if name in _CELLS else "\n" if name in _BLOCKS else "")
    pieces.append(_flat(element.tail))


def _is_dropped(element: etree._Element | None) -> bool:
    while element is not None:
        if element.tag in _DROPPED:
            return True
        element = element.getparent()
    return False


def _flat(words: str | None) -> str:
    return re.sub(r"[\r\n\t]+", " ", words or "")
