"""Lists of units in brackets: which brackets hold one, by what is inside and by where they stand."""

import re
from dataclasses import dataclass

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.unit_lists.found_list import LONGEST_LIST, PROSE, FoundList, is_surely_unit
from qiaoliang.notices.grammar.unit_lists.labels import is_box_of_label, label_at
from qiaoliang.notices.grammar.unit_lists.list_reading import ListReading, read_list
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import looks_like_unit
from qiaoliang.notices.values.deadlines import is_deadline

_OPENERS = "([【〔"
_NO_LIST = re.compile(
    r"(?:此件|以下(?:简称|统称)|如|例如|包括|即|注|见|详见|不含|含|其中|原文|附|简称|统称|暂行|试行|征求意见)"
)
_END_OF_SENTENCE = "。;!?:)】]"
_STOP = re.compile("[。;!?]")
_NOTHING_MORE = re.compile(r"[ 。;,]*\Z")
_LONGEST_HEADING = 50  # characters


@dataclass(frozen=True, slots=True)
class _Setting:
    """Where in its paragraph a bracket stands."""

    ends_sentence: bool
    ends_paragraph: bool
    follows_list: bool
    is_in_title: bool
    is_in_heading: bool


def lists_in_brackets(clean: CleanText, paragraph: Range) -> list[FoundList]:
    """Recognise (县民政局、县残联), with or without labels and verbs, where it stands as a list does."""
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
    if closer - opener > LONGEST_LIST or _NO_LIST.match(clean.folded, opener + 1, closer):
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
    if not names or not is_surely_unit(names[0]):
        return
    first = next((at for at, name in enumerate(names) if not looks_like_unit(name) and PROSE.search(name)), len(names))
    if not any(map(looks_like_unit, names[first:])):
        del reading.mentions[first:]


def _has_prose(folded: str, reading: ListReading) -> bool:
    """Say whether some name is no name but part of a sentence."""
    names = [folded[mention.name.start : mention.name.end] for mention in reading.mentions]
    return any(not looks_like_unit(name) and (len(name) > 14 or PROSE.search(name)) for name in names)


def _after_stop(folded: str, position: int, limit: int, ends_sentence: bool) -> int:
    """Take the full stop behind a list with it, if the sentence was over before the list began."""
    return position + 1 if ends_sentence and position < limit and folded[position] in "。;" else position
