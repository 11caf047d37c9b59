"""The tree of numbered items: which item stands under which, and which paragraphs and lists of units belong to it."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from qiaoliang.notices.cleaning import CleanText
from qiaoliang.notices.grammar.unit_lists.labels import label_at
from qiaoliang.notices.grammar.unit_lists.layouts import FoundList, find_lists
from qiaoliang.notices.numbering import BARE, Marker, marker_at
from qiaoliang.notices.span import Range
from qiaoliang.notices.units import looks_like_unit

_DATE_LINE = re.compile(
    r"(?:(?:19|20)\d{2}|[一二][零一二三四五六七八九]{3})年(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日"
)
_ANNEX_HEADING = re.compile(r"附(?:件|表|录)\s?[一二三四五六七八九十\d]{0,3}\s?(?:[:.、].*)?")
_BACK = re.compile(
    r"\((?:此件|联系人|信息公开)[^()]*\)|抄送.*|.*(?:办公室|办公厅|局|秘书处)\s?.{0,14}日印发|主动公开.*|信息公开选项.*|\(?联系人:.*"
)


_SHALLOW = ("part", "chapter", "section", "han")
_DEEP = (
    "round_han",
    "digit",
    BARE,
    "round_digit",
    "half_round_digit",
    "circled",
)  # 一、 never stands under one of these


@dataclass(slots=True)
class Item:
    """A numbered item. `paragraphs` are its own, without those of the items under it; `lists` are the lists of units that speak for it, `group` the unnumbered heading it stands under."""

    marker: Marker
    parent: "Item | None"
    part: str
    paragraphs: list[int] = field(default_factory=list)
    children: list["Item"] = field(default_factory=list)
    lists: list[tuple[int, FoundList]] = field(default_factory=list)
    listed_children: int | None = None
    group: str = ""

    def count_listed(self) -> int:
        """Return how many items right under this one have lists; to be asked once the outline is whole."""
        if self.listed_children is None:
            self.listed_children = sum(bool(child.lists) for child in self.children)
        return self.listed_children

    def walk(self) -> "list[Item]":
        """Return the item and all items under it in printed order."""
        return [self, *(item for child in self.children for item in child.walk())]


@dataclass(slots=True)
class Outline:
    """
    All top items in printed order, and for each paragraph the lists found in it.

    `annex_headings` open an annex that the file holds; `ends`
    are the paragraphs (signature, date, annexes) that no item goes beyond.
    """

    tops: list[Item] = field(default_factory=list)
    lists: dict[int, list[FoundList]] = field(default_factory=dict)
    loose: list[int] = field(default_factory=list)
    annex_headings: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def items(self) -> list[Item]:
        """Return every item in printed order."""
        return [item for top in self.tops for item in top.walk()]


def read_outline(clean: CleanText, skipped: frozenset[int], headings: Collection[int] = ()) -> Outline:
    """Return the outline of a notice; paragraphs in `skipped` (the rows of tables) take no part, unnumbered `headings` belong to no item."""
    outline = Outline()
    stack: list[Item] = []
    part, bare = "", 0
    for index, paragraph in enumerate(clean.paragraphs):
        if index in skipped:
            continue
        words = clean.folded[paragraph.start : paragraph.end]
        marker = marker_at(clean.folded, paragraph.start)
        if marker is not None and marker.style == BARE:
            marker = marker if marker.number in (1, bare + 1) else None
            bare = marker.number if marker is not None else bare
        if ends_body(clean, index, words):
            stack, part = [], _part(outline, index, words, part)
            outline.ends.append(index)
        elif marker is not None and marker.end <= paragraph.end:
            _open_item(outline, stack, Item(marker, None, part, [index]))
            _attach_lists(clean, outline, stack[-1], index, marker.end)
        elif stack and index not in headings and _belongs(clean, outline, stack[-1], paragraph):
            stack[-1].paragraphs.append(index)
            _attach_lists(clean, outline, stack[-1], index, paragraph.start)
        else:
            outline.loose.append(index)
    _lift_lists(clean, outline)
    return outline


def _open_item(outline: Outline, stack: list[Item], item: Item) -> None:
    styles = [above.marker.style for above in stack]
    if item.marker.style in styles:
        del stack[styles.index(item.marker.style) :]
    elif item.marker.style in _SHALLOW:
        del stack[next((at for at, style in enumerate(styles) if style in _DEEP), len(stack)) :]
    item.parent = stack[-1] if stack else None
    (outline.tops if item.parent is None else item.parent.children).append(item)
    stack.append(item)


def _attach_lists(clean: CleanText, outline: Outline, item: Item, index: int, start: int) -> None:
    found = find_lists(clean, Range(start, clean.paragraphs[index].end))
    outline.lists[index] = found
    item.lists += [(index, one) for one in found]


def _belongs(clean: CleanText, outline: Outline, item: Item, paragraph: Range) -> bool:
    """Say whether an unnumbered paragraph goes on with an item: not after a list of units closed it, unless it is or ends with a list itself."""
    if not item.lists or not _closes(clean, item, item.paragraphs[-1]):
        return True
    if label_at(clean.folded, paragraph.start, paragraph.end, may_lack_colon=True) is not None:
        return True
    found = find_lists(clean, paragraph, is_numbered=False)
    return bool(found) and found[-1].whole.end >= paragraph.end - 1


def _closes(clean: CleanText, item: Item, index: int) -> bool:
    return any(where == index and found.whole.end >= clean.paragraphs[index].end - 1 for where, found in item.lists)


def ends_body(clean: CleanText, index: int, words: str) -> bool:
    """Say whether no item goes beyond paragraph `index`, whose folded words are `words`: a signature, a date, an annex, the closing lines."""
    if _BACK.fullmatch(words) or (words.startswith("附") and _ANNEX_HEADING.fullmatch(words) and len(words) < 120):
        return True
    if _DATE_LINE.fullmatch(words):
        return True
    following = clean.paragraphs[index + 1] if index + 1 < len(clean.paragraphs) else None
    is_signature = (
        following is not None and _DATE_LINE.fullmatch(clean.folded, following.start, following.end) is not None
    )
    return (
        is_signature and len(words) <= 40 and all(looks_like_unit(word) or word == "国务院" for word in words.split())
    )


def _part(outline: Outline, index: int, words: str, part: str) -> str:
    """Return the name of the annex that begins here, which sets its items apart from those of the notice; "" while nothing was numbered before."""
    if not words.startswith("附") or (
        ":" in words and not words.endswith(":") and not outline.annex_headings and not outline.items()
    ):
        return part
    if ":" not in words or outline.annex_headings:
        outline.annex_headings.append(index)
    return words.replace(" ", "")[:4].rstrip(":") if any(item.lists for item in outline.items()) else ""


def _lift_lists(clean: CleanText, outline: Outline) -> None:
    """Give a list that closes the last of several items, none of which has its own, to the item above them all."""
    parents = [
        item
        for item in outline.items()
        if len(item.children) >= 2 and all(not child.children for child in item.children)
    ]
    for parent in parents:
        *others, last = parent.children
        alone = [pair for pair in last.lists if _fills(clean, pair) and not parent.lists]
        if alone and len(alone) == len(last.lists) and not any(child.lists for child in others):
            parent.lists, last.lists = last.lists, []


def _fills(clean: CleanText, pair: tuple[int, FoundList]) -> bool:
    index, found = pair
    paragraph = clean.paragraphs[index]
    between = clean.folded[paragraph.start : found.whole.start] + clean.folded[found.whole.end : paragraph.end]
    return not between.strip(" 。;,:")
