"""From the items of the outline to measures: title sentence, clauses, lists of units, deadlines, figures."""

import re

from qiaoliang.notices.cleaning import CleanText, fold
from qiaoliang.notices.grammar.outline import Item
from qiaoliang.notices.grammar.statements import Reading, statements_of, unit_list_of
from qiaoliang.notices.grammar.titles import split_title, title_words
from qiaoliang.notices.grammar.unit_lists.found_list import FoundList
from qiaoliang.notices.grammar.unit_lists.labels import Role, label_at
from qiaoliang.notices.plan import Clause, Doubt, Piece, PieceKind, Task, UnitList
from qiaoliang.notices.sentences import split_sentences
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import looks_like_unit

_NO_MEASURE = re.compile(
    r"总体|指导思想|原则|目标|要求|保障|组织领导|组织实施|组织机构|背景|意义|附则|解释|施行|监督|考核|宣传|基本情况|工作机制|重要性|适用"
)


def path_of(clean: CleanText, item: Item) -> str:
    """Return the path of an item as printed: 四/（一）/1."""
    own = re.sub(r"\s", "", clean.printed[item.marker.ordinal_start : item.marker.ordinal_end])
    above = path_of(clean, item.parent) if item.parent is not None else item.part
    return "/".join(filter(None, (above, item.group, own)))


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
    said = statements_of(reading, title, _sentences(clean, [*rest, *_body(clean, own)], cuts))
    lists = [unit_list_of(reading, group) for group in _grouped(clean, [found for _, found in item.lists])]
    end = max(clean.paragraphs[index].end for one in own for index in one.paragraphs)
    task = Task(
        path,
        clean.quote(item.marker.ordinal_start, item.marker.ordinal_end),
        title_words(clean, title),
        clean.printed[item.marker.end : end],
        clean.span(item.marker.ordinal_start, end),
        said.clauses,
        tuple(lists),
        said.title_deadlines,
        said.title_figures,
        tuple(_doubts(reading, item, lists)),
    )
    return task, _pieces(clean, item, path, title, said.clauses, cuts)


def _pieces(
    clean: CleanText, item: Item, path: str, title: Range, clauses: tuple[Clause, ...], cuts: list[FoundList]
) -> list[Piece]:
    pieces = [Piece(PieceKind.ORDINAL, clean.span(item.marker.ordinal_start, item.marker.end), path)]
    if not title.is_empty and clauses[:1] and clauses[0].span.start >= clean.span(title.start, title.end).end:
        pieces.append(Piece(PieceKind.TASK_TITLE, clean.span(title.start, title.end), path))
    pieces += [Piece(PieceKind.CLAUSE, clause.span, path) for clause in clauses]
    return pieces + [Piece(PieceKind.UNIT_LIST, clean.span(cut.whole.start, cut.whole.end), path) for cut in cuts]


def _own(item: Item) -> list[Item]:
    """Return the item and those under it that are no measures themselves."""
    return [
        item,
        *(one for child in item.children if not any(below.lists for below in child.walk()) for one in child.walk()),
    ]


def _body(clean: CleanText, own: list[Item]) -> list[Range]:
    later = [index for one in own[:1] for index in one.paragraphs[1:]] + [
        index for one in own[1:] for index in one.paragraphs
    ]
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
    return [
        sentence
        for sentence in sentences
        if clean.folded[sentence.start : sentence.end].strip(" 。;,\n") and not _names_person(clean, sentence)
    ]


def _names_person(clean: CleanText, sentence: Range) -> bool:
    """Say whether a sentence is no sentence but a line such as 责任领导:王某 or 督导单位:某局."""
    label = label_at(clean.folded, sentence.start, sentence.end)
    return label is not None and label.role in (Role.PERSON, Role.OTHER)


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


def _doubts(reading: Reading, item: Item, lists: list[UnitList]) -> list[Doubt]:
    where = reading.clean.span(item.marker.ordinal_start, item.marker.end)
    doubts = [] if any(one.units for one in lists) else [Doubt(where, "这一项没有写明单位,而同级的其他各项写了。")]
    for unit in (unit for one in lists for unit in one.units):
        if not looks_like_unit(fold(unit.name)):
            doubts.append(Doubt(unit.span, f"“{unit.name}”不像单位名称。"))
    separate = [
        mention
        for _, found in item.lists
        for mention in found.reading.mentions
        if mention.is_separate and mention.role is Role.RESPONSIBLE
    ]
    if len(separate) > 1 and not reading.is_separate:
        doubts.append(Doubt(where, "写明分别负责,通知没有说明是否各自牵头,按第一个单位牵头读。"))
    return doubts
