"""From the items of the outline to measures: title sentence, clauses, lists of units, deadlines, figures."""

import re
from dataclasses import dataclass
from datetime import date

from qiaoliang.notices.cleaning import CleanText, fold
from qiaoliang.notices.deadlines import find_deadlines, read_deadline
from qiaoliang.notices.figures import find_figures
from qiaoliang.notices.grammar.labels import Role
from qiaoliang.notices.grammar.layouts import FoundList
from qiaoliang.notices.grammar.outline import Item
from qiaoliang.notices.grammar.titles import split_title, title_words
from qiaoliang.notices.grammar.unit_list import Mention
from qiaoliang.notices.plan import Clause, Doubt, Piece, PieceKind, Task, UnitList, UnitMention, UnitRole
from qiaoliang.notices.sentences import split_sentences
from qiaoliang.notices.span import Quote, Range, Span
from qiaoliang.notices.units import looks_like_unit

_NO_MEASURE = re.compile(r"总体|指导思想|原则|目标|要求|保障|组织领导|组织实施|组织机构|背景|意义|附则|解释|施行|监督|考核|宣传|基本情况|工作机制|重要性|适用")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a measure is read by: the cleaned text, the day of the notice, and how its lists name the leading unit."""

    clean: CleanText
    issued_on: date | None
    is_separate: bool
    lead_mark: str | None


def path_of(clean: CleanText, item: Item) -> str:
    """Return the path of an item as printed: 四/（一）/1."""
    own = re.sub(r"\s", "", clean.printed[item.marker.ordinal_start : item.marker.ordinal_end])
    if item.parent is not None:
        return f"{path_of(clean, item.parent)}/{own}"
    return f"{item.part}/{own}" if item.part else own


def is_measure(item: Item) -> bool:
    """Say whether units answer for an item: it has lists, or most of the items beside it have and it has none under or above it."""
    if item.lists:
        return True
    has_lists = any(one.lists for one in item.walk())
    if has_lists or item.parent is None or is_under_measure(item):
        return False
    beside = len(item.parent.children) - 1
    return beside >= 2 and item.parent.count_listed() > beside / 2


def is_under_measure(item: Item) -> bool:
    """Say whether an item above this one is a measure, so that this one is a part of it."""
    return item.parent is not None and (bool(item.parent.lists) or is_under_measure(item.parent))


def read_measure(reading: Reading, item: Item) -> tuple[Task, list[Piece]]:
    """Return the measure of an item, and the pieces of text it is made of."""
    clean, path = reading.clean, path_of(reading.clean, item)
    title, rest = split_title(clean, item)
    own = _own(item)
    cuts = sorted((found for one in own for _, found in one.lists), key=lambda found: found.whole.start)
    sentences = _sentences(clean, [*rest, *_body(clean, own)], cuts)
    is_one_sentence = not sentences and not title.is_empty
    clauses = [clause_of(reading, number, sentence) for number, sentence in enumerate([title] if is_one_sentence else sentences, 1)]
    lists = [unit_list_of(reading, group) for group in _grouped(clean, [found for _, found in item.lists])]
    end = max(clean.paragraphs[index].end for one in own for index in one.paragraphs)
    deadlines = () if is_one_sentence else find_deadlines(clean, title, issued_on=reading.issued_on)
    figures = () if is_one_sentence else find_figures(clean, title, deadlines)
    task = Task(
        path, clean.quote(item.marker.ordinal_start, item.marker.ordinal_end), title_words(clean, title), clean.printed[item.marker.end : end],
        clean.span(item.marker.ordinal_start, end), tuple(clauses), tuple(lists), deadlines, figures, tuple(_doubts(reading, item, lists)),
    )
    return task, _pieces(clean, item, path, title, clauses, cuts)


def _pieces(clean: CleanText, item: Item, path: str, title: Range, clauses: list[Clause], cuts: list[FoundList]) -> list[Piece]:
    pieces = [Piece(PieceKind.ORDINAL, clean.span(item.marker.ordinal_start, item.marker.end), path)]
    if not title.is_empty and clauses[:1] and clauses[0].span.start >= clean.span(title.start, title.end).end:
        pieces.append(Piece(PieceKind.TASK_TITLE, clean.span(title.start, title.end), path))
    pieces += [Piece(PieceKind.CLAUSE, clause.span, path) for clause in clauses]
    return pieces + [Piece(PieceKind.UNIT_LIST, clean.span(cut.whole.start, cut.whole.end), path) for cut in cuts]


def _own(item: Item) -> list[Item]:
    """Return the item and those under it that are no measures themselves."""
    return [item, *(one for child in item.children if not any(below.lists for below in child.walk()) for one in child.walk())]


def _body(clean: CleanText, own: list[Item]) -> list[Range]:
    later = [index for one in own[:1] for index in one.paragraphs[1:]] + [index for one in own[1:] for index in one.paragraphs]
    return [clean.paragraphs[index] for index in later]


def _sentences(clean: CleanText, stretches: list[Range], cuts: list[FoundList]) -> list[Range]:
    sentences, wholes, index = [], [cut.whole for cut in cuts], 0
    for stretch in sorted(stretches):
        start = stretch.start
        while index < len(wholes) and wholes[index].start < stretch.end:
            sentences += split_sentences(clean, Range(start, max(start, wholes[index].start)))
            start = max(start, wholes[index].end)
            index += 1
        sentences += split_sentences(clean, Range(start, max(start, stretch.end)))
    return [sentence for sentence in sentences if clean.folded[sentence.start : sentence.end].strip(" 。;,\n")]


def clause_of(reading: Reading, number: int, sentence: Range) -> Clause:
    """Return the sentence as clause `number` of its measure."""
    clean = reading.clean
    quote = clean.quote(sentence.start, sentence.end)
    deadlines = find_deadlines(clean, sentence, issued_on=reading.issued_on)
    return Clause(number, quote.text, quote.span.of(clean.official), quote.span, deadlines, find_figures(clean, sentence, deadlines))


def _grouped(clean: CleanText, lists: list[FoundList]) -> list[list[FoundList]]:
    """Put lists together that follow one another with nothing between: 牵头单位 on one line, 配合单位 on the next."""
    groups: list[list[FoundList]] = []
    for found in sorted(lists, key=lambda one: one.whole.start):
        between = clean.folded[groups[-1][-1].whole.end : found.whole.start] if groups else "x"
        if groups and not between.strip(" \n。;,、"):
            groups[-1].append(found)
        else:
            groups.append([found])
    return groups


def unit_list_of(reading: Reading, group: list[FoundList]) -> UnitList:
    """Return the list of units that `group` prints, one after the other."""
    clean = reading.clean
    mentions = [mention for found in group for mention in found.reading.mentions]
    leads = _leads(reading, mentions)
    units = tuple(_unit(clean, mention, any(mention is lead for lead in leads)) for mention in mentions)
    remainders = [place for found in group for place in found.reading.remainders]
    if not units and remainders:
        units, remainders = (_unit(clean, Mention(remainders[0], Role.LEAD), True),), remainders[1:]
    deadlines = tuple(read_deadline(clean, place, issued_on=reading.issued_on) for found in group for place in found.reading.deadlines)
    whole = clean.quote(group[0].whole.start, group[-1].whole.end)
    is_stated = any(mention.role is Role.LEAD for mention in mentions)
    return UnitList(whole.text, whole.span, units, clean.quote(remainders[0].start, remainders[0].end) if remainders else None, deadlines, is_stated)


def _leads(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Return the units that lead a list: those said to, else those marked, else each of 分别负责, else the first."""
    stated = [mention for mention in mentions if mention.role is Role.LEAD]
    if stated:
        return stated
    marked = [mention for mention in mentions if reading.lead_mark and reading.lead_mark in _around(reading.clean, mention.name)]
    owing = [mention for mention in mentions if mention.role in (None, Role.RESPONSIBLE)]
    return marked or ([mention for mention in owing if mention.is_separate] if reading.is_separate else []) or owing[:1]


