"""Where a paragraph prints a list of units: in brackets, behind a label, or as a sentence of its own. One recogniser per layout."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.unit_lists.labels import Role, is_box_of_label, label_at, labels_in
from qiaoliang.notices.grammar.unit_lists.list_reading import ListReading, read_list
from qiaoliang.notices.numbering import marker_at
from qiaoliang.notices.sentences import split_sentences
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import is_plain_unit, looks_like_unit
from qiaoliang.notices.values.deadlines import is_deadline

_OPENERS = "([【〔"
_LONGEST_LIST = 2000  # characters; no notice names more units at once, and hostile text must not cost time
_NO_LIST = re.compile(
    r"(?:此件|以下(?:简称|统称)|如|例如|包括|即|注|见|详见|不含|含|其中|原文|附|简称|统称|暂行|试行|征求意见)"
)
_END_OF_SENTENCE = "。;!?:)】]"
_SENTENCE_HINT = re.compile(r"牵头|负责|配合|参与|会同|协助|落实|承担")
_PROSE = re.compile(
    r"要|应|须|将|可|不|使|让|通过|进一步|加强|推进|积极|及时|必须|工作机制|制度|监督|项目|工程|情况|职责(?!分工|负责)"
)
_GIVEN_TO = re.compile(
    r"(?:^|(?<=[,;。、:)]))(?P<words>由[^;。()]{3,120}?|(?<=[,;])[^,;。()由:]{2,60}(?:牵头|负责)(?:,[^;。()]{2,120}?)?)(?=[;。]|$)[;。]?",
    re.MULTILINE,
)
_STOP = re.compile("[。;!?]")
_NOTHING_MORE = re.compile(r"[ 。;,]*\Z")
_LONGEST_HEADING = 50  # characters
_MOST_FAILURES = 8  # labels of a paragraph that announced no unit before the rest is left alone


@dataclass(slots=True)
class FoundList:
    """A list of units found in a paragraph: `whole` with its brackets or label, `reading` what it says."""

    whole: Range
    reading: ListReading


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where in its paragraph a bracket stands."""

    ends_sentence: bool
    ends_paragraph: bool
    follows_list: bool
    is_in_title: bool
    is_in_heading: bool


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


def _in_brackets(clean: CleanText, paragraph: Range) -> list[FoundList]:
    found: list[FoundList] = []
    position = paragraph.start
    stop = _STOP.search(clean.folded, paragraph.start, paragraph.end)
    first_stop = stop.start() if stop is not None else paragraph.end
    while position < paragraph.end:
        closer = clean.partners.get(position)
        if closer is not None and clean.folded[position] in _OPENERS + "《“‘":
            if clean.folded[position] in _OPENERS:
                setting = _setting(clean, paragraph, Range(position, closer), first_stop, bool(found))
                found += _bracketed(clean, paragraph, Range(position, closer), setting)
            position = closer
        position += 1
    return found


def _setting(clean: CleanText, paragraph: Range, bracket: Range, first_stop: int, follows_list: bool) -> _Setting:
    before = clean.folded[max(paragraph.start, bracket.start - 40) : bracket.start].rstrip()
    ends_paragraph = _NOTHING_MORE.match(clean.folded, bracket.end + 1, paragraph.end) is not None
    return _Setting(
        ends_sentence=not before or before[-1] in _END_OF_SENTENCE,
        ends_paragraph=ends_paragraph,
        follows_list=follows_list,
        is_in_title=not ends_paragraph and bracket.start <= first_stop,
        is_in_heading=bracket.start - paragraph.start < _LONGEST_HEADING
        and bracket.start <= first_stop
        and label_at(clean.folded, paragraph.start, paragraph.end, may_lack_colon=True) is None,
    )


def _bracketed(clean: CleanText, paragraph: Range, bracket: Range, setting: _Setting) -> list[FoundList]:
    opener, closer = bracket.start, bracket.end
    if is_box_of_label(clean.folded, opener):
        return []
    if closer - opener > _LONGEST_LIST or _NO_LIST.match(clean.folded, opener + 1, closer):
        return []
    reading = read_list(clean.folded, opener + 1, closer)
    if not _is_convincing(clean, reading, Range(opener + 1, closer), setting):
        return []
    end = _after_stop(clean.folded, closer + 1, paragraph.end, setting.ends_sentence)
    return [FoundList(Range(opener, end), reading)]


