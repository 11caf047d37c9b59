"""
Headings that are nothing but names of units, with the tasks of those units below (一、县民政局 … 1. … 2. …) or behind a colon.

A single one proves nothing; a notice that sorts its tasks by bureau has several.
"""

import re
from itertools import pairwise

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.outline import Item, Outline
from qiaoliang.notices.grammar.unit_lists.found_list import FoundList
from qiaoliang.notices.grammar.unit_lists.labels import Role
from qiaoliang.notices.grammar.unit_lists.list_reading import read_list
from qiaoliang.notices.numbering import marker_at
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import is_plain_unit, looks_like_unit, split_names

_TAIL = re.compile(
    r"(?:(?:牵头|负责|主抓|承担|承办|主办)(?:办理|落实|实施)?的?)?(?:重点|主要|目标)?(?:工作|任务|事项)*(?:清单)?(?:\((?:共计?)?\d+[项条个件]\))?[:】\]]*"
)
_OPENING = re.compile(r"(?:(?:以下|下列)(?:各项)?(?:任务|工作|事项)?)?由?[【\[]?")
_LONGEST = 60  # characters
_FEWEST = 2


def find_headings(clean: CleanText) -> dict[int, Range]:
    """Return the paragraphs that are headings of this kind, each with the place of its units; none if there is only one."""
    found = {}
    for index, paragraph in enumerate(clean.paragraphs):
        marker = marker_at(clean.folded, paragraph.start)
        start = marker.end if marker is not None else paragraph.start
        if index in clean.rows or (marker is None and not _opens_run(clean, index + 1)):
            continue
        whole = Range(start, paragraph.end)
        units = _units(clean, whole) or (_units_before_colon(clean, whole) if marker is not None else None)
        if units is not None:
            found[index] = units
    return found if len(found) >= _FEWEST else {}


def give_to_tasks(clean: CleanText, outline: Outline, headings: dict[int, Range]) -> None:
    """Let the units of a heading answer for the items below it, as far as these name none themselves."""
    items = outline.items()
    by_first = {item.paragraphs[0]: item for item in items}
    bounds = [*sorted(headings), len(clean.paragraphs)]
    for index, end in pairwise(bounds):
        heading, first = by_first.get(index), by_first.get(index + 1)
        if heading is not None:
            speaks_itself = _says_more(clean, index, headings[index])
            _give(clean, [heading] if speaks_itself else heading.children or [heading], index, headings[index])
        elif first is not None:
            beside = first.parent.children if first.parent is not None else outline.tops
            own = [item for item in beside if index < item.paragraphs[0] < end]
            if _give(clean, own, index, headings[index]):
                for item in own:
                    item.group = clean.folded[headings[index].start : headings[index].end]


def _give(clean: CleanText, items: list[Item], index: int, units: Range) -> bool:
    """Give the units to the items unless some of these say themselves who leads; say whether it was done."""
    is_empty = bool(items) and items[0].paragraphs == [index] and not _says_more(clean, index, units)
    if is_empty or any(map(_names_lead, items)):
        return False
    for item in items:
        reading = read_list(clean.folded, units.start, units.end)
        item.lists.insert(0, (index, FoundList(units, reading)))
    return True


def _names_lead(item: Item) -> bool:
    mentions = [mention for below in item.walk() for _, found in below.lists for mention in found.reading.mentions]
    return any(mention.role is not Role.PARTICIPANT for mention in mentions)


def _units(clean: CleanText, place: Range) -> Range | None:
    """Return the place of the units if a heading holds nothing else."""
    if not 2 <= place.end - place.start <= _LONGEST or clean.folded[place.end - 1] in "。;":
        return None
    opening = _OPENING.match(clean.folded, place.start, place.end)
    start = opening.end() if opening is not None else place.start
    for end in _ends(clean.folded, start, place.end):
        names = [clean.folded[name.start : name.end] for name in split_names(clean.folded, start, end)]
        if names and all(is_plain_unit(name) or (name.startswith("各") and looks_like_unit(name)) for name in names):
            return Range(start, end)
    return None


def _units_before_colon(clean: CleanText, place: Range) -> Range | None:
    """Return the place of the units in 县水利局:负责水情监测."""
    colon = clean.folded.find(":", place.start, min(place.end - 1, place.start + _LONGEST))
    return _units(clean, Range(place.start, colon)) if colon > place.start else None


def _says_more(clean: CleanText, index: int, units: Range) -> bool:
    """Say whether the paragraph of a heading goes on with what its units do."""
    return clean.folded.startswith(":", units.end) and units.end + 1 < clean.paragraphs[index].end


def _ends(folded: str, start: int, limit: int) -> list[int]:
    """Return where the units may end: what follows says only that these are their tasks."""
    return [end for end in range(start + 2, limit + 1) if _TAIL.fullmatch(folded, end, limit)]


def _opens_run(clean: CleanText, index: int) -> bool:
    """Say whether the paragraph `index` is the first of a run of numbered ones."""
    if index >= len(clean.paragraphs):
        return False
    marker = marker_at(clean.folded, clean.paragraphs[index].start)
    return marker is not None and marker.number == 1
