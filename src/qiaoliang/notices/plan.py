"""What a notice says, once read: measures, their clauses, the units that owe them, deadlines, figures. Every value knows its place in the text."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from qiaoliang.notices.span import Quote, Span


class UnitRole(Enum):
    """What a unit owes a measure."""

    LEAD = "lead"
    PARTICIPANT = "participant"


class DeadlineKind(Enum):
    """How a deadline binds: by a day, between two days, from a day on, again and again, within a stretch of time, or without an end."""

    BY = "by"
    RANGE = "range"
    FROM = "from"
    EVERY = "every"
    WITHIN = "within"
    STANDING = "standing"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reading that a person should check: where, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit exactly as printed (人社局 stays 人社局, without the 盟 of its neighbour). `is_generic`: a class of units such as 各旗区政府."""

    name: str
    span: Span
    role: UnitRole
    is_generic: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """
    A deadline as printed, with the days it means.

    `due_on` is the last day, None where the words give none (长期) or it comes again (`recurs` is then "year", "quarter", "month" …). `starts_on` is the
    first day of a range. `month` and `day` tell when in the year or month a recurring deadline falls; `day` 31 stands for the last of the month.
    """

    text: str
    span: Span
    kind: DeadlineKind
    starts_on: date | None = None
    due_on: date | None = None
    recurs: str | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit as printed. `value` counts `unit` (2000 and 万元 stay apart); `bound` is "at least", "at most", "about" or None."""

    text: str
    span: Span
    value: Decimal
    unit: str
    bound: str | None


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a measure after its title sentence (the only sentence of a measure is title and clause); `ordinal` counts from 1 within the measure."""

    ordinal: int
    text: str
    printed: str
    span: Span
    deadlines: tuple[Deadline, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitList:
    """A list of units as printed, brackets and labels included; a measure with several lists gives each its own lead. `lead_is_stated`: the list itself says who leads."""

    text: str
    span: Span
    units: tuple[UnitMention, ...]
    open_remainder: Quote | None = None
    deadlines: tuple[Deadline, ...] = ()
    lead_is_stated: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """A measure: a numbered item (or the row of a table) that units answer for."""

    path: str
    ordinal: Quote
    title: Quote
    text: str
    span: Span
    clauses: tuple[Clause, ...]
    unit_lists: tuple[UnitList, ...]
    title_deadlines: tuple[Deadline, ...] = ()
    title_figures: tuple[Figure, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def leads(self) -> tuple[UnitMention, ...]:
        """The units that lead, each once, in printed order."""
        return _once(unit for listed in self.unit_lists for unit in listed.units if unit.role is UnitRole.LEAD)

    @property
    def participants(self) -> tuple[UnitMention, ...]:
        """The units that take part and do not lead, each once, in printed order."""
        leads = {unit.name for unit in self.leads}
        return _once(unit for listed in self.unit_lists for unit in listed.units if unit.name not in leads)

    @property
    def open_remainders(self) -> tuple[Quote, ...]:
        """The phrases that hold the lists open (等有关部门); they name no unit."""
        return tuple(listed.open_remainder for listed in self.unit_lists if listed.open_remainder is not None)

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """The deadlines of title, clauses and lists, in printed order."""
        clauses = [deadline for clause in self.clauses for deadline in clause.deadlines]
        listed = [deadline for unit_list in self.unit_lists for deadline in unit_list.deadlines]
        return tuple(sorted([*self.title_deadlines, *clauses, *listed], key=lambda deadline: deadline.span))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of title and clauses, in printed order."""
        return (*self.title_figures, *(figure for clause in self.clauses for figure in clause.figures))


@dataclass(frozen=True, slots=True)
class Requirement:
    """A rule for the work as a whole (每年11月底前…报): no measure, no list of units."""

    path: str
    ordinal: Quote
    text: str
    span: Span
    deadlines: tuple[Deadline, ...] = ()


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex that the notice names; `is_missing` if the file does not hold it."""

    title: str
    span: Span
    is_missing: bool


class PieceKind(Enum):
    """What a piece of the official text is."""

    LAYOUT = "layout"  # line breaks, indents, page marks, buttons of a web page
    TITLE = "title"
    NUMBER = "number"
    ORDINAL = "ordinal"
    HEADING = "heading"
    TASK_TITLE = "task title"
    CLAUSE = "clause"
    UNIT_LIST = "unit list"
    ANNEX = "annex"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the official text; all pieces of a notice, in order, are the text. `path` names the item it belongs to, "" for none."""

    kind: PieceKind
    span: Span
    path: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """
    An official notice as a plan.

    `text` is the official text that all spans point into. `title` is the title of the plan (or of the notice, if the plan has none of its own),
    `cover_title` the one on the cover. Values the notice does not print are None.
    """

    text: str
    title: Quote | None
    cover_title: Quote | None
    issuer: Quote | None
    number: Quote | None
    date_words: Quote | None
    issued_on: date | None
    lead_rule: Quote | None
    tasks: tuple[Task, ...]
    requirements: tuple[Requirement, ...] = ()
    annexes: tuple[Annex, ...] = ()
    pieces: tuple[Piece, ...] = field(default=(), repr=False)
    doubts: tuple[Doubt, ...] = ()


def _once(units: Iterable[UnitMention]) -> tuple[UnitMention, ...]:
    seen: dict[str, UnitMention] = {}
    for unit in units:
        seen.setdefault(unit.name, unit)
    return tuple(seen.values())