def _around(clean: CleanText, name: Range) -> str:
    return clean.folded[max(0, name.start - 1) : name.end + 1]


def _unit(clean: CleanText, mention: Mention, leads: bool) -> UnitMention:
    quote = clean.quote(mention.name.start, mention.name.end)
    is_generic = clean.folded.startswith(("各", "有关", "相关"), mention.name.start)
    return UnitMention(re.sub(r"\s", "", quote.text), quote.span, UnitRole.LEAD if leads else UnitRole.PARTICIPANT, is_generic)


def _doubts(reading: Reading, item: Item, lists: list[UnitList]) -> list[Doubt]:
    where = reading.clean.span(item.marker.ordinal_start, item.marker.end)
    doubts = [] if any(one.units for one in lists) else [Doubt(where, "这一项没有写明单位,而同级的其他各项写了。")]
    for unit in (unit for one in lists for unit in one.units):
        if not looks_like_unit(fold(unit.name)):
            doubts.append(Doubt(unit.span, f"“{unit.name}”不像单位名称。"))
    separate = [mention for _, found in item.lists for mention in found.reading.mentions if mention.is_separate and mention.role is Role.RESPONSIBLE]
    if len(separate) > 1 and not reading.is_separate:
        doubts.append(Doubt(where, "写明分别负责,通知没有说明是否各自牵头,按第一个单位牵头读。"))
    return doubts
