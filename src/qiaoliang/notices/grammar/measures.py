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
from qiaoliang.notices.grammar.unit_list import Mention
from qiaoliang.notices.plan import Clause, Doubt, Piece, PieceKind, Task, UnitList, UnitMention, UnitRole
from qiaoliang.notices.sentences import split_sentences
from qiaoliang.notices.span import Quote, Range, Span
from qiaoliang.notices.units import looks_like_unit

_NO_MEASURE = re.compile(r"总体|指导思想|原则|目标|要求|保障|组织领导|组织实施|组织机构|背景|意义|附则|解释|施行|监督|考核|宣传|基本情况|工作机制|重要性|适用")
_TITLE_STOP = re.compile(r"[::](?!\d)|\s{1,}|——")
_LONGEST_TITLE = 50


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
    beside = [one for one in item.parent.children if one is not item]
    return len(beside) >= 2 and sum(bool(one.lists) for one in beside) > len(beside) / 2


def is_under_measure(item: Item) -> bool:
    """Say whether an item above this one is a measure, so that this one is a part of it."""
    return item.parent is not None and (bool(item.parent.lists) or is_under_measure(item.parent))


def read_measure(reading: Reading, item: Item) -> tuple[Task, list[Piece]]:
    """Return the measure of an item, and the pieces of text it is made of."""
    clean, path = reading.clean, path_of(reading.clean, item)
    title, rest = split_title(clean, item)
    stretches = [*rest, *_body(clean, item)]
    cuts = sorted((found for one in _own(item) for _, found in one.lists), key=lambda found: found.whole.start)
    clauses = [clause_of(reading, number, sentence) for number, sentence in enumerate(_sentences(clean, stretches, cuts), 1)]
    lists = [unit_list_of(reading, group) for group in _grouped(clean, [found for _, found in item.lists])]
    ordinal = clean.quote(item.marker.ordinal_start, item.marker.ordinal_end)
    end = max(clean.paragraphs[index].end for one in _own(item) for index in one.paragraphs)
    deadlines = find_deadlines(clean, title, issued_on=reading.issued_on)
    task = Task(
        path, ordinal, _title_quote(clean, title), clean.printed[item.marker.end : end], clean.span(item.marker.ordinal_start, end), tuple(clauses), tuple(lists),
        deadlines, find_figures(clean, title, deadlines), tuple(_doubts(reading, item, lists)),
    )
    pieces = [Piece(PieceKind.ORDINAL, clean.span(item.marker.ordinal_start, item.marker.end), path)]
    pieces += [Piece(PieceKind.TASK_TITLE, clean.span(title.start, title.end), path)] if not title.is_empty else []
    pieces += [Piece(PieceKind.CLAUSE, clause.span, path) for clause in clauses]
    pieces += [Piece(PieceKind.UNIT_LIST, clean.span(cut.whole.start, cut.whole.end), path) for cut in cuts]
    return task, pieces


def split_title(clean: CleanText, item: Item) -> tuple[Range, list[Range]]:
    """Return the title sentence of an item, and what its first paragraph says after it. An only sentence that is long is no title."""
    paragraph = clean.paragraphs[item.paragraphs[0]]
    body = Range(item.marker.end, paragraph.end)
    first_list = min((found.whole.start for index, found in item.lists if index == item.paragraphs[0]), default=body.end)
    sentences = split_sentences(clean, Range(body.start, max(body.start, first_list)))
    if not sentences:
        return Range(body.start, body.start), [body]
    first = _shorten(clean, sentences[0])
    is_only = first.end >= first_list and len(item.paragraphs) == 1 and not item.children
    if first.end - first.start > _LONGEST_TITLE or (is_only and (first.end - first.start > 36 or first.is_empty)):
        return Range(body.start, body.start), [body]
    return first, [Range(first.end, body.end)]


def _shorten(clean: CleanText, sentence: Range) -> Range:
    """End a title at a colon or a gap, where the notice prints one instead of a full stop."""
    stop = _TITLE_STOP.search(clean.folded, sentence.start + 4, min(sentence.end - 1, sentence.start + 40))
    if stop is None or sentence.end - stop.end() < 8 or re.search("[,;。]", clean.folded[sentence.start : stop.start()]):
        return sentence
    return Range(sentence.start, stop.end())


def _title_quote(clean: CleanText, title: Range) -> Quote:
    start, end = clean.trim(title.start, title.end)
    while end > start and clean.folded[end - 1] in "。.::;—":
        end -= 1
    return clean.quote(start, end)


def _own(item: Item) -> list[Item]:
    """Return the item and those under it that are no measures themselves."""
    return [item, *(one for child in item.children if not any(below.lists for below in child.walk()) for one in child.walk())]


def _body(clean: CleanText, item: Item) -> list[Range]:
    own = [clean.paragraphs[index] for index in item.paragraphs[1:]]
    return own + [clean.paragraphs[index] for one in _own(item)[1:] for index in one.paragraphs]


def _sentences(clean: CleanText, stretches: list[Range], cuts: list[FoundList]) -> list[Range]:
    sentences = []
    for stretch in stretches:
        start = stretch.start
        for cut in [cut.whole for cut in cuts if stretch.start <= cut.whole.start < stretch.end]:
            sentences += split_sentences(clean, Range(start, max(start, cut.start)))
            start = cut.end
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
    return UnitList(whole.text, whole.span, units, clean.quote(remainders[0].start, remainders[0].end) if remainders else None, deadlines)


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
    separate = [mention for _, found in item.lists for mention in found.reading.mentions if mention.is_separate]
    if separate and not reading.is_separate:
        doubts.append(Doubt(where, "写明分别负责,通知没有说明是否各自牵头,按第一个单位牵头读。"))
    return doubts
