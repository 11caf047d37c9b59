"""Tables of tasks that were flattened to text: where they begin, which column is what, which words make up a row."""

from dataclasses import dataclass, field

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.tables.cells import Cell, cells_of, is_by_position
from qiaoliang.notices.grammar.tables.lines import header_length, header_roles, rows_of_lines, words_of
from qiaoliang.notices.grammar.unit_lists.labels import Role, role_of_heading
from qiaoliang.notices.span import Range

UNIT_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT)
TASK_ROLES = (Role.TASK, Role.DETAIL)


@dataclass(slots=True)
class Row:
    """A row: for each column the words in it, in reading order; a wrapped cell has several stretches."""

    cells: dict[int, list[Range]] = field(default_factory=dict)

    def add(self, column: int, words: Range) -> None:
        """Append words to the cell of a column."""
        self.cells.setdefault(column, []).append(words)


@dataclass(slots=True)
class Table:
    """A table of tasks: the role of each column, its rows, the paragraphs it takes up (header included), and where its `columns` begin on screen."""

    roles: dict[int, Role]
    rows: list[Row]
    paragraphs: list[int]
    columns: dict[int, int] = field(default_factory=dict)

    def column_of(self, key: int) -> int:
        """Return the display column at which the last full row had this column begin, or the header."""
        return self.columns.get(key, key)


def find_tables(clean: CleanText) -> list[Table]:
    """Return the tables of a notice that have a column of tasks and one of units."""
    tables: list[Table] = []
    index = 0
    while index < len(clean.paragraphs):
        table = _table_of_rows(clean, index) or _table_of_lines(clean, index)
        if table is not None:
            tables += [table] if table.rows else []
            index = table.paragraphs[-1]
        index += 1
    return tables


def _is_header(roles: list[Role | None]) -> bool:
    known = [role for role in roles if role is not None]
    return (
        len(known) * 3 >= len(roles) * 2
        and any(role in UNIT_ROLES for role in known)
        and any(role in TASK_ROLES for role in known)
    )


def _roles_of(clean: CleanText, cells: list[Cell]) -> list[Role | None]:
    return [role_of_heading(words_of(clean, cell.words)) for cell in cells]


def _one_task_column(roles: dict[int, Role]) -> dict[int, Role]:
    """Let the first column of tasks name the task, and further ones say how (重点任务, 工作内容)."""
    first = next((column for column, role in roles.items() if role is Role.TASK), None)
    return {column: Role.DETAIL if role is Role.TASK and column != first else role for column, role in roles.items()}


def _table_of_rows(clean: CleanText, index: int) -> Table | None:
    if index not in clean.rows:
        return None
    header = cells_of(clean, clean.paragraphs[index])
    roles = _roles_of(clean, header)
    if len(header) < 2 or not _is_header(roles):
        return None
    by_position = is_by_position(clean, clean.paragraphs[index])
    keys = [cell.column for cell in header]
    table = Table({cell.column: role or Role.OTHER for cell, role in zip(header, roles, strict=True)}, [], [index])
    for following in range(index + 1, len(clean.paragraphs)):
        cells = cells_of(clean, clean.paragraphs[following])
        if _is_second_header(clean, cells, table):
            table.roles |= {
                cell.column: role for cell, role in zip(cells, _roles_of(clean, cells), strict=True) if role is not None
            }
            keys = sorted(table.roles)
        elif not _repeats(clean, header, cells):
            if following in clean.rows or (
                by_position and table.rows and cells and cells[0].column >= table.column_of(keys[1]) - 2
            ):
                _add_cells(table, keys, cells, by_position)
            elif not _is_group_line(clean, following):
                break
        table.paragraphs.append(following)
    table.roles = _one_task_column(table.roles)
    return table


def _is_second_header(clean: CleanText, cells: list[Cell], table: Table) -> bool:
    """Say whether a row right below the header splits its headings (责任分工 into 牵头单位 and 配合单位)."""
    return (
        not table.rows
        and len(table.paragraphs) == 1
        and bool(cells)
        and all(role is not None for role in _roles_of(clean, cells))
    )


def _repeats(clean: CleanText, header: list[Cell], cells: list[Cell]) -> bool:
    """Say whether a row prints the header again, as tables do on every page."""
    return [words_of(clean, cell.words) for cell in header] == [words_of(clean, cell.words) for cell in cells]


def _is_group_line(clean: CleanText, index: int) -> bool:
    """Say whether a line stands across the table and names the rows below it (一、综合类)."""
    paragraph = clean.paragraphs[index]
    return (
        index + 1 in clean.rows
        and paragraph.end - paragraph.start <= 30
        and "。" not in clean.folded[paragraph.start : paragraph.end]
    )


def _add_cells(table: Table, keys: list[int], cells: list[Cell], by_position: bool) -> None:
    if by_position and len(cells) == len(keys):
        places = [(key, cell.words) for key, cell in zip(keys, cells, strict=True)]
        table.columns = {key: cell.column for key, cell in zip(keys, cells, strict=True)}
    else:
        shift = 0 if by_position else _shift_of_broken_row(table, keys, cells)
        places = [
            (min(keys, key=lambda key: abs(table.column_of(key) - cell.column - shift)), cell.words) for cell in cells
        ]
        if shift:
            for column, words in places:
                table.rows[-1].add(column, words)
            return
    if not table.rows or _starts_row(table, {column for column, _ in places}, by_position):
        table.rows.append(Row())
    for column, words in places:
        table.rows[-1].add(column, words)


def _shift_of_broken_row(table: Table, keys: list[int], cells: list[Cell]) -> int:
    """Return by how many columns a line is to be moved that goes on with a row broken inside a cell, 0 if it opens a row of its own."""
    last = max(table.rows[-1].cells) if table.rows and table.rows[-1].cells else 0
    is_short = last > 0 and bool(cells) and last + max(cell.column for cell in cells) == keys[-1]
    has_numbers = table.roles.get(keys[0]) is Role.ORDINAL
    return last if is_short and has_numbers and cells[0].column == 0 and not cells[0].is_number else 0


def _starts_row(table: Table, columns: set[int], by_position: bool) -> bool:
    """Say whether a line opens a row, rather than going on with the wrapped cells of the one above."""
    first = next((column for column, role in table.roles.items() if role in (Role.ORDINAL, *TASK_ROLES)), 0)
    if not by_position:
        return first in columns or len(columns) >= 2
    if table.roles.get(first) is Role.ORDINAL:
        return first in columns
    return any(table.roles[column] in UNIT_ROLES for column in columns) and len(columns) >= len(table.roles) - 1


def _table_of_lines(clean: CleanText, index: int) -> Table | None:
    roles = header_roles(clean, index)
    if index and header_roles(clean, index - 1)[:1] == [Role.ORDINAL]:
        return None
    if len(roles) < 3 or not _is_header(list(roles)):
        return None
    rows, end = [], index + header_length(clean, index)
    for cells, after in rows_of_lines(clean, end, roles):
        rows.append(Row(cells))
        end = after
    return Table(_one_task_column(dict(enumerate(roles))), rows, list(range(index, end)))
