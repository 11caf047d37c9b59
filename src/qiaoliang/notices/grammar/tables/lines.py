"""Tables whose cells each stand on lines of their own, as copying from a page or a PDF leaves them."""

from collections.abc import Iterator

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.unit_lists.labels import Role, role_of_heading
from qiaoliang.notices.numbering import number_of
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import is_plain_unit, is_remainder, looks_like_unit, split_names, split_remainder
from qiaoliang.notices.values.deadlines import is_deadline

Cells = dict[int, list[Range]]

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
    number = 1
    while start < len(clean.paragraphs) and _number(clean, start) == number:
        end = _end_of_row(clean, start, number, roles)
        cells = _cells(clean, start, end, roles)
        if cells is None:
            return
        yield cells, end
        start = _after_header(clean, end, roles)
        number += 1


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
    return min(limit, start + len(roles))


def _after_header(clean: CleanText, index: int, roles: list[Role]) -> int:
    return index + header_length(clean, index) if header_roles(clean, index) == roles else index


def _cells(clean: CleanText, start: int, end: int, roles: list[Role]) -> Cells | None:
    """Give the lines of a row to its columns: one each, or, where cells were wrapped, by what the words are."""
    lines = list(clean.paragraphs[start:end])
    if len(lines) == len(roles):
        return {column: [line] for column, line in enumerate(lines)}
    merged = _merge_wrapped(clean, lines[1:])
    if len(merged) + 1 == len(roles):
        return {0: [lines[0]]} | dict(enumerate(merged, 1))
    return None


def _merge_wrapped(clean: CleanText, lines: list[Range]) -> list[list[Range]]:
    """Put wrapped lines together: a task runs to the first line that names units, units go on after 、 or in the middle of a name."""
    cells: list[list[Range]] = []
    kinds: list[str] = []
    for index, line in enumerate(lines):
        kind = _kind(clean, line, lines[index + 1] if index + 1 < len(lines) else None)
        goes_on = bool(cells) and (
            _is_open(clean, cells[-1][-1], kinds[-1]) or (kind == "task" and kinds[-1] == "task")
        )
        if kind == "task" and cells and kinds[-1] == "units" and not goes_on:
            goes_on = index + 1 < len(lines)
        if goes_on:
            cells[-1].append(line)
        else:
            cells.append([line])
            kinds.append(kind)
    return cells


def _kind(clean: CleanText, line: Range, below: Range | None) -> str:
    if is_deadline(clean.folded, line.start, line.end):
        return "deadline"
    names = [
        split_remainder(clean.folded, name)[0] for name in split_names(clean.folded, line.start, line.end, "、/|,")
    ]
    words = [clean.folded[name.start : name.end] for name in names if not name.is_empty]
    known = sum(
        is_plain_unit(word) or is_remainder(word) or (word.startswith("各") and looks_like_unit(word)) for word in words
    )
    if (
        below is not None
        and known == 0
        and len(words) == 1
        and len(words[0]) <= 12
        and words[0][0] in "省市县区盟旗州镇乡国各"
    ):
        return "units" if is_plain_unit(words[0] + words_of(clean, below)) else "task"
    return "units" if words and known * 2 >= len(words) and "。" not in clean.folded[line.start : line.end] else "task"


def _is_open(clean: CleanText, line: Range, kind: str) -> bool:
    """Say whether a line ends in the middle of a list or of a name."""
    last = split_names(clean.folded, line.start, line.end, "、/|,")[-1:]
    is_cut = bool(last) and not looks_like_unit(clean.folded[last[0].start : last[0].end])
    return clean.folded[line.end - 1] in "、,(" or (kind == "units" and is_cut)
