"""Tables of tasks that were flattened to text: where they begin, which column is what, which words make up a row."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.cells import Cell, cells_of, is_by_position
from qiaoliang.notices.grammar.labels import Role, role_of_heading
from qiaoliang.notices.numbering import number_of
from qiaoliang.notices.span import Range

_UNIT_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT)
_TASK_ROLES = (Role.TASK, Role.DETAIL)


@dataclass(slots=True)
class Row:
    """A row: for each column the words in it, in reading order; a wrapped cell has several stretches."""

    cells: dict[int, list[Range]] = field(default_factory=dict)

    def add(self, column: int, words: Range) -> None:
        """Append words to the cell of a column."""
        self.cells.setdefault(column, []).append(words)


@dataclass(slots=True)
class Table:
    """A table of tasks: the role of each column, its rows, and the paragraphs it takes up (header included)."""

    roles: list[Role]
    rows: list[Row]
    paragraphs: list[int]


def find_tables(clean: CleanText) -> list[Table]:
    """Return the tables of a notice that have a column of tasks and one of units."""
    tables: list[Table] = []
    index = 0
    while index < len(clean.paragraphs):
        table = _table_of_rows(clean, index) or _table_of_lines(clean, index)
        if table is not None and table.rows:
            tables.append(table)
            index = table.paragraphs[-1]
        index += 1
    return tables


def _is_header(roles: list[Role | None]) -> bool:
    return sum(role is None for role in roles) <= len(roles) // 3 and any(role in _UNIT_ROLES for role in roles) and any(role in _TASK_ROLES for role in roles)


def _table_of_rows(clean: CleanText, index: int) -> Table | None:
    if index not in clean.rows:
        return None
    header = cells_of(clean, clean.paragraphs[index])
    roles = [role_of_heading(clean.folded[cell.words.start : cell.words.end]) for cell in header]
    if len(header) < 2 or not _is_header(roles):
        return None
    table = Table([role or Role.OTHER for role in roles], [], [index])
    by_position = is_by_position(clean, clean.paragraphs[index])
    for following in range(index + 1, len(clean.paragraphs)):
        cells = cells_of(clean, clean.paragraphs[following])
        if not (following in clean.rows or (by_position and table.rows and _is_rest(clean, header, cells))) or _repeats(clean, header, cells):
            if not _repeats(clean, header, cells):
                break
            table.paragraphs.append(following)
            continue
        _add_cells(table, header, cells, by_position, clean)
        table.paragraphs.append(following)
    return table


def _repeats(clean: CleanText, header: list[Cell], cells: list[Cell]) -> bool:
    """Say whether a row prints the header again, as tables do on every page."""
    return [_words(clean, cell.words) for cell in header] == [_words(clean, cell.words) for cell in cells]


def _is_rest(clean: CleanText, header: list[Cell], cells: list[Cell]) -> bool:
    """Say whether a line without gaps is the rest of wrapped cells: it starts under a heading other than the first."""
    return bool(cells) and cells[0].column >= header[1].column - 2


def _add_cells(table: Table, header: list[Cell], cells: list[Cell], by_position: bool, clean: CleanText) -> None:
    places = [(_column_of(header, cell) if by_position else _nearest_number(header, cell), cell.words) for cell in cells]
    columns = {column for column, _ in places}
    first = next((column for column, role in enumerate(table.roles) if role in (Role.ORDINAL, *_TASK_ROLES)), 0)
    starts_row = first in columns or not table.rows or (not by_position and len(columns) >= 2)
    if by_position and starts_row and table.rows and table.roles[first] is not Role.ORDINAL:
        starts_row = any(table.roles[column] in _UNIT_ROLES for column in columns) and len(columns) >= len(table.roles) - 1
    if starts_row:
        table.rows.append(Row())
    for column, words in places:
        table.rows[-1].add(column, words)


def _column_of(header: list[Cell], cell: Cell) -> int:
    """Return the number of the heading under which a cell stands: headings are often centred, so the nearest start counts."""
    return min(range(len(header)), key=lambda number: abs(header[number].column - cell.column))


def _nearest_number(header: list[Cell], cell: Cell) -> int:
    return next((number for number, heading in enumerate(header) if heading.column == cell.column), len(header) - 1)


def _table_of_lines(clean: CleanText, index: int) -> Table | None:
    """Read a table whose every cell stands on a line of its own, as copying from a page leaves it."""
    roles: list[Role] = []
    while index + len(roles) < len(clean.paragraphs):
        role = role_of_heading(_words(clean, clean.paragraphs[index + len(roles)]))
        if role is None:
            break
        roles.append(role)
    if len(roles) < 3 or not _is_header(list(roles)):
        return None
    start = index + len(roles)
    rows = list(_rows_of_lines(clean, start, len(roles), roles[0] is Role.ORDINAL))
    used = sum(len(row.cells) for row in rows)
    return Table(roles, rows, list(range(index, start + used)))


def _rows_of_lines(clean: CleanText, start: int, width: int, is_numbered: bool) -> Iterator[Row]:
    number = 0
    for first in range(start, len(clean.paragraphs) - width + 1, width):
        if is_numbered:
            following = number_of(_words(clean, clean.paragraphs[first]).rstrip("."))
            if following is None or following != number + 1:
                return
            number = following
        elif any(clean.paragraphs[first + offset].end - clean.paragraphs[first + offset].start > 400 for offset in range(width)):
            return
        yield Row({column: [clean.paragraphs[first + column]] for column in range(width)})


def _words(clean: CleanText, place: Range) -> str:
    return clean.folded[place.start : place.end].replace(" ", "")
