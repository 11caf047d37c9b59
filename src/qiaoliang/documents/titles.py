"""Where a long Chinese title is broken: GB/T 9704 asks for lines that keep words whole, set as a trapezium or a rhombus."""

from __future__ import annotations

import re

LONGEST_LINE = 20  # characters of 22 points in 156 mm
_AFTER = re.compile("关于(?!.*关于)|(?:意见|方案|规划|办法|规定|细则|计划|纲要)(?:》(?=.)|(?=[^》]))")


def title_lines(title: str) -> tuple[str, ...]:
    """
    Return the lines of a title: as few as will do, each broken after 关于 or the name of a document.

    A title that is short, not Chinese, or has no such place is one line, which Word breaks where it is full.
    """
    ends = [match.end() for match in _AFTER.finditer(title)]
    if len(title) <= LONGEST_LINE or title.isascii() or not ends:
        return (title,)
    lines = _fewest(title, [*ends, len(title)])
    return lines or (title,)


def _fewest(title: str, ends: list[int]) -> tuple[str, ...]:
    """Take the longest line that fits, again and again; nothing if a part between two places is too long."""
    lines, start = [], 0
    while start < len(title):
        fitting = [end for end in ends if start < end <= start + LONGEST_LINE]
        if not fitting:
            return ()
        lines.append(title[start : fitting[-1]])
        start = fitting[-1]
    return tuple(lines)
