"""From the rows of a table to measures. A row is laid out anew, one cell to a paragraph, so that wrapped cells read as one."""

import re
from dataclasses import dataclass, replace

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.deadlines import find_deadlines, read_deadline
from qiaoliang.notices.figures import find_figures
from qiaoliang.notices.grammar.labels import Role
from qiaoliang.notices.grammar.layouts import FoundList
from qiaoliang.notices.grammar.measures import Reading, clause_of, unit_list_of
from qiaoliang.notices.grammar.tables import Row, Table
from qiaoliang.notices.grammar.unit_list import ListReading, read_list
from qiaoliang.notices.plan import Doubt, Piece, PieceKind, Task, UnitList
from qiaoliang.notices.sentences import split_sentences
from qiaoliang.notices.span import Quote, Range, Span

_UNIT_ROLES = (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT)
_NOTHING = re.compile(r"[-—/无\s、]*")


@dataclass(slots=True)
class _LaidOut:
    """A row with every cell as one stretch of its own cleaned text."""

    reading: Reading
    cells: dict[int, Range]

    def of(self, roles: list[Role], *wanted: Role) -> list[Range]:
        """Return the cells of the columns with one of the `wanted` roles, empty ones left out."""
        return [place for column, place in sorted(self.cells.items()) if roles[column] in wanted]


def read_rows(reading: Reading, table: Table, prefix: str) -> tuple[list[Task], list[Piece]]:
    """Return the measures of a table and the pieces of text they are made of; `prefix` is the path of the section it stands in."""
    tasks: list[Task] = []
    pieces: list[Piece] = []
    carried: Quote | None = None
    for number, row in enumerate(table.rows, 1):
        laid = _lay_out(reading, row)
        if laid.of(table.roles, Role.TASK, Role.DETAIL, *_UNIT_ROLES):
            task = _task(laid, table.roles, number, prefix, carried)
            carried = task.title if laid.of(table.roles, Role.TASK) else carried
            tasks.append(task)
            pieces.append(Piece(PieceKind.TEXT, task.span, task.path))
    return tasks, pieces


def _lay_out(reading: Reading, row: Row) -> _LaidOut:
    source = reading.clean
    printed, folded, offsets, cells = "", "", [], {}
    for column, stretches in sorted(row.cells.items()):
        start = len(printed)
        for words in stretches:
            printed += source.printed[words.start : words.end]
            folded += source.folded[words.start : words.end]
            offsets += source.offsets[words.start : words.end]
        cells[column] = Range(start, len(printed))
        printed, folded, offsets = printed + "\n", folded + "\n", [*offsets, offsets[-1]]
    own = CleanText(source.official, printed, folded, tuple(offsets), tuple(cells.values()), frozenset())
    filled = {column: place for column, place in cells.items() if not _NOTHING.fullmatch(folded, place.start, place.end)}
    return _LaidOut(replace(reading, clean=own), filled)


def _task(laid: _LaidOut, roles: list[Role], number: int, prefix: str, carried: Quote | None) -> Task:
    clean = laid.reading.clean
    span = Span(min(clean.offsets), max(clean.offsets) + 1)
    ordinals = laid.of(roles, Role.ORDINAL)
    ordinal = clean.quote(ordinals[0].start, ordinals[0].end) if ordinals else Quote(str(number), Span(span.start, span.start))
    title, rest = _title(laid, roles)
    quoted = clean.quote(title.start, title.end) if title is not None else carried or Quote("", Span(span.start, span.start))
    clauses = tuple(clause_of(laid.reading, index, sentence) for index, sentence in enumerate(rest, 1))
    lists = _lists(laid, roles)
    deadlines = find_deadlines(clean, title, issued_on=laid.reading.issued_on) if title is not None else ()
    figures = find_figures(clean, title, deadlines) if title is not None else ()
    doubts = () if any(one.units for one in lists) else (Doubt(span, "这一行没有写明单位。"),)
    text = " ".join(clean.printed[place.start : place.end] for place in laid.of(roles, Role.TASK, Role.DETAIL))
    own = re.sub(r"[.、\s]", "", ordinal.text)
    path = f"{prefix}/{own}" if prefix else own
    return Task(path, ordinal, Quote(quoted.text.rstrip("。.;；"), quoted.span), text, span, clauses, lists, deadlines, figures, doubts)


def _title(laid: _LaidOut, roles: list[Role]) -> tuple[Range | None, list[Range]]:
    """Return the title of a row and its sentences: the column of tasks gives the title if another column says how, or if its first sentence is short."""
    tasks, details = laid.of(roles, Role.TASK), laid.of(roles, Role.DETAIL)
    clean = laid.reading.clean
    if len(tasks) > 1 or (tasks and details):
        return tasks[0], [sentence for place in [*tasks[1:], *details] for sentence in split_sentences(clean, place)]
    sentences = [sentence for place in tasks or details for sentence in split_sentences(clean, place)]
    if not tasks or not sentences:
        return None, sentences
    is_title = sentences[0].end - sentences[0].start <= (50 if len(sentences) > 1 else 36)
    return (sentences[0], sentences[1:]) if is_title else (None, sentences)


def _lists(laid: _LaidOut, roles: list[Role]) -> tuple[UnitList, ...]:
    clean = laid.reading.clean
    found = []
    for column, place in sorted(laid.cells.items()):
        if roles[column] in _UNIT_ROLES:
            found.append(FoundList(place, read_list(clean.folded, place.start, place.end, role=roles[column])))
    when = laid.of(roles, Role.DEADLINE)
    deadlines = tuple(read_deadline(clean, place, issued_on=laid.reading.issued_on) for place in when)
    if not found:
        return (UnitList("", clean.span(when[0].start, when[0].start), (), None, deadlines),) if deadlines else ()
    whole = unit_list_of(laid.reading, [*found, FoundList(found[-1].whole, ListReading())])
    return (replace(whole, deadlines=(*whole.deadlines, *deadlines)),)
