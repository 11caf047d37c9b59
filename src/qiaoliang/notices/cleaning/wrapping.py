"""Which lines of the official text belong to one paragraph, when a page layout broke it into lines."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from qiaoliang.notices.cleaning.folding import fold
from qiaoliang.notices.cleaning.lines import Line, LineKind
from qiaoliang.notices.grammar.unit_lists.labels import Role, label_at, role_of_heading
from qiaoliang.notices.numbering import marker_at
from qiaoliang.notices.units import is_plain_unit, looks_like_unit, split_names

_ENDS = "。！？；：）】》”’.;:!?)]"
_KEEPS_OPEN = "、，,(（〔和至到第与及"
_LONGEST_OPEN_LIST = 400  # characters after which an unclosed bracket is taken for a misprint
_OPENERS, _CLOSERS = "(〔[【", ")〕]】"


@dataclass(slots=True)
class Paragraph:
    """Lines of the official text that are read as one; `folded` is what the decision to go on is taken from."""

    lines: list[Line] = field(default_factory=list)
    folded: str = ""
    open_brackets: int = 0

    def add(self, line: Line, folded: str) -> None:
        """Append a line to the paragraph."""
        self.lines.append(line)
        self.folded += folded
        change = sum(character in _OPENERS for character in folded) - sum(character in _CLOSERS for character in folded)
        self.open_brackets = max(0, self.open_brackets + change)


def join_lines(text: str, lines: list[Line]) -> list[Paragraph]:
    """Return the paragraphs of the official text, page marks, furniture and blank lines left out."""
    width = wrap_width(text, lines)
    running = _running_heads(text, lines) if width is not None else frozenset()
    is_double_spaced = _is_double_spaced(lines)
    paragraphs: list[Paragraph] = []
    numbers: dict[str, int] = {}
    blank = page = is_tabled = False
    numbered = _before_bare_numbers(lines)
    for line in lines:
        if line.kind is LineKind.BLANK:
            blank = True
        elif line.kind is LineKind.PAGE_MARK or (
            line.kind is LineKind.BARE_NUMBER and width is not None and not is_tabled
        ):
            page = True
        elif line.kind is not LineKind.FURNITURE and text[line.start : line.end] not in running:
            folded = fold(text[line.start : line.end])
            is_tabled = _is_in_table(folded, is_tabled) or (is_tabled and line.start in numbered)
            may_follow = (not blank or page or is_double_spaced) and not is_tabled
            is_part = bool(paragraphs) and not is_row(text, line) and not is_row(text, paragraphs[-1].lines[-1])
            if not (is_part and _goes_on(paragraphs[-1], line, folded, width if may_follow else None, numbers)):
                paragraphs.append(Paragraph())
                marker = marker_at(folded, 0)
                if marker is not None:
                    numbers[marker.style] = marker.number
            paragraphs[-1].add(line, folded)
            blank = page = False
    return paragraphs


def _before_bare_numbers(lines: list[Line]) -> frozenset[int]:
    """Return the starts of the lines right above a bare number: inside a table they name the rows below."""
    printed = [line for line in lines if line.kind is not LineKind.BLANK]
    return frozenset(line.start for line, below in pairwise(printed) if below.kind is LineKind.BARE_NUMBER)


def _is_in_table(folded: str, was_in_table: bool) -> bool:
    """Say whether the cells of a table stand here line by line: from the heading 序号 to the next number of a section."""
    if folded.replace(" ", "") in ("序号", "编号"):
        return True
    marker = marker_at(folded, 0) if was_in_table else None
    return was_in_table and (marker is None or marker.style not in ("han", "round_han", "chapter"))


def _running_heads(text: str, lines: list[Line]) -> frozenset[str]:
    """Return the short lines that stand beside a page mark again and again: the name of the gazette on every page."""
    printed = [line for line in lines if line.kind is not LineKind.BLANK]
    beside = Counter(
        text[line.start : line.end]
        for before, line, after in zip(printed, printed[1:], printed[2:], strict=False)
        if line.kind is LineKind.TEXT
        and line.width <= 60
        and LineKind.PAGE_MARK in (before.kind, after.kind)
        and text[line.end - 1] not in _ENDS
    )
    pages = sum(line.kind is LineKind.PAGE_MARK for line in lines)
    return frozenset(words for words, count in beside.items() if count >= max(3, pages // 3))


def wrap_width(text: str, lines: list[Line]) -> int | None:
    """Return the width in columns at which a page layout broke the lines, or None if every line is a paragraph."""
    bodies = [line for line in lines if line.kind is LineKind.TEXT and line.width >= 30 and not is_row(text, line)]
    followers = _followers(text, lines)
    middles = sorted(line.indent + line.width for line in bodies if followers.get(line.start))
    if len(middles) < 4 or len(middles) < 0.3 * len(bodies):
        return None
    width = middles[int(len(middles) * 0.8)]
    near = sum(0.85 * width <= right <= 1.1 * width for right in middles)
    return width if width <= 160 and near >= 0.5 * len(middles) else None


def _followers(text: str, lines: list[Line]) -> dict[int, bool]:
    """Say of each line, by its start, whether it breaks off and the next line may go on with it."""
    printed = [line for line in lines if line.kind is LineKind.TEXT]
    goes_on: dict[int, bool] = {}
    for line, following in pairwise(printed):
        folded = fold(text[following.start : min(following.end, following.start + 40)])
        is_start = marker_at(folded, 0) is not None or label_at(folded, 0, len(folded)) is not None
        goes_on[line.start] = text[line.end - 1] not in _ENDS and not is_start
    return goes_on


def is_row(text: str, line: Line) -> bool:
    """Say whether a line looks like the row of a table: cells set apart by a tab, a bar or wide gaps."""
    words = text[line.start : line.end]
    if "\t" in words or words.count("|") + words.count("｜") >= 2:
        return True
    return (
        len(words.replace("\u3000", "  ").split("  ")) - 1 >= 2
        and sum(map(bool, words.replace("\u3000", "  ").split("  "))) >= 3
    )


def _goes_on(paragraph: Paragraph, line: Line, folded: str, width: int | None, numbers: dict[str, int]) -> bool:
    last = paragraph.lines[-1]
    marker = marker_at(folded, 0)
    is_next = marker is not None and marker.follows(numbers.get(marker.style))
    if paragraph.folded.rstrip().endswith(":") and _is_bare_label(paragraph.folded):
        return marker is None
    if _is_label_alone(paragraph.folded):
        return _names_units(folded)
    if marker is None and _breaks_off_list(paragraph.folded):
        return label_at(folded, 0, len(folded)) is None
    if paragraph.open_brackets and not is_next and len(paragraph.lines) < 60 and _opens_list(paragraph.folded, folded):
        return True
    if width is None or last.indent + last.width < 0.8 * width or "\t" in folded or folded.startswith(("附件", "抄送")):
        return False
    if paragraph.folded[-1] not in _ENDS:
        return not is_next or paragraph.folded[-1] in _KEEPS_OPEN
    is_indented = line.indent > min(item.indent for item in paragraph.lines[-1:]) + 1
    return marker is None and not is_indented and label_at(folded, 0, len(folded)) is None


def _is_bare_label(folded: str) -> bool:
    start = max(folded.rfind(mark) for mark in "\n。;( ") + 1
    label = label_at(folded, start, len(folded))
    return label is not None and label.end == len(folded)


def _is_label_alone(folded: str) -> bool:
    """Say whether a paragraph so far is a label without its colon (牵头单位 on a line of its own)."""
    return len(folded) <= 8 and role_of_heading(folded) in (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT)


def _names_units(folded: str) -> bool:
    return len(folded) < 200 and role_of_heading(folded) is None and _are_units(folded, 0, len(folded))


def _are_units(folded: str, start: int, end: int) -> bool:
    names = split_names(folded, start, end, "、,")
    return bool(names) and all(is_plain_unit(folded[name.start : name.end]) for name in names)


def _breaks_off_list(folded: str) -> bool:
    """Say whether a labelled list breaks off at a separator or in the middle of a name."""
    label = label_at(folded, 0, len(folded))
    if label is None or label.role not in (Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT) or len(folded) > 2000:
        return False
    last = split_names(folded, max(label.end, folded.rfind("、") + 1), len(folded), "、,")[-1:]
    is_cut = folded.count("、") >= 2 and bool(last) and not looks_like_unit(folded[last[0].start : last[0].end])
    return folded[-1] in "、," or (is_cut and folded[-1] not in _ENDS)


def _opens_list(folded: str, following: str) -> bool:
    """Say whether an open bracket announces units; the break may stand inside the label (责 / 任单位:) or a name."""
    window = max(0, len(folded) - _LONGEST_OPEN_LIST)
    words = folded[window:] + following[:80]
    starts = [position + 1 for position in range(len(folded) - window) if words[position] in _OPENERS]
    if any(label_at(words, start, len(words)) is not None for start in starts):
        return True
    closer = words.find(")", len(folded) - window)
    return bool(starts) and closer > 0 and _are_units(words, starts[-1], closer)


def _is_double_spaced(lines: list[Line]) -> bool:
    kinds = [line.kind for line in lines]
    pairs = pairwise(kinds)
    texts = sum(kind is LineKind.TEXT for kind in kinds)
    return texts > 10 and sum(pair == (LineKind.TEXT, LineKind.BLANK) for pair in pairs) > 0.8 * texts
