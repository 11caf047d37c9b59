"""The inside of a list of units: labels, names, verbs, deadlines and the lead rule, in whatever order a notice prints them."""

from dataclasses import dataclass, field

from qiaoliang.notices.grammar.unit_lists.labels import Label, Role, label_at, labels_in
from qiaoliang.notices.grammar.unit_lists.lead_rule import is_rule, note_with_rule
from qiaoliang.notices.grammar.unit_lists.verbs import groups_in
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import (
    is_plain_unit,
    is_remainder,
    looks_like_unit,
    split_names,
    split_remainder,
    without_conjunction,
    without_note,
    without_work,
)
from qiaoliang.notices.values.deadlines import is_deadline, opening_deadline

_BREAKS = ";,。:"
_STRIPPED = " \n\t,;。、:.…*★▲●#"


@dataclass(slots=True)
class Mention:
    """A name in a list and what it owes; `role` None until the words beside it tell."""

    name: Range
    role: Role | None
    is_separate: bool = False


@dataclass(slots=True)
class ListReading:
    """What was found in a list. `has_label` and `has_verb` tell how surely it is one."""

    mentions: list[Mention] = field(default_factory=list)
    remainders: list[Range] = field(default_factory=list)
    deadlines: list[Range] = field(default_factory=list)
    rules: list[Range] = field(default_factory=list)
    persons: list[Range] = field(default_factory=list)
    has_label: bool = False
    has_verb: bool = False

    def share_of_units(self, folded: str) -> float:
        """Return the share (0–1) of the names that end like a unit's; 0 if there are none."""
        names = [folded[mention.name.start : mention.name.end] for mention in self.mentions]
        return sum(map(looks_like_unit, names)) / len(names) if names else 0.0

    def share_of_plain_units(self, folded: str) -> float:
        """Return the share (0–1) of the names that are units beyond doubt; 0 if there are none."""
        names = [folded[mention.name.start : mention.name.end] for mention in self.mentions]
        return sum(map(is_plain_unit, names)) / len(names) if names else 0.0


def read_list(folded: str, start: int, end: int, *, role: Role | None = None) -> ListReading:
    """Return what the list between `start` and `end` says; `role` is what a column heading made of it."""
    reading = ListReading()
    context, pending = role, 0
    for phrase, label, breaks in _phrases(folded, start, end):
        if label is not None:
            context, reading.has_label = label.role, True
        if label is not None or breaks:
            pending = len(reading.mentions)
        if not phrase.is_empty:
            pending = _read_phrase(folded, phrase, context, reading, pending)
    return reading


def _read_phrase(folded: str, phrase: Range, context: Role | None, reading: ListReading, pending: int) -> int:
    if is_rule(folded, phrase.start, phrase.end):
        reading.rules.append(phrase)
    elif context in (Role.PERSON, Role.OTHER):
        reading.persons.append(phrase)
    elif context is Role.DEADLINE or is_deadline(folded, phrase.start, phrase.end):
        reading.deadlines.append(phrase)
    else:
        rest = _without_deadline(folded, phrase, reading)
        return pending if rest.is_empty else _read_names(folded, rest, context, reading, pending)
    return pending


def _without_deadline(folded: str, phrase: Range, reading: ListReading) -> Range:
    """Take the deadline off a phrase that opens with one; a phrase that names no unit after it (4月底前出台政策) is all deadline."""
    after = opening_deadline(folded, phrase.start, phrase.end)
    if after is None:
        return phrase
    rest = Range(after, phrase.end)
    names_units = any(
        looks_like_unit(folded[name.start : name.end])
        for group in groups_in(folded, rest)
        for name in split_names(folded, group.words.start, group.words.end)
    )
    reading.deadlines.append(Range(phrase.start, after) if names_units else phrase)
    return rest if names_units else Range(phrase.end, phrase.end)


def _read_names(folded: str, phrase: Range, context: Role | None, reading: ListReading, pending: int) -> int:
    for group in groups_in(folded, phrase):
        role = group.role
        if role is not None:
            reading.has_verb = True
            role = context if context is not None and role is Role.RESPONSIBLE else role
            for mention in reading.mentions[pending:]:
                mention.role, mention.is_separate = role, group.is_separate
        for name in split_names(folded, group.words.start, group.words.end):
            _add_name(folded, name, role or context, group.is_separate, reading)
        if role is not None:
            pending = len(reading.mentions)
    return pending


def _add_name(folded: str, name: Range, role: Role | None, is_separate: bool, reading: ListReading) -> None:
    note = note_with_rule(folded, name.start, name.end)
    if note is not None:
        reading.rules.append(Range(note, name.end))
        name = Range(name.start, note)
    unit, rest = split_remainder(folded, without_note(folded, name))
    unit = without_work(folded, without_conjunction(folded, _stripped(folded, unit)))
    words = folded[unit.start : unit.end]
    if is_remainder(words):
        reading.remainders.append(unit)
    elif not unit.is_empty:
        reading.mentions.append(Mention(unit, role, is_separate))
    if rest is not None:
        _add_rest(folded, rest, role, reading)


def _add_rest(folded: str, rest: Range, role: Role | None, reading: ListReading) -> None:
    """Keep 等有关部门 as what holds the list open; a class of places joined to it (及各地区) is a unit of its own."""
    for joint in ("以及各", "及各", "和各", "、各"):
        position = folded.find(joint, rest.start, rest.end)
        if position > rest.start:
            reading.remainders.append(Range(rest.start, position))
            reading.mentions.append(Mention(Range(position + len(joint) - 1, rest.end), role))
            return
    reading.remainders.append(rest)


def _stripped(folded: str, name: Range) -> Range:
    start, end = name.start, name.end
    while start < end and folded[start] in _STRIPPED:
        start += 1
    while end > start and folded[end - 1] in _STRIPPED + "([【〔":
        end -= 1
    return Range(start, end)


def _phrases(folded: str, start: int, end: int) -> list[tuple[Range, Label | None, bool]]:
    """Return the phrases of a list; each with the label in front of it and whether a ; or 。 parts it from the one before."""
    labels = {label.start: label for label in _standing_labels(folded, start, end)}
    phrases: list[tuple[Range, Label | None, bool]] = []
    begin, depth, label, breaks = start, 0, None, False
    position = start
    while position < end:
        character = folded[position]
        depth += (character in "(〔[【《") - (character in ")〕]】》")
        if position in labels or (depth <= 0 and character in _BREAKS):
            phrases.append((_stripped(folded, Range(begin, position)), label, breaks))
            label = labels.get(position)
            breaks = character in ";。"
            position = begin = label.end if label is not None else position + 1
            continue
        position += 1
    phrases.append((_stripped(folded, Range(begin, end)), label, breaks))
    return [phrase for phrase in phrases if not phrase[0].is_empty or phrase[1] is not None]


def _standing_labels(folded: str, start: int, end: int) -> list[Label]:
    first = start
    while first < end and folded[first] in " (【[":
        first += 1
    opening = label_at(folded, first, end, may_lack_colon=True)
    inner = [
        label
        for label in labels_in(folded, start, end)
        if folded[label.start - 1] in " \n\t,;。、)(】【[:" or label.start == start
    ]
    return inner if opening is None else [opening, *(label for label in inner if label.start >= opening.end)]
