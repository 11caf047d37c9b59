"""Tables whose cells each stand on lines of their own, as copying from a page or a PDF leaves them."""

from collections.abc import Iterator

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.tables.wrapped_cells import Cells, breaks_off, deal_out
from qiaoliang.notices.grammar.unit_lists.labels import Role, role_of_heading
from qiaoliang.notices.numbering import marker_at, number_of
from qiaoliang.notices.span import Range
from qiaoliang.notices.values.deadlines import is_deadline

_LONGEST_CELL = 400  # characters
_MOST_LINES = 40  # lines of one row


def header_roles(clean: CleanText, index: int) -> list[Role]:
    """Return the roles that the lines from `index` on announce, as long as each is a heading."""
    return [role for role, _ in _headings(clean, index)]


def header_length(clean: CleanText, index: int) -> int:
    """Return how many lines the header takes that begins at `index`."""
    return sum(lines for _, lines in _headings(clean, index))


def _headings(clean: CleanText, index: int) -> list[tuple[Role, int]]:
    """Return role and number of lines of each heading; one may be broken in two (完成 / 时限)."""
    headings: list[tuple[Role, int]] = []
    while index < len(clean.paragraphs) and len(headings) < 20:
        words = words_of(clean, clean.paragraphs[index])
        below = words_of(clean, clean.paragraphs[index + 1]) if index + 1 < len(clean.paragraphs) else ""
        alone = role_of_heading(words)
        role = alone or (role_of_heading(words + below) if 0 < len(words) <= 4 and 0 < len(below) <= 4 else None)
        if role is None:
            break
        headings.append((role, 2 if alone is None else 1))
        index += headings[-1][1]
    return headings


def rows_of_lines(clean: CleanText, start: int, roles: list[Role]) -> Iterator[tuple[Cells, int]]:
    """Yield the rows from paragraph `start` on, each with the paragraph after it."""
    if roles[0] is not Role.ORDINAL:
        yield from _rows_by_count(clean, start, len(roles))
        return
    start = _after_group_line(clean, start)
    number = _number(clean, start) if start < len(clean.paragraphs) else None
    while number is not None and start < len(clean.paragraphs) and _number(clean, start) == number:
        end = _end_of_row(clean, start, number, roles)
        yield _cells(clean, start, end - _is_group_line(clean, end - 1), roles), end
        start = _after_header(clean, end, roles)
        number += 1


def _is_group_line(clean: CleanText, index: int) -> bool:
    """Say whether a line names the rows below it and is no cell: 二、民生工作(牵头领导:…)."""
    marker = marker_at(clean.folded, clean.paragraphs[index].start)
    return marker is not None and marker.style in ("han", "round_han", "part", "chapter")


def _after_group_line(clean: CleanText, start: int) -> int:
    is_group = start + 1 < len(clean.paragraphs) and _is_group_line(clean, start)
    return start + 1 if is_group else start


def words_of(clean: CleanText, place: Range) -> str:
    """Return the folded words of a short line without white space; "" for a long one, which is no heading."""
    return clean.folded[place.start : place.end].replace(" ", "") if place.end - place.start < 40 else ""


def _rows_by_count(clean: CleanText, start: int, width: int) -> Iterator[tuple[Cells, int]]:
    for first in range(start, len(clean.paragraphs) - width + 1, width):
        places = clean.paragraphs[first : first + width]
        if any(place.end - place.start > _LONGEST_CELL for place in places):
            return
        yield {column: [place] for column, place in enumerate(places)}, first + width


def _number(clean: CleanText, index: int) -> int | None:
    return number_of(words_of(clean, clean.paragraphs[index]).rstrip(".、"))


def _end_of_row(clean: CleanText, start: int, number: int, roles: list[Role]) -> int:
    limit = min(len(clean.paragraphs), start + _MOST_LINES)
    for index in range(start + 1, limit):
        if _number(clean, index) == number + 1 or header_roles(clean, index) == roles:
            return index
    return _end_of_last_row(clean, min(limit, start + len(roles)), limit, roles)


def _end_of_last_row(clean: CleanText, end: int, limit: int, roles: list[Role]) -> int:
    """Return where the last row ends: with its deadline if the table has them, else where no list of units is cut."""
    if roles[-1] is Role.DEADLINE:
        lines = [(index, clean.paragraphs[index]) for index in range(end - 1, limit)]
        return next((index + 1 for index, line in lines if is_deadline(clean.folded, line.start, line.end)), end)
    while end < limit and (
        breaks_off(clean, clean.paragraphs[end - 1]) or clean.folded[clean.paragraphs[end].start] in "、,"
    ):
        end += 1
    return end


def _after_header(clean: CleanText, index: int, roles: list[Role]) -> int:
    return index + header_length(clean, index) if header_roles(clean, index) == roles else index


def _cells(clean: CleanText, start: int, end: int, roles: list[Role]) -> Cells:
    """Give the lines of a row to its columns: one each, or, where cells were wrapped, by what the words are."""
    lines = list(clean.paragraphs[start:end])
    if len(lines) == len(roles):
        return {column: [line] for column, line in enumerate(lines)}
    dealt = deal_out(clean, lines[1:], roles[1:]) if len(lines) > 1 else {}
    return {0: [lines[0]]} | {column + 1: cell for column, cell in dealt.items()}
