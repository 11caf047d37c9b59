"""Lines of the official text, and which of them are furniture: page marks, rules, buttons of a web page, a table of contents."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from qiaoliang.notices.cleaning.folding import fold

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PAGE_MARK = re.compile(
    r"[-—·~]+\d{1,4}[-—·~]+|第\d{1,4}页(?:[,/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}|[Pp]age\d{1,4}(?:of\d{1,4})?|-\d{1,4}|—\d{1,4}"
)
_RULE = re.compile(r"([^\d\s])\1{7,}|[-=_—━═*~.·#]{3,}")
_CONTENTS = re.compile(r".+(?:\.{4,}|…{2,}|·{4,}|-{6,})\d{1,4}")
_BUTTONS = re.compile(
    r"(?:收藏|繁体|简体|无障碍(?:浏览)?|长者模式|适老版|关怀版)+|[\[【(]?打印(?:本页|此页)?[\]】)]?(?:[\[【(]?关闭(?:窗口|本页)?[\]】)]?)?|"
    r"[\[【(]关闭[\]】)]?|关闭窗口|分享(?:到|至)?:?.{0,12}|扫一扫.{0,20}|字(?:体|号):?[\[(【]?[大中小][大中小\])】]*.{0,6}|(?:您的)?当前位置:.*|首页>.*|"
    r"(?:浏览|点击|访问)(?:次数|量):?\d*.*|上一(?:篇|条):.*|下一(?:篇|条):.*|网站地图.*|版权所有.*|.*ICP备\d+号.*|责任编辑:.*|打印关闭"
)


class LineKind(Enum):
    """What a line is for."""

    TEXT = "text"
    BLANK = "blank"
    PAGE_MARK = "page mark"
    BARE_NUMBER = "bare number"  # a page number or the number of a table row: only the lines around it can tell
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the official text without its line break, trimmed to `start`..`end`; `indent` and `width` count display columns."""

    start: int
    end: int
    indent: int
    width: int
    kind: LineKind


def split_lines(text: str) -> list[Line]:
    """Return the lines of the official text in order."""
    lines, start = [], 0
    for match in _BREAK.finditer(text):
        lines.append(_line(text, start, match.start()))
        start = match.end()
    lines.append(_line(text, start, len(text)))
    return lines


def columns(text: str) -> int:
    """Return how many columns `text` takes on screen: two for a Chinese character, one for a Latin one."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)


def _line(text: str, start: int, end: int) -> Line:
    whole = text[start:end]
    trimmed = whole.strip()
    if trimmed[-1:] in ("|", "｜") and sum(map(trimmed.count, "|｜")) == 1:
        trimmed = trimmed[:-1].rstrip()  # a cell on a line of its own, as some pages print tables
    first = start + len(whole) - len(whole.lstrip())
    return Line(first, first + len(trimmed), columns(text[start:first]), columns(trimmed), _kind(trimmed))


def _kind(trimmed: str) -> LineKind:
    if not trimmed:
        return LineKind.BLANK
    if len(trimmed) > 120:
        return LineKind.TEXT
    squeezed = re.sub(r"\s+", "", fold(trimmed))
    if re.fullmatch(r"\d{1,4}", squeezed):
        return LineKind.BARE_NUMBER
    if _PAGE_MARK.fullmatch(squeezed):
        return LineKind.PAGE_MARK
    if _RULE.fullmatch(squeezed) or _BUTTONS.fullmatch(squeezed) or _CONTENTS.fullmatch(squeezed) or not squeezed:
        return LineKind.FURNITURE
    return LineKind.TEXT
