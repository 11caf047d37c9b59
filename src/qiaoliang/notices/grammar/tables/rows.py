"""From the rows of a table to measures. A row is laid out anew, one cell to a paragraph, so that wrapped cells read as one."""

import re
from dataclasses import dataclass, replace

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.statements import Reading, statements_of, unit_list_of
from qiaoliang.notices.grammar.tables.task_table import TASK_ROLES, UNIT_ROLES, Row, Table
from qiaoliang.notices.grammar.titles import title_words
from qiaoliang.notices.grammar.unit_lists.found_list import FoundList
from qiaoliang.notices.grammar.unit_lists.labels import Role
from qiaoliang.notices.grammar.unit_lists.list_reading import read_list
from qiaoliang.notices.numbering import number_of
from qiaoliang.notices.plan import Doubt, Piece, PieceKind, Task, UnitList
from qiaoliang.notices.sentences import split_sentences
from qiaoliang.notices.span import Quote, Range, Span
from qiaoliang.notices.units import is_plain_unit, split_names
from qiaoliang.notices.values.deadlines import read_deadline

_NOTHING = re.compile(r"[-—/|无\s、:]*")
_LONGEST_TITLE = 50  # characters


@dataclass(slots=True)
class _LaidOut:
    """A row with every cell as one stretch of its own cleaned text; empty cells are left out."""

    reading: Reading
    roles: dict[int, Role]
    cells: dict[int, Range]

    def of(self, *wanted: Role) -> list[Range]:
        """Return the cells of the columns with one of the `wanted` roles, from left to right."""
        return [place for column, place in sorted(self.cells.items()) if self.roles.get(column) in wanted]

    def span(self) -> Span:
        """Return the place of the whole row in the official text."""
        return Span(min(self.reading.clean.offsets), max(self.reading.clean.offsets) + 1)


def read_rows(reading: Reading, table: Table, prefix: str) -> tuple[list[Task], list[Piece]]:
    """Return the measures of a table and the pieces of text they are made of; `prefix` is the path of the section it stands in."""
    tasks: list[Task] = []
    pieces: list[Piece] = []
    above: Task | None = None
    repeats = 0
    for number, row in enumerate(table.rows, 1):
        laid = _lay_out(reading, table, row)
        if not laid.of(*TASK_ROLES, *UNIT_ROLES) or _names_group(laid):
            continue
        ordinal = _ordinal(laid, number)
        goes_on = above is not None and Role.ORDINAL in table.roles.values() and ordinal in (None, above.ordinal.text)
        repeats = repeats + 1 if goes_on else 1
        task = _task(
            laid, ordinal or (above.ordinal.text if above is not None else str(number)), prefix, repeats, above
        )
        above = above if goes_on else task
        tasks.append(task)
        pieces += _pieces(laid, task)
    return tasks, pieces


def _names_group(laid: _LaidOut) -> bool:
    """Say whether a row is a heading for those below it (一 | 健全机制): it has no units, no deadline, and no number of its own in digits."""
    if laid.of(*UNIT_ROLES, Role.DEADLINE, Role.DETAIL, Role.PERSON) or len(laid.cells) > 2:
        return False
    places = laid.of(Role.ORDINAL)
    number = laid.reading.clean.folded[places[0].start : places[0].end].strip(" .、()") if places else ""
    has_numbers = Role.ORDINAL in laid.roles.values()
    return (
        has_numbers and not number.isdigit() and (not number or number_of(number) is not None or len(laid.cells) == 1)
    )


def _lay_out(reading: Reading, table: Table, row: Row) -> _LaidOut:
    source = reading.clean
    printed, folded, cells = "", "", {}
    offsets: list[int] = []
    for column, stretches in sorted(row.cells.items()):
        start = len(printed)
        for words in stretches:
            if (
                len(printed) > start
                and table.roles.get(column) in UNIT_ROLES
                and _starts_name(folded[start:], source.folded[words.start : words.end])
            ):
                printed, folded, offsets = printed + " ", folded + " ", [*offsets, offsets[-1]]
            printed += source.printed[words.start : words.end]
            folded += source.folded[words.start : words.end]
            offsets += source.offsets[words.start : words.end]
        cells[column] = Range(start, len(printed))
        printed, folded, offsets = printed + "\n", folded + "\n", [*offsets, offsets[-1]]
    own = CleanText(source.official, printed, folded, tuple(offsets), tuple(cells.values()), frozenset())
    filled = {
        column: place for column, place in cells.items() if not _NOTHING.fullmatch(folded, place.start, place.end)
    }
    return _LaidOut(replace(reading, clean=own), table.roles, filled)


