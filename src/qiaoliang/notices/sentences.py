"""Sentences: they end at 。！？ outside quotation marks, book title marks and brackets."""

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.span import Range

_ENDS = "。!?"
_SKIPPED = "(〔[【《“‘{"


def split_sentences(clean: CleanText, stretch: Range) -> list[Range]:
    """Return the sentences of a stretch in order; together they are the stretch, white space between them goes to the earlier one."""
    sentences: list[Range] = []
    start = position = stretch.start
    while position < stretch.end:
        if clean.folded[position] in _SKIPPED:
            position = min(clean.partners.get(position, position), stretch.end - 1)
        elif clean.folded[position] in _ENDS:
            position = _after_end(clean.folded, position, stretch.end)
            sentences.append(Range(start, position))
            start = position
            continue
        position += 1
    if start < stretch.end:
        sentences.append(Range(start, stretch.end))
    return sentences


def _after_end(folded: str, position: int, limit: int) -> int:
    position += 1
    while position < limit and (folded[position] in _ENDS or folded[position].isspace()):
        position += 1
    return position
