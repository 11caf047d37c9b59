"""
One-to-one folding of characters, so that the grammar sees one writing.

Full width becomes half width, Traditional becomes Simplified, corner quotes become curled ones. Every character gives exactly one character: a
position in the folded text is a position in the unfolded one.
"""

import unicodedata
from functools import cache

import opencc

_BY_HAND = {
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "﹝": "〔",
    "﹞": "〕",
    "［": "[",
    "］": "]",
    "〇": "零",
    "○": "零",
    "⼀": "一",
    "∶": ":",
    "︰": ":",
    "﹕": ":",
}
_BY_HAND |= {
    "﹒": ".",
    "•": "·",
    "—": "—",
    "–": "-",
    "─": "—",
    "－": "-",
    "〈": "《",
    "〉": "》",
    "｜": "|",
    "│": "|",
    "┃": "|",
    "∣": "|",
}


def fold(text: str) -> str:
    """Return `text` with every character folded to its plain form; the length never changes."""
    return text.translate({ord(character): _fold_character(character) for character in set(text)})


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _fold_character(character: str) -> str:
    if character in _BY_HAND:
        return _BY_HAND[character]
    if character.isspace():
        return "\n" if character == "\n" else "\t" if character == "\t" else " "
    if 0x2460 <= ord(character) <= 0x24FF:  # ① would fold to 1 and stop being a numbering of its own
        return character
    plain = unicodedata.normalize("NFKC", character)
    plain = plain if len(plain) == 1 else character
    if not "\u2e80" <= plain <= "\U0003ffff":
        return plain
    simplified: str = _simplifier().convert(plain)
    return simplified if len(simplified) == 1 else plain
