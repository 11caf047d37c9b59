"""Where a paragraph prints a list of units: in brackets, behind a label, or as a sentence of its own. One recogniser per layout."""

import re
from collections.abc import Callable

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.unit_lists.brackets import lists_in_brackets
from qiaoliang.notices.grammar.unit_lists.found_list import LONGEST_LIST, PROSE, FoundList, is_surely_unit
from qiaoliang.notices.grammar.unit_lists.labels import Role, label_at, labels_in
from qiaoliang.notices.grammar.unit_lists.list_reading import ListReading, read_list
from qiaoliang.notices.numbering import marker_at
from qiaoliang.notices.sentences import split_sentences
from qiaoliang.notices.span import Range

_SENTENCE_HINT = re.compile(r"牵头|负责|配合|参与|会同|协助|落实|承担")
_GIVEN_TO = re.compile(
    r"(?:^|(?<=[,;。、:)]))(?P<words>由[^;。()]{3,120}?|(?<=[,;])[^,;。()由:]{2,60}(?:牵头|负责)(?:,[^;。()]{2,120}?)?)(?=[;。]|$)[;。]?",
    re.MULTILINE,
)
_MOST_FAILURES = 8  # labels of a paragraph that announced no unit before the rest is left alone


Recogniser = Callable[[CleanText, Range], list[FoundList]]


def find_lists(clean: CleanText, paragraph: Range, *, is_numbered: bool = True) -> list[FoundList]:
    """Return the lists of a paragraph in printed order; where two recognisers claim the same words, the earlier one in `_RECOGNISERS` has them."""
    found: list[FoundList] = []
    for recognise in _RECOGNISERS:
        if recognise in (_in_sentence, _in_clause) and (found or not is_numbered):
            continue
        found += [
            item
            for item in recognise(clean, paragraph)
            if not any(_overlap(item.whole, other.whole) for other in found)
        ]
    return sorted(found, key=lambda item: item.whole.start)


def _behind_label(clean: CleanText, paragraph: Range) -> list[FoundList]:
    found: list[FoundList] = []
    taken, failures = paragraph.start, 0
    opening = label_at(clean.folded, paragraph.start, paragraph.end, may_lack_colon=True)
    labels = ([opening] if opening is not None else []) + labels_in(clean.folded, paragraph.start, paragraph.end)
    for label in labels:
        if (
            failures > _MOST_FAILURES
            or label.start < taken
            or (label.role in (Role.PERSON, Role.OTHER) and not found)
            or not _stands_free(clean, paragraph, label.start)
        ):
            continue
        end = _end_of_labelled(clean, label.end, min(paragraph.end, label.end + LONGEST_LIST))
        reading = read_list(clean.folded, label.start, end)
        if reading.deadlines or reading.persons or reading.remainders or reading.share_of_units(clean.folded) >= 0.5:
            found.append(FoundList(Range(label.start, end), reading))
            taken = end
        else:
            failures += 1
    return found


def _stands_free(clean: CleanText, paragraph: Range, position: int) -> bool:
    before = clean.folded[paragraph.start : position].rstrip()
    return not before or before[-1] in "。;.!?:、,)】]—" or clean.folded[position - 1].isspace()


def _end_of_labelled(clean: CleanText, position: int, limit: int) -> int:
    """Return where labelled words end: at a full stop that no further label follows, or before the number of an item."""
    while position < limit:
        if clean.folded[position] in "([【〔《“":
            position = clean.partners.get(position, position)
        elif clean.folded[position] in "。;":
            rest = position + 1
            while rest < limit and clean.folded[rest].isspace():
                rest += 1
            opens_item = marker_at(clean.folded, rest) is not None and label_at(clean.folded, rest, limit) is None
            is_over = clean.folded[position] == "。" and label_at(clean.folded, rest, limit) is None
            if rest >= limit or opens_item or is_over:
                return position + 1
        position += 1
    return limit


def _in_sentence(clean: CleanText, paragraph: Range) -> list[FoundList]:
    """Recognise 由县民政局牵头,县财政局配合。 as a sentence that does nothing but name units and what they owe."""
    found = []
    for sentence in split_sentences(clean, paragraph)[-3:]:
        words = clean.folded[sentence.start : sentence.end]
        if len(words) > 200 or not _SENTENCE_HINT.search(words) or PROSE.search(words):
            continue
        reading = read_list(clean.folded, sentence.start, sentence.end)
        is_list = reading.has_verb and bool(reading.mentions) and all(map(is_surely_unit, _names(clean, reading)))
        if is_list and all(mention.role is not None for mention in reading.mentions):
            found.append(FoundList(sentence, reading))
    return found


def _names(clean: CleanText, reading: ListReading) -> list[str]:
    return [clean.folded[mention.name.start : mention.name.end] for mention in reading.mentions]


def _overlap(one: Range, other: Range) -> bool:
    return one.start < other.end and other.start < one.end


def _in_clause(clean: CleanText, paragraph: Range) -> list[FoundList]:
    """Recognise 由市残联负责,市财政局配合 at the end of a clause that says what is to be done; classes such as 有关部门 are prose there."""
    found = []
    for match in _GIVEN_TO.finditer(clean.folded, paragraph.start, paragraph.end):
        reading = read_list(clean.folded, match.start("words"), match.end("words"))
        names = _names(clean, reading)
        is_list = reading.has_verb and bool(names) and all(map(is_surely_unit, names))
        if (
            is_list
            and not any(name.endswith(("部门", "单位", "机构")) for name in names)
            and all(mention.role is not None for mention in reading.mentions)
        ):
            found.append(FoundList(Range(match.start("words"), match.end()), reading))
    return found


_RECOGNISERS: tuple[Recogniser, ...] = (lists_in_brackets, _behind_label, _in_sentence, _in_clause)
