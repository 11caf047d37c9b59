"""Items that a paragraph runs together on one line: (一)…。1.…。(甲局负责)2.…。(乙局负责). They are parted as if each began a line."""

import re
from dataclasses import replace
from itertools import pairwise

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.unit_lists.layouts import find_lists
from qiaoliang.notices.numbering import Marker, marker_at
from qiaoliang.notices.span import Range

_CANDIDATE = re.compile(r"(?<=[。)】;:\s])(?=[一二三四五六七八九十\d])|(?=\()")
_PARTED = ("han", "round_han")
_PARTED_WITH_LISTS = ("digit", "round_digit")


def part_inline_items(clean: CleanText) -> CleanText:
    """Return the text with such paragraphs parted; all others stay as they are."""
    paragraphs: list[Range] = []
    rows: set[int] = set()
    for index, paragraph in enumerate(clean.paragraphs):
        if index in clean.rows:
            rows.add(len(paragraphs))
            paragraphs.append(paragraph)
        else:
            paragraphs += _parts(clean, paragraph)
    return replace(clean, paragraphs=tuple(paragraphs), rows=frozenset(rows))


def _parts(clean: CleanText, paragraph: Range) -> list[Range]:
    starts = [start for run in _runs(clean, paragraph) if _is_run_of_items(clean, paragraph, run) for start, _ in run]
    bounds = sorted({paragraph.start, *starts, paragraph.end})
    return [Range(first, last) for first, last in pairwise(bounds)] if len(bounds) > 2 else [paragraph]


def _runs(clean: CleanText, paragraph: Range) -> list[list[tuple[int, Marker]]]:
    """Return the runs of markers inside a paragraph, one for each style: 1, 2, 3 … or going on from the number that opens the paragraph."""
    opening = marker_at(clean.folded, paragraph.start)
    runs: dict[str, list[tuple[int, Marker]]] = {}
    for match in _CANDIDATE.finditer(clean.folded, paragraph.start + 1, paragraph.end):
        marker = marker_at(clean.folded, match.start())
        if marker is None or marker.style not in _PARTED + _PARTED_WITH_LISTS:
            continue
        run = runs.setdefault(marker.style, [])
        expected = (
            run[-1][1].number + 1
            if run
            else opening.number + 1
            if opening is not None and opening.style == marker.style
            else 1
        )
        if marker.number == expected:
            run.append((match.start(), marker))
    return list(runs.values())


def _is_run_of_items(clean: CleanText, paragraph: Range, run: list[tuple[int, Marker]]) -> bool:
    if not run or (len(run) < 2 and run[0][1].number == 1):
        return False
    ends = [start for start, _ in run[1:]] + [paragraph.end]
    stretches = [Range(marker.end, end) for (_, marker), end in zip(run, ends, strict=True)]
    if any(stretch.end - stretch.start < 6 for stretch in stretches):
        return False
    if run[0][1].style in _PARTED and all("。" in clean.folded[stretch.start : stretch.end] for stretch in stretches):
        return True
    listed = [bool(find_lists(clean, stretch)) for stretch in stretches]
    return sum(listed) * 2 > len(listed) and sum(listed) >= 2
