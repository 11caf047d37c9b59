"""Requirements for the work as a whole: the items of a section such as 工作要求 that names no units."""

import re
from datetime import date

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.measures import path_of
from qiaoliang.notices.grammar.outline import Item, Outline
from qiaoliang.notices.plan import Requirement
from qiaoliang.notices.span import Quote, Range
from qiaoliang.notices.values.deadlines import find_deadlines

_SECTION = re.compile(
    r".{0,8}要求|.{0,6}保障(?:措施|机制)?|.{0,4}(?:组织|工作)(?:领导|实施|保障).{0,8}|.{0,6}(?:督促|监督|督导|督查|考核).{0,8}|(?:强化|加强|抓好|狠抓|确保).{0,6}(?:落实|领导|保障|督导|督查|考核|实施).{0,6}"
)
_NO_SECTION = re.compile(r"总体要求|指导思想|目标要求|基本要求")


def find_requirements(clean: CleanText, outline: Outline, issued_on: date | None) -> tuple[Requirement, ...]:
    """Return the requirements in printed order: one for each item of such a section, or for each paragraph where it has no items."""
    found: list[Requirement] = []
    for section in outline.tops:
        if _is_requirement_section(clean, section):
            found += _of_section(clean, section, issued_on)
    return tuple(found)


def _is_requirement_section(clean: CleanText, section: Item) -> bool:
    heading = clean.folded[section.marker.end : clean.paragraphs[section.paragraphs[0]].end]
    title = re.split("[。:]", heading, maxsplit=1)[0].strip()
    has_lists = any(item.lists for item in section.walk())
    return not has_lists and _SECTION.fullmatch(title) is not None and _NO_SECTION.search(title) is None


def _of_section(clean: CleanText, section: Item, issued_on: date | None) -> list[Requirement]:
    if section.children:
        return [
            _requirement(clean, child, path_of(clean, child), _whole(clean, child), issued_on)
            for child in section.children
        ]
    path = path_of(clean, section)
    paragraphs = [clean.paragraphs[index] for index in section.paragraphs[1:]] or [_after_title(clean, section)]
    return [
        _requirement(clean, section, path, paragraph, issued_on) for paragraph in paragraphs if not paragraph.is_empty
    ]


def _after_title(clean: CleanText, section: Item) -> Range:
    return Range(section.marker.end, clean.paragraphs[section.paragraphs[0]].end)


def _whole(clean: CleanText, item: Item) -> Range:
    last = max(index for one in item.walk() for index in one.paragraphs)
    return Range(item.marker.end, clean.paragraphs[last].end)


def _requirement(clean: CleanText, item: Item, path: str, place: Range, issued_on: date | None) -> Requirement:
    quote: Quote = clean.quote(place.start, place.end)
    ordinal = clean.quote(item.marker.ordinal_start, item.marker.ordinal_end)
    return Requirement(path, ordinal, quote.text, quote.span, find_deadlines(clean, place, issued_on=issued_on))
