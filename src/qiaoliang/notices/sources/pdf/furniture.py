"""What a PDF prints on every page and no one reads: running heads, page numbers."""

import re
from collections import Counter

from qiaoliang.notices.cleaning.folding import fold
from qiaoliang.notices.sources.pdf.page_layout import Block, TextLine

_PAGE_NUMBER = re.compile(
    r"[-—·~]*\d{1,4}[-—·~]*|第\d{1,4}页(?:[,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[Pp]age\d{1,4}(?:of\d{1,4})?"
)
_EDGE = 3  # blocks at the top and at the bottom of a page that may be furniture


def without_furniture(pages: list[list[Block]]) -> list[list[Block]]:
    """Return the pages without page numbers and without lines that most pages repeat at their edge."""
    repeated = _repeated(pages)
    return [
        [block for place, block in enumerate(page) if not _is_furniture(page, place, block, repeated)] for page in pages
    ]


def _is_furniture(page: list[Block], place: int, block: Block, repeated: frozenset[tuple[str, int]]) -> bool:
    if not isinstance(block, TextLine) or block.is_full or _EDGE <= place < len(page) - _EDGE:
        return False
    is_outermost = place in (0, len(page) - 1)
    return _stands(block) in repeated or (is_outermost and _PAGE_NUMBER.fullmatch(_squeezed(block)) is not None)


def _repeated(pages: list[list[Block]]) -> frozenset[tuple[str, int]]:
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        edge = [block for place, block in enumerate(page) if place < _EDGE or place >= len(page) - _EDGE]
        counts.update({_stands(block) for block in edge if isinstance(block, TextLine)})
    return frozenset(line for line, count in counts.items() if count >= max(2, 0.4 * len(pages)))


def _squeezed(line: TextLine) -> str:
    return re.sub(r"\s+", "", fold(line.text))


def _stands(line: TextLine) -> tuple[str, int]:
    """Return a line as it is on every page, numbers left out, and its height there."""
    return re.sub(r"\d+", "#", _squeezed(line)), round(line.baseline / 3)
