"""
Which lines of a flattened row belong to which column, when cells were wrapped.

The columns are known and the lines stand in their order, so the cheapest way to deal the lines out is sought: units cost nothing under a heading of
units, a name cut in the middle must go on in the same cell, and a whole name after a whole name without a separator rather opens the next cell.
"""

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.unit_lists.labels import Role
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import is_plain_unit, is_remainder, looks_like_unit, split_names, split_remainder
from qiaoliang.notices.values.deadlines import is_deadline

_UNIT_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT)
_EMPTY_CELL = 4  # what it costs to leave a column without a line
_FAR_TOO_MUCH = 10**6

Cells = dict[int, list[Range]]


def deal_out(clean: CleanText, lines: list[Range], roles: list[Role]) -> Cells:
    """Return the lines of each column, by the number of the column in `roles`."""
    costs: dict[tuple[int, int], tuple[int, int]] = {(-1, -1): (0, -1)}  # (last line, column) → (cost, column before)
    for index in range(len(lines)):
        joint = _joint(clean, lines, index)
        fits = {role: _fit(clean, lines, index, role) for role in dict.fromkeys(roles)}
        for column, role in enumerate(roles):
            steps = [
                (known[0] + _step(joint, before, column) + fits[role], before)
                for before in range(-1, column + 1)
                if (known := costs.get((index - 1, before))) is not None
            ]
            costs[index, column] = min(steps, default=(_FAR_TOO_MUCH, -1))
    last = len(lines) - 1
    column = min(range(len(roles)), key=lambda one: costs[last, one][0] + _EMPTY_CELL * (len(roles) - 1 - one))
    cells: Cells = {}
    for index in range(last, -1, -1):
        cells.setdefault(column, []).insert(0, lines[index])
        column = costs[index, column][1]
    return cells


def _joint(clean: CleanText, lines: list[Range], index: int) -> tuple[int, int]:
    """Return what it costs that a line goes on in the cell of the one above, and that it opens the next cell."""
    if index == 0:
        return 0, 0
    if clean.folded[lines[index].start] in "、,。;)":
        return 0, 6
    return (
        2 if _opens_anew(clean, lines[index - 1], lines[index]) else 0,
        4 if breaks_off(clean, lines[index - 1]) else 0,
    )


def _step(joint: tuple[int, int], before: int, column: int) -> int:
    """Return what it costs that a line stands under `column` after one under `before`."""
    goes_on, opens = joint
    return goes_on if column == before else opens + _EMPTY_CELL * (column - before - 1)


def _fit(clean: CleanText, lines: list[Range], index: int, role: Role) -> int:
    """Return what it costs that a line stands under a heading of `role`."""
    line = lines[index]
    share = 1.0 if _is_cut_name(clean, lines, index) else _share_of_units(clean, line)
    words = clean.folded[line.start : line.end].strip()
    is_blank = words in ("/", "-", "—", "无")
    if role is Role.DEADLINE:
        return (
            0
            if is_blank or is_deadline(clean.folded, line.start, line.end)
            else 1
            if any(map(str.isdigit, words))
            else 5
        )
    if role in _UNIT_ROLES:
        return 0 if is_blank else 3 - round(3 * share) + 3 * ("。" in words)
    weight = 4 if role is Role.PERSON else 3
    return (2 if is_blank else round(weight * share)) + 2 * is_deadline(clean.folded, line.start, line.end)


def _is_cut_name(clean: CleanText, lines: list[Range], index: int) -> bool:
    """Say whether a line is the first half of a single name (市人力资源社会 / 保障局); it must begin as units of a place do."""
    words = clean.folded[lines[index].start : lines[index].end].strip()
    if index + 1 >= len(lines) or not 2 <= len(words) <= 12 or words[0] not in "省市县区盟旗州镇乡国":
        return False
    below = clean.folded[lines[index + 1].start : lines[index + 1].end].strip()
    return not is_plain_unit(words) and len(below) <= 12 and is_plain_unit(words + below)


def _share_of_units(clean: CleanText, line: Range) -> float:
    names = [
        split_remainder(clean.folded, name)[0] for name in split_names(clean.folded, line.start, line.end, "、/|,")
    ]
    words = [clean.folded[name.start : name.end] for name in names if not name.is_empty]
    known = sum(
        is_plain_unit(word) or is_remainder(word) or (word.startswith("各") and looks_like_unit(word)) for word in words
    )
    return known / len(words) if words else 1.0


def breaks_off(clean: CleanText, line: Range) -> bool:
    """Say whether a line ends at a separator, or in the middle of a name that a whole name stands before."""
    if clean.folded[line.end - 1] in "、,(":
        return True
    names = split_names(clean.folded, line.start, line.end, "、/|,")
    last = clean.folded[names[-1].start : names[-1].end] if names else ""
    first = clean.folded[names[0].start : names[0].end] if names else ""
    return len(names) > 1 and is_plain_unit(first) and not looks_like_unit(last)


def _opens_anew(clean: CleanText, above: Range, below: Range) -> bool:
    """Say whether two whole names meet at the line break with no separator between."""
    if clean.folded[above.end - 1] in "、,(":
        return False
    last, first = (
        split_names(clean.folded, above.start, above.end)[-1:],
        split_names(clean.folded, below.start, below.end)[:1],
    )
    ends = [clean.folded[name.start : name.end] for name in (*last, *first)]
    return len(ends) == 2 and all(map(is_plain_unit, ends))