def _is_convincing(clean: CleanText, reading: ListReading, inside: Range, setting: _Setting) -> bool:
    if not reading.mentions:
        only_when = (
            is_deadline(clean.folded, inside.start, inside.end)
            and (setting.ends_paragraph or setting.follows_list)
            and setting.ends_sentence
        )
        return (
            (
                reading.has_label
                and setting.ends_sentence
                and bool(reading.deadlines or reading.persons or reading.remainders)
            )
            or only_when
            or (setting.follows_list and bool(reading.rules))
            or (reading.has_verb and setting.ends_sentence and setting.ends_paragraph and bool(reading.remainders))
        )
    if reading.has_label:
        return True
    if reading.has_verb:
        _drop_remarks(clean.folded, reading)
        return reading.share_of_units(clean.folded) >= 0.5 and not _has_prose(clean.folded, reading)
    several = len(reading.mentions) >= 2
    is_before_stop = not setting.ends_sentence and (several or setting.is_in_title)
    if is_before_stop and clean.folded[inside.end + 1 : inside.end + 2] in ("。", ":"):
        return reading.share_of_plain_units(clean.folded) == 1.0
    is_named = inside.end - inside.start > 2 and setting.is_in_heading
    closes = setting.ends_paragraph and (several or is_named)
    share = reading.share_of_plain_units(clean.folded)
    are_units = share >= 0.75 or (several and share >= 0.5 and reading.share_of_units(clean.folded) == 1.0)
    return (setting.ends_sentence or closes) and are_units


def _drop_remarks(folded: str, reading: ListReading) -> None:
    """Leave out what a list says after its units (…组织实施,重大情况及时报告): no unit, and part of a sentence."""
    names = [folded[mention.name.start : mention.name.end] for mention in reading.mentions]
    if not names or not _is_surely_unit(names[0]):
        return
    first = next((at for at, name in enumerate(names) if not looks_like_unit(name) and _PROSE.search(name)), len(names))
    if not any(map(looks_like_unit, names[first:])):
        del reading.mentions[first:]


def _has_prose(folded: str, reading: ListReading) -> bool:
    """Say whether some name is no name but part of a sentence."""
    names = [folded[mention.name.start : mention.name.end] for mention in reading.mentions]
    return any(not looks_like_unit(name) and (len(name) > 14 or _PROSE.search(name)) for name in names)


def _after_stop(folded: str, position: int, limit: int, ends_sentence: bool) -> int:
    """Take the full stop behind a list with it, if the sentence was over before the list began."""
    return position + 1 if ends_sentence and position < limit and folded[position] in "。;" else position


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
        end = _end_of_labelled(clean, label.end, min(paragraph.end, label.end + _LONGEST_LIST))
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
        if len(words) > 200 or not _SENTENCE_HINT.search(words) or _PROSE.search(words):
            continue
        reading = read_list(clean.folded, sentence.start, sentence.end)
        is_list = reading.has_verb and bool(reading.mentions) and all(map(_is_surely_unit, _names(clean, reading)))
        if is_list and all(mention.role is not None for mention in reading.mentions):
            found.append(FoundList(sentence, reading))
    return found


def _names(clean: CleanText, reading: ListReading) -> list[str]:
    return [clean.folded[mention.name.start : mention.name.end] for mention in reading.mentions]


def _is_surely_unit(name: str) -> bool:
    return is_plain_unit(name) or (name.startswith("各") and looks_like_unit(name))


def _overlap(one: Range, other: Range) -> bool:
    return one.start < other.end and other.start < one.end


def _in_clause(clean: CleanText, paragraph: Range) -> list[FoundList]:
    """Recognise 由市残联负责,市财政局配合 at the end of a clause that says what is to be done; classes such as 有关部门 are prose there."""
    found = []
    for match in _GIVEN_TO.finditer(clean.folded, paragraph.start, paragraph.end):
        reading = read_list(clean.folded, match.start("words"), match.end("words"))
        names = _names(clean, reading)
        is_list = reading.has_verb and bool(names) and all(map(_is_surely_unit, names))
        if (
            is_list
            and not any(name.endswith(("部门", "单位", "机构")) for name in names)
            and all(mention.role is not None for mention in reading.mentions)
        ):
            found.append(FoundList(Range(match.start("words"), match.end()), reading))
    return found


_RECOGNISERS: tuple[Recogniser, ...] = (_in_brackets, _behind_label, _in_sentence, _in_clause)
