"""Tables of a web page: every row with all its columns, every cell on one line."""

from lxml import etree

BLOCKS = {
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
_WIDEST_SPAN = 50  # columns or rows; more is a mistake of the page or an attack on the reader
_MOST_ADDED = 60_000  # cells of one page
_LONGEST_CELL = 2000  # characters; a longer one holds an article


def straighten_tables(root: etree._Element) -> None:
    """
    Put every cell of a table on one line.

    A cell that spans rows is repeated in each of them, and empty cells stand beside one that spans columns. Tables that only lay out the page keep theirs.
    """
    added = 0
    for table in root.iter("table"):
        open_cells: dict[int, tuple[int, str]] = {}  # column → rows still to fill, words
        for row in [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]:
            own = [cell for cell in row if cell.tag in ("td", "th")]
            if added > _MOST_ADDED or (len(own) < 2 and not open_cells) or any(map(_lays_out_page, own)):
                continue
            added += _straighten(row, own, open_cells)


def _lays_out_page(cell: etree._Element) -> bool:
    return next(cell.iter("table"), None) is not None or sum(map(len, cell.itertext())) > _LONGEST_CELL


def _straighten(row: etree._Element, own: list[etree._Element], open_cells: dict[int, tuple[int, str]]) -> int:
    waiting = list(reversed(own))
    filled: list[str] = []
    still_open: dict[int, tuple[int, str]] = {}
    while waiting or len(filled) in open_cells:
        column = len(filled)
        if column in open_cells:
            left, words = open_cells.pop(column)
            filled.append(words)
            still_open |= {column: (left - 1, words)} if left > 1 else {}
            continue
        cell = waiting.pop()
        height, words = _span(cell, "rowspan"), _words(cell)
        for spanned in [words] + [""] * (_span(cell, "colspan") - 1):
            still_open |= {len(filled): (height - 1, spanned)} if height > 1 else {}
            filled.append(spanned)
    open_cells.update(still_open)
    row[:] = [_cell(words) for words in filled]
    row.text = None
    return len(filled)


def _span(cell: etree._Element, name: str) -> int:
    words = cell.get(name, "1").strip()
    return min(max(int(words), 1), _WIDEST_SPAN) if words.isascii() and words.isdigit() and len(words) < 6 else 1


def _words(cell: etree._Element) -> str:
    """Return the words of a cell; its paragraphs and line breaks become spaces."""
    pieces = []
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        is_block = element.tag in BLOCKS or element.tag == "br"
        words = element.text if event == "start" else element.tail if element is not cell else ""
        pieces.append((" " if is_block else "") + (words or ""))
    return " ".join("".join(pieces).split())


def _cell(words: str) -> etree._Element:
    cell = etree.Element("td")
    cell.text = words
    return cell
