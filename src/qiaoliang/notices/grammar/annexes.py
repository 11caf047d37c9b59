"""Annexes that a notice names, and whether the file holds them."""

import re

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.numbering import marker_at
from qiaoliang.notices.plan import Annex
from qiaoliang.notices.span import Range

_MENTION = re.compile(r"附\s?(?:件|表)\s?(?P<number>[一二三四五六七八九十\d]{0,3})\s?[:.]\s*(?=\S)")
_HEADING = re.compile(r"附\s?(?:件|表)\s?[一二三四五六七八九十\d]{0,3}\s?:?")
_COMPLETE = re.compile(
    r".*(?:表|方案|清单|办法|意见|规定|名单|目录|细则|规划|计划|标准|样式|模板|说明|台账|图|书|单|规则|指南|责任制|要点|措施|分工)(?:\([^()]{1,12}\))?"
)


def find_annexes(clean: CleanText) -> tuple[Annex, ...]:
    """Return the annexes in the order named; one is missing unless a later line opens it or repeats its title."""
    places: list[Range] = []
    index = 0
    while index < len(clean.paragraphs):
        paragraph = clean.paragraphs[index]
        mention = _MENTION.match(clean.folded, paragraph.start, paragraph.end)
        index += 1
        if mention is not None and paragraph.end - paragraph.start < 120:
            index = _read_titles(clean, index, Range(mention.end(), paragraph.end), places)
    lasts = _last_places(clean)
    return tuple(_annex(clean, place, lasts) for place in places)


def _last_places(clean: CleanText) -> dict[str, int]:
    """Return where each short line stands last, by its bare words; headings of annexes under ""."""
    lasts: dict[str, int] = {}
    for paragraph in clean.paragraphs:
        words = clean.folded[paragraph.start : paragraph.end] if paragraph.end - paragraph.start < 150 else ""
        if words:
            lasts["" if _HEADING.fullmatch(words) else _bare(words)] = paragraph.start
    return lasts


def _read_titles(clean: CleanText, index: int, first: Range, places: list[Range]) -> int:
    """Collect the titles of one mention: the first, its continuation lines, and the numbered ones below; return the paragraph after them."""
    marker = marker_at(clean.folded, first.start)
    is_numbered = marker is not None
    places.append(Range(marker.end, first.end) if marker is not None else first)
    number = marker.number if marker is not None else 1
    while index < len(clean.paragraphs):
        paragraph = clean.paragraphs[index]
        marker = marker_at(clean.folded, paragraph.start)
        if marker is not None and is_numbered and marker.number == number + 1 and paragraph.end - paragraph.start < 80:
            places.append(Range(marker.end, paragraph.end))
            number += 1
        elif marker is None and _goes_on(clean, places[-1], paragraph):
            places[-1] = Range(places[-1].start, paragraph.end)
        else:
            break
        index += 1
    return index


def _goes_on(clean: CleanText, title: Range, paragraph: Range) -> bool:
    words = clean.folded[title.start : title.end]
    following = clean.folded[paragraph.start : paragraph.end]
    is_blank_between = (
        re.search(r"\n\s*\n\s*\n", clean.official[clean.offsets[title.end - 1] : clean.offsets[paragraph.start]])
        is not None
    )
    return (
        _COMPLETE.fullmatch(words) is None
        and _COMPLETE.fullmatch(following) is not None
        and len(following) < 60
        and not is_blank_between
    )


def _annex(clean: CleanText, place: Range, lasts: dict[str, int]) -> Annex:
    quote = clean.quote(place.start, place.end)
    title = re.sub(r"\s+", "", quote.text)
    wanted = _bare(clean.folded[place.start : place.end])
    is_held = max(lasts.get("", -1), lasts.get(wanted, -1)) > place.end
    return Annex(title, quote.span, not is_held)


def _bare(words: str) -> str:
    return re.sub(r"\W", "", words)
