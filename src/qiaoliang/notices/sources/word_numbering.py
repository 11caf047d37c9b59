"""Numbers that Word sets by itself (automatic lists): they are no text in the file, but the reader of the page sees them."""

import re

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_HAN = "零一二三四五六七八九十"
_HAN_FORMATS = {
    "chineseCounting",
    "chineseCountingThousand",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
}


class WordNumbering:
    """Counts the automatic lists of one document, paragraph by paragraph."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        self._counts: dict[tuple[str, int], int] = {}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        abstract = {element.get(qn("w:abstractNumId")): element for element in root.findall(qn("w:abstractNum"))}
        for number in root.findall(qn("w:num")):
            reference = number.find(qn("w:abstractNumId"))
            definition = abstract.get(reference.get(qn("w:val"))) if reference is not None else None
            for level in definition.findall(qn("w:lvl")) if definition is not None else ():
                key = (number.get(qn("w:numId")), int(level.get(qn("w:ilvl"), "0")))
                self._levels[key] = (
                    _value(level, "w:numFmt"),
                    _value(level, "w:lvlText"),
                    int(_value(level, "w:start") or 1),
                )

    def prefix(self, paragraph: Paragraph) -> str:
        """Return the number Word sets before a paragraph, "" if none; must be called for every paragraph in order."""
        key = _list_of(paragraph)
        if key is None or key not in self._levels:
            return ""
        number, level = key
        self._counts[key] = self._counts.get(key, self._levels[key][2] - 1) + 1
        for deeper in [other for other in self._counts if other[0] == number and other[1] > level]:
            del self._counts[deeper]
        kind, pattern, _ = self._levels[key]
        if kind in ("bullet", "none"):
            return ""
        return re.sub(r"%(\d)", lambda match: self._written(number, int(match[1]) - 1), pattern)

    def _written(self, number: str, level: int) -> str:
        kind, _, start = self._levels.get((number, level), ("decimal", "", 1))
        count = self._counts.get((number, level), start)
        return _in_han(count) if kind in _HAN_FORMATS else str(count)


def _list_of(paragraph: Paragraph) -> tuple[str, int] | None:
    """Return the list and level a paragraph belongs to, by itself or by its style."""
    style = paragraph.style
    for element in (paragraph._p, style.element if style is not None else None):
        number = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") if element is not None else None
        if element is not None and number is not None:
            level = element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
            return number.get(qn("w:val"), ""), int(level.get(qn("w:val"), "0")) if level is not None else 0
    return None


def _value(level: object, name: str) -> str:
    element = level.find(qn(name))  # type: ignore[attr-defined]
    return element.get(qn("w:val"), "") if element is not None else ""


def _in_han(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else ("" if tens == 1 else _HAN[tens]) + "十") + (_HAN[ones] if ones else "")