def _starts_name(above: str, below: str) -> bool:
    """Say whether a wrapped cell of units breaks between two names, with no separator printed."""
    names, following = split_names(above, 0, len(above)), split_names(below, 0, len(below))
    if not names or not following:
        return False
    last, first = names[-1], following[0]
    before, after = above[last.start : last.end], below[first.start : first.end]
    return is_plain_unit(before) and is_plain_unit(after) and len(after) >= 3 and after[0] in (before[0], "各")


def _ordinal(laid: _LaidOut, number: int) -> str | None:
    """Return the number of a row as printed, its place in the table if the table prints none, None if only this row lacks it."""
    if Role.ORDINAL not in laid.roles.values():
        return str(number)
    places = laid.of(Role.ORDINAL)
    return laid.reading.clean.quote(places[0].start, places[0].end).text if places else None


def _task(laid: _LaidOut, ordinal: str, prefix: str, repeats: int, above: Task | None) -> Task:
    clean, span = laid.reading.clean, laid.span()
    places, lists = laid.of(Role.ORDINAL), _lists(laid)
    nowhere = Span(span.start, span.start)
    title, sentences = _title(laid)
    said = statements_of(laid.reading, title, sentences)
    above_title = above.title if above is not None and repeats > 1 else Quote("", nowhere)
    return Task(
        "/".join(filter(None, (prefix, re.sub(r"[.、\s]", "", ordinal), str(repeats) if repeats > 1 else ""))),
        clean.quote(places[0].start, places[0].end) if places else Quote(ordinal, nowhere),
        title_words(clean, title) if title is not None else above_title,
        " ".join(clean.printed[place.start : place.end] for place in laid.of(*TASK_ROLES)),
        span,
        said.clauses,
        lists,
        said.title_deadlines,
        said.title_figures,
        () if any(one.units for one in lists) else (Doubt(span, "这一行没有写明单位。"),),
    )


def _title(laid: _LaidOut) -> tuple[Range | None, list[Range]]:
    """Return the title of a row and its sentences: the column of tasks gives the title if another says how, or if its first sentence is short."""
    tasks, details, clean = laid.of(Role.TASK), laid.of(Role.DETAIL), laid.reading.clean
    said = [sentence for place in details for sentence in split_sentences(clean, place)]
    if tasks and (details or Role.DETAIL in laid.roles.values()):
        return tasks[0], said
    sentences = [sentence for place in tasks for sentence in split_sentences(clean, place)]
    if not sentences:
        return None, said
    is_title = sentences[0].end - sentences[0].start <= _LONGEST_TITLE
    return (sentences[0], sentences[1:]) if is_title else (None, sentences)


def _lists(laid: _LaidOut) -> tuple[UnitList, ...]:
    clean = laid.reading.clean
    found = [
        FoundList(place, read_list(clean.folded, place.start, place.end, role=laid.roles[column]))
        for column, place in sorted(laid.cells.items())
        if laid.roles.get(column) in UNIT_ROLES
    ]
    when = laid.of(Role.DEADLINE)
    deadlines = tuple(read_deadline(clean, place, issued_on=laid.reading.issued_on) for place in when)
    if not found:
        return (UnitList("", clean.span(when[0].start, when[0].start), (), None, deadlines),) if deadlines else ()
    whole = unit_list_of(laid.reading, found)
    return (replace(whole, deadlines=(*whole.deadlines, *deadlines)),)


def _pieces(laid: _LaidOut, task: Task) -> list[Piece]:
    clean = laid.reading.clean
    kinds = {
        Role.ORDINAL: PieceKind.ORDINAL,
        Role.TASK: PieceKind.TASK_TITLE,
        Role.DETAIL: PieceKind.CLAUSE,
    } | dict.fromkeys(UNIT_ROLES, PieceKind.UNIT_LIST)
    places = [
        (kinds.get(laid.roles.get(column, Role.OTHER), PieceKind.TEXT), clean.span(place.start, place.end))
        for column, place in laid.cells.items()
    ]
    pieces = [Piece(kind, span, task.path) for kind, span in places]
    return pieces if all(span.end - span.start < 2000 for _, span in places) else []
