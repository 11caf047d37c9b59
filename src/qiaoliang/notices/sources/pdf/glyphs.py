"""Characters on a page with their places, and the lines they stand in. Lengths are PDF points; y grows upwards."""

from ctypes import c_double
from dataclasses import dataclass
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character that stands on `baseline`; `after_space` if white space was typed before it."""

    character: str
    baseline: float
    left: float
    right: float
    bottom: float
    top: float
    after_space: bool

    @property
    def middle(self) -> float:
        """The height of its middle on the page."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """Characters that stand beside each other, from left to right; never empty."""

    glyphs: tuple[Glyph, ...]

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        """Where the line ends."""
        return max(glyph.right for glyph in self.glyphs)

    @property
    def baseline(self) -> float:
        """The height on the page at which it stands."""
        return self.glyphs[0].baseline

    @property
    def height(self) -> float:
        """The height of its tallest character."""
        return max(glyph.top - glyph.bottom for glyph in self.glyphs)


def glyphs_of(page: pypdfium2.PdfPage) -> list[Glyph]:
    """Return the printed characters of a page in the order in which the file draws them."""
    words = page.get_textpage()
    box, x, y, glyphs, after_space = pdfium.FS_RECTF(), c_double(), c_double(), [], False
    for index in range(words.count_chars()):
        code = pdfium.FPDFText_GetUnicode(words, index)
        character = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "
        if character.isspace() or code < 32 or code in (0xFFFE, 0xFFFF, 0xAD, 0x200B):
            after_space = True
        elif pdfium.FPDFText_GetLooseCharBox(words, index, box) and pdfium.FPDFText_GetCharOrigin(words, index, x, y):
            glyphs.append(Glyph(character, y.value, box.left, box.right, box.bottom, box.top, after_space))
            after_space = False
    words.close()
    return glyphs


def lines_of(glyphs: list[Glyph]) -> list[PrintedLine]:
    """Return the lines of a page or a cell from top to bottom; characters whose baselines differ by less than half a height share one."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.baseline):
        first = lines[-1][0] if lines else None
        if first is None or first.baseline - glyph.baseline > 0.5 * min(
            first.top - first.bottom, glyph.top - glyph.bottom
        ):
            lines.append([])
        lines[-1].append(glyph)
    return [PrintedLine(tuple(sorted(line, key=lambda one: one.left))) for line in lines]


def em_of(glyphs: list[Glyph]) -> float:
    """Return the usual width of a Chinese character, 10 if there is none."""
    return median([glyph.right - glyph.left for glyph in glyphs if glyph.character >= "\u2e80"] or [10.0]) or 10.0
