"""
Where one notice ends and another begins, when a file holds several.

A new notice opens with a document number of its own, or with a title and the offices it is addressed to, and stands after the date or the closing lines
of the one before. A plan behind its cover, a notice that forwards another, and an annex open no new notice.
"""

import re
from itertools import pairwise

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.front_matter import is_number, is_title
from qiaoliang.notices.grammar.outline import ends_body
from qiaoliang.notices.numbering import marker_at
from qiaoliang.notices.span import Span

_KINDS = re.compile(r".*(?:通知|意见|决定|批复|公告|通告|函)(?:\([^()]{1,16}\))?")
_ADDRESSED = re.compile(r"(?:各|市|县|区|盟|旗|省|州|有关|机关|中央|国务院|为)[^。;!?]{1,160}:")
_FORWARDS = re.compile(r"转发|批转")
_LETTERHEAD = re.compile(r"[^。;:,!?]{2,40}")
_MOST_LINES_OF_TITLE = 8
_MOST_NOTICES = 40


def find_boundaries(clean: CleanText) -> list[Span]:
    """Return the stretches of the official text that hold one notice each, in order; none if nothing parts them."""
    starts, is_closed = [0], False
    numbers: set[str] = set()
    for index in range(len(clean.paragraphs)):
        words = _words(clean, index)
        if is_closed and len(starts) < _MOST_NOTICES and _opens_notice(clean, index, numbers):
            first = _first_line(clean, index)
            if not _words(clean, first - 1).startswith("附") and not _FORWARDS.search(_front(clean, starts[-1])):
                starts.append(first)
                is_closed = False
        if is_number(words):
            numbers.add(_bare(words))
        is_closed = is_closed or (not words.startswith("附") and ends_body(clean, index, words) and index > starts[-1])
    if len(starts) == 1:
        return []
    bounds = [0, *(clean.offsets[clean.paragraphs[first].start] for first in starts[1:]), len(clean.official)]
    return [Span(start, end) for start, end in pairwise(bounds)]


def _opens_notice(clean: CleanText, index: int, numbers: set[str]) -> bool:
    words = _words(clean, index)
    if is_number(words):
        return _bare(words) not in numbers
    return (
        _KINDS.fullmatch(words) is not None
        and is_title(words)
        and any(_ADDRESSED.fullmatch(_words(clean, following)) for following in range(index + 1, index + 4))
    )


def _first_line(clean: CleanText, index: int) -> int:
    """Go back from a number or a title over the lines of the front page above it."""
    first = index
    while first > max(0, index - _MOST_LINES_OF_TITLE):
        words = _words(clean, first - 1)
        if (
            not _LETTERHEAD.fullmatch(words)
            or first - 1 in clean.rows
            or marker_at(words, 0) is not None
            or re.search(r"\d日(?:印发)?$", words)
            or words.startswith(("附", "抄送", "("))
        ):
            break
        first -= 1
    return first


def _front(clean: CleanText, start: int) -> str:
    return "".join(_words(clean, index) for index in range(start, start + _MOST_LINES_OF_TITLE))


def _words(clean: CleanText, index: int) -> str:
    if not 0 <= index < len(clean.paragraphs):
        return ""
    paragraph = clean.paragraphs[index]
    return clean.folded[paragraph.start : paragraph.end] if paragraph.end - paragraph.start <= 200 else ""


def _bare(words: str) -> str:
    return re.sub(r"\W", "", words)
