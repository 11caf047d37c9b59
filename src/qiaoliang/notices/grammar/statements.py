"""What a measure says: its sentences as clauses with their deadlines and figures, and its list of units with their roles."""

import re
from dataclasses import dataclass
from datetime import date

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.unit_lists.found_list import FoundList
from qiaoliang.notices.grammar.unit_lists.labels import Role
from qiaoliang.notices.grammar.unit_lists.list_reading import Mention
from qiaoliang.notices.plan import Clause, Deadline, Figure, UnitList, UnitMention, UnitRole
from qiaoliang.notices.span import Range
from qiaoliang.notices.values.deadlines import find_deadlines, read_deadline
from qiaoliang.notices.values.figures import find_figures


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure is read by: the cleaned text, the day of the notice, and how its lists name the leading unit."""

    clean: CleanText
    issued_on: date | None
    is_separate: bool
    lead_mark: str | None


@dataclass(frozen=True, slots=True)
class Statements:
    """The clauses of a measure, and the deadlines and figures that its title sets by itself."""

    clauses: tuple[Clause, ...]
    title_deadlines: tuple[Deadline, ...] = ()
    title_figures: tuple[Figure, ...] = ()


def statements_of(reading: Reading, title: Range | None, sentences: list[Range]) -> Statements:
    """Return what a title and the sentences after it say; a title that is the only sentence is the clause as well."""
    if title is None or title.is_empty or not sentences:
        said = sentences or ([title] if title is not None and not title.is_empty else [])
        return Statements(tuple(_clause(reading, number, sentence) for number, sentence in enumerate(said, 1)))
    deadlines = find_deadlines(reading.clean, title, issued_on=reading.issued_on)
    figures = find_figures(reading.clean, title, deadlines)
    return Statements(statements_of(reading, None, sentences).clauses, deadlines, figures)


def _clause(reading: Reading, number: int, sentence: Range) -> Clause:
    clean = reading.clean
    quote = clean.quote(sentence.start, sentence.end)
    deadlines = find_deadlines(clean, sentence, issued_on=reading.issued_on)
    return Clause(
        number,
        quote.text,
        quote.span.of(clean.official),
        quote.span,
        deadlines,
        find_figures(clean, sentence, deadlines),
    )


def unit_list_of(reading: Reading, group: list[FoundList]) -> UnitList:
    """Return the list of units that `group` prints, one after the other."""
    clean = reading.clean
    mentions = [mention for found in group for mention in found.reading.mentions]
    leads = _leads(reading, mentions)
    units = tuple(_unit(clean, mention, any(mention is lead for lead in leads)) for mention in mentions)
    remainders = [place for found in group for place in found.reading.remainders]
    if not units and remainders:
        units, remainders = (_unit(clean, Mention(remainders[0], Role.LEAD), True),), remainders[1:]
    deadlines = tuple(
        read_deadline(clean, place, issued_on=reading.issued_on) for found in group for place in found.reading.deadlines
    )
    whole = clean.quote(group[0].whole.start, group[-1].whole.end)
    is_stated = any(mention.role is Role.LEAD for mention in mentions)
    return UnitList(
        whole.text,
        whole.span,
        units,
        clean.quote(remainders[0].start, remainders[0].end) if remainders else None,
        deadlines,
        is_stated,
    )


def _leads(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Return the units that lead a list: those said to, else those marked, else each of 分别负责, else the first."""
    stated = [mention for mention in mentions if mention.role is Role.LEAD]
    if stated:
        return stated
    marked = [
        mention
        for mention in mentions
        if reading.lead_mark and reading.lead_mark in _around(reading.clean, mention.name)
    ]
    owing = [mention for mention in mentions if mention.role in (None, Role.RESPONSIBLE)]
    return marked or ([mention for mention in owing if mention.is_separate] if reading.is_separate else []) or owing[:1]


def _around(clean: CleanText, name: Range) -> str:
    return clean.folded[max(0, name.start - 1) : name.end + 1]


def _unit(clean: CleanText, mention: Mention, leads: bool) -> UnitMention:
    quote = clean.quote(mention.name.start, mention.name.end)
    is_generic = clean.folded.startswith(("各", "有关", "相关"), mention.name.start)
    return UnitMention(
        re.sub(r"\s", "", quote.text), quote.span, UnitRole.LEAD if leads else UnitRole.PARTICIPANT, is_generic
    )
