"""Numbers that open a paragraph: 第一章, 一、, (一), 1., 1.1, (1), 1), ①, 任务一:. It knows writings, not their order."""

import re
from dataclasses import dataclass

_HAN = "一二三四五六七八九十百零两"
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_CIRCLED = {chr(0x2460 + index): index + 1 for index in range(20)} | {
    chr(0x3220 + index): index + 1 for index in range(10)
}

_CIRCLED |= {chr(0x2474 + index): index + 1 for index in range(20)} | {
    chr(0x2488 + index): index + 1 for index in range(20)
}

BARE = "bare_digit"  # 1 加强…: a number parted by nothing but white space, to be trusted only in its order
_NO_MEASURE_WORD = "(?![年月日号时分秒周天岁个名人次项家条万亿千百元角余多倍级期批类场处门台辆件部座只头例种支篇份位间床张户所套亩公平米吨度省市县区镇乡村章节篇])"

_FIRST_CHARACTERS = {*"第重任措举行项实工事[【(", *_HAN, *"0123456789", *_CIRCLED}

_WRITINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"(?P<ordinal>第(?P<number>[{_HAN}\d]{{1,5}})(?:编|部分|篇))[:、.\s]?\s*")),
    ("chapter", re.compile(rf"(?P<ordinal>第(?P<number>[{_HAN}\d]{{1,5}})章)[:、.\s]?\s*")),
    ("section", re.compile(rf"(?P<ordinal>第(?P<number>[{_HAN}\d]{{1,5}})节)[:、.\s]?\s*")),
    ("article", re.compile(rf"(?P<ordinal>第(?P<number>[{_HAN}\d]{{1,5}})条)[:、.\s]\s*")),
    (
        "word",
        re.compile(
            rf"[\[【]?(?P<ordinal>(?:重点)?(?:任务|措施|举措|行动|项目|实事|工程|事项)(?P<number>[{_HAN}\d]{{1,4}}))[\]】]?[:、.\s]\s*"
        ),
    ),
    ("han", re.compile(rf"(?P<ordinal>(?P<number>[{_HAN}]{{1,5}}))\s?[、.]\s*")),
    ("round_han", re.compile(rf"(?P<ordinal>\(\s?(?P<number>[{_HAN}]{{1,5}})\s?\))[、.]?\s*")),
    ("round_han", re.compile(r"(?P<ordinal>(?P<number>[\u3220-\u3229]))[、.]?\s*")),
    (
        "decimal",
        re.compile(
            r"(?P<ordinal>(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}))(?:[、.]\s*|\s+|(?=[\u4e00-\u9fff“《])(?![万亿元倍个名级版亩米公吨]))"
        ),
    ),
    ("digit", re.compile(r"(?P<ordinal>(?P<number>\d{1,3}))\s?[、.](?:(?!\d)|(?=(?:19|20)\d\d年))\s*")),
    (BARE, re.compile(rf"(?P<ordinal>(?P<number>\d{{1,3}}))\s+(?=[\u4e00-\u9fff“《]){_NO_MEASURE_WORD}")),
    ("round_digit", re.compile(r"(?P<ordinal>\(\s?(?P<number>\d{1,3})\s?\))[、.]?\s*")),
    ("half_round_digit", re.compile(r"(?P<ordinal>(?P<number>\d{1,3}))\)[、.]?\s*")),
    ("digit", re.compile(r"(?P<ordinal>(?P<number>[\u2488-\u249b]))\s*")),
    ("round_digit", re.compile(r"(?P<ordinal>(?P<number>[\u2474-\u2487]))[、.]?\s*")),
    ("circled", re.compile(r"(?P<ordinal>(?P<number>[\u2460-\u2473]))[、.]?\s*")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A number that opens a paragraph. `ordinal_*` and `end` are positions in the text that was searched; `end` lies after the punctuation."""

    style: str
    number: int
    ordinal_start: int
    ordinal_end: int
    end: int

    def follows(self, number: int | None) -> bool:
        """Say whether this marker comes next after `number` in its style, or opens a new run."""
        return self.number == 1 or (number is not None and self.number == number + 1)


def marker_at(folded: str, position: int) -> Marker | None:
    """Return the marker that stands at `position` of a folded text, or None if none does."""
    if folded[position : position + 1] not in _FIRST_CHARACTERS:
        return None
    for style, pattern in _WRITINGS:
        match = pattern.match(folded, position)
        if match is None:
            continue
        number = number_of(match["number"].rpartition(".")[2])
        if number is None:
            continue
        depth = f"{style}{match['number'].count('.')}" if style == "decimal" else style
        return Marker(depth, number, match.start("ordinal"), match.end("ordinal"), match.end())
    return None


def number_of(numeral: str) -> int | None:
    """Return the value of a numeral below 1000 (三, 十二, 二十八, 一百零二, 28, ③), or None if it is no number."""
    if numeral in _CIRCLED:
        return _CIRCLED[numeral]
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    total, digit = 0, 0
    for character in numeral:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        elif character in _DIGITS:
            digit = digit * 10 + _DIGITS[character]
        else:
            return None
    return total + digit or None
