"""The cleaned text: paragraphs on one line each, the printed characters kept, every character knowing its place in the official text."""

import re
from dataclasses import dataclass
from functools import cached_property

from qiaoliang.notices.cleaning.folding import fold
from qiaoliang.notices.cleaning.lines import Line, split_lines
from qiaoliang.notices.cleaning.wrapping import Paragraph, is_row, join_lines
from qiaoliang.notices.grammar.unit_lists.labels import role_of_heading
from qiaoliang.notices.numbering import marker_at
from qiaoliang.notices.span import Quote, Range, Span


@dataclass(frozen=True)
class CleanText:
    """
    The cleaned text of a notice.

    `printed` keeps the characters as printed, `folded` is their plain form; both have the same length, and character i stands at `offsets[i]` of the
    official text. `rows` are the paragraphs that look like the row of a table.
    """

    official: str
    printed: str
    folded: str
    offsets: tuple[int, ...]
    paragraphs: tuple[Range, ...]
    rows: frozenset[int]

    def span(self, start: int, end: int) -> Span:
        """Return the place in the official text of the cleaned characters `start`..`end`."""
        if end > start:
            return Span(self.offsets[start], self.offsets[end - 1] + 1)
        nowhere = self.offsets[start] if start < len(self.offsets) else len(self.official)
        return Span(nowhere, nowhere)

    def quote(self, start: int, end: int) -> Quote:
        """Return the printed words `start`..`end` with their place, outer white space left out."""
        start, end = self.trim(start, end)
        return Quote(self.printed[start:end], self.span(start, end))

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Return `start`, `end` without the white space at both ends."""
        while start < end and self.folded[start].isspace():
            start += 1
        while end > start and self.folded[end - 1].isspace():
            end -= 1
        return start, end

    @cached_property
    def partners(self) -> dict[int, int]:
        """The closing bracket or quotation mark of each opening one, by position; marks without a partner in their paragraph are left out."""
        return {opener: closer for paragraph in self.paragraphs for opener, closer in _pairs(self.folded, paragraph)}


_PAIRS = {"(": ")", "〔": "〕", "[": "]", "【": "】", "《": "》", "“": "”", "‘": "’", "{": "}"}
_CLOSING = set(_PAIRS.values())


def clean(official: str) -> CleanText:
    """Return the cleaned text of an official text; the work grows in a straight line with its length."""
    printed: list[str] = []
    offsets: list[int] = []
    paragraphs: list[Range] = []
    rows: set[int] = set()
    for paragraph in join_lines(official, split_lines(official)):
        if printed:
            printed.append("\n")
            offsets.append(paragraph.lines[0].start - 1)
        start = len(printed)
        for position in _kept_positions(official, paragraph):
            printed.append(official[position] if not official[position].isspace() else " ")
            offsets.append(position)
        if len(paragraph.lines) == 1 and is_row(official, paragraph.lines[0]):
            rows.add(len(paragraphs))
        paragraphs.append(Range(start, len(printed)))
    words = "".join(printed)
    return CleanText(official, words, fold(words), tuple(offsets), tuple(paragraphs), frozenset(rows))


def broken_numbers(clean: CleanText) -> list[Quote]:
    """Return the numbers that white space parts on one line of the official text (１ ２ for what may have been 1.2)."""
    found = []
    for match in re.finditer(r"(?<!\d[-:])\d{2,}(?!\d?:\d\d)", clean.folded):
        places = range(match.start() + 1, match.end())
        gaps = [clean.official[clean.offsets[at - 1] + 1 : clean.offsets[at]] for at in places]
        if any(gap and not gap.strip() and "\n" not in gap and "\r" not in gap for gap in gaps):
            span = clean.span(match.start(), match.end())
            found.append(Quote(span.of(clean.official), span))
    return found


def _kept_positions(official: str, paragraph: Paragraph) -> list[int]:
    kept: list[int] = []
    for line in paragraph.lines:
        is_latin = bool(kept) and _is_latin(official[kept[-1]]) and _is_latin(official[line.start])
        if is_latin or (
            line is not paragraph.lines[0] and line is paragraph.lines[1] and _is_label(official, paragraph)
        ):
            kept.append(line.start - 1)
        kept.extend(_kept_in_line(official, line))
    return kept


def _is_label(official: str, paragraph: Paragraph) -> bool:
    """Say whether the first line is a label without a colon, which the line break parts from its units."""
    first = paragraph.lines[0]
    return first.end - first.start <= 8 and role_of_heading(fold(official[first.start : first.end])) is not None


def _kept_in_line(official: str, line: Line) -> list[int]:
    kept, position, in_row = [], line.start, is_row(official, line)
    while position < line.end:
        if not official[position].isspace():
            kept.append(position)
            position += 1
            continue
        after = position
        while official[after].isspace():
            after += 1
        if _is_gap(official, line, position, after, in_row):
            kept.append(position)
        position = after
    return kept


def _is_gap(official: str, line: Line, start: int, end: int, in_row: bool) -> bool:
    """Say whether white space parts words; spaces around digits, punctuation and single letters only spread them out."""
    before, after = official[start - 1], official[end]
    if start - line.start <= 3 and official[line.start : start].isdigit() and not after.isdigit():
        return marker_at(fold(official[line.start : end + 1]), 0) is not None
    if "\t" in official[start:end]:
        return True
    if _is_latin(before) and _is_latin(after):
        return not (before.isdigit() and after.isdigit())
    if end - start >= 2 and in_row:
        return True
    if not (before.isalpha() and after.isalpha()) or _is_latin(before) or _is_latin(after):
        return end - start >= 2 and not (before.isdigit() or after.isdigit()) and before in "。)）】"
    return not (_is_single(official, start - 1, -1, line) and _is_single(official, end, 1, line))


def _is_single(official: str, position: int, step: int, line: Line) -> bool:
    neighbour = position + step
    return not line.start <= neighbour < line.end or official[neighbour].isspace()


def _is_latin(character: str) -> bool:
    return (character.isalnum() and ord(character) < 0x2E80) or "\uff10" <= character <= "\uff5a"


def _pairs(folded: str, paragraph: Range) -> list[tuple[int, int]]:
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    for position in range(paragraph.start, paragraph.end):
        character = folded[position]
        if character in _PAIRS:
            stack.append(position)
        elif character in _CLOSING:
            depth = next(
                (index for index in range(len(stack) - 1, -1, -1) if _PAIRS[folded[stack[index]]] == character), None
            )
            if depth is not None:
                pairs.append((stack[depth], position))
                del stack[depth:]
    return pairs
