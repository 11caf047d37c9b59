"""The type of GB/T 9704: which font, size and spacing each kind of paragraph has."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from qiaoliang.documents.word_page import LINE_POINTS, PAGE_NUMBER_POINTS, TWIPS_PER_POINT

LATIN = "Times New Roman"
BODY, SANS, REGULAR, TITLE, ROMAN = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "宋体"
MARK, SUBTITLE, QUOTATION, CELL, CELL_HEADING = (
    "Annex Mark",
    "Document Number",
    "Quotation",
    "Table Cell",
    "Table Heading",
)
THREE, TWO, FIVE = 16, 22, 10.5  # points of the sizes 三号, 二号, 五号
TRACKING_POINTS = -0.2  # brings 28 characters of 16 points into 156 mm
BLACK = RGBColor(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Type:
    """How a kind of paragraph is set: font of Chinese text, size and line in points, first-line indent in characters."""

    font: str
    points: float = THREE
    line_points: float = LINE_POINTS
    indent: int = 0
    align: WD_ALIGN_PARAGRAPH | None = WD_ALIGN_PARAGRAPH.JUSTIFY
    is_bold: bool = False
    stays_with_next: bool = False
    below_points: float = 0
    is_on_grid: bool = True


_LEFT, _CENTRE = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER
TYPES = {
    "Normal": Type(BODY),
    "Body Text": Type(BODY, indent=2),
    "Title": Type(TITLE, TWO, 33, align=_CENTRE, stays_with_next=True, below_points=LINE_POINTS),
    "Heading 1": Type(SANS, indent=2, align=_LEFT, stays_with_next=True),
    "Heading 2": Type(REGULAR, indent=2, align=_LEFT, stays_with_next=True),
    "Heading 3": Type(BODY, indent=2, align=_LEFT, is_bold=True, stays_with_next=True),
    "Footer": Type(ROMAN, PAGE_NUMBER_POINTS, align=None),
    MARK: Type(SANS, align=_LEFT, stays_with_next=True, below_points=LINE_POINTS),
    SUBTITLE: Type(REGULAR, align=_CENTRE, below_points=LINE_POINTS),
    QUOTATION: Type(REGULAR, indent=2),
    CELL: Type(BODY, FIVE, 15, align=_LEFT, is_on_grid=False),
    CELL_HEADING: Type(SANS, FIVE, 15, align=_CENTRE, stays_with_next=True, is_on_grid=False),
}


def set_up_styles(word: WordFile, language: str) -> None:
    """Set every style that a document uses; English text breaks at words, so it is not justified."""
    for name, kind in TYPES.items():
        style = _style(word, name)
        _set_font(style, kind, language)
        _set_paragraph(style, kind, language)


def _style(word: WordFile, name: str) -> ParagraphStyle:
    known = {style.name for style in word.styles}
    style = word.styles[name] if name in known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if not isinstance(style, ParagraphStyle):
        raise TypeError(
            f"the template has “{name}” as another kind of style; name the style of the paragraph otherwise"
        )
    if name != "Normal":
        style.base_style = word.styles["Normal"]  # type: ignore[assignment]
    return style


def _set_font(style: ParagraphStyle, kind: Type, language: str) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = LATIN, Pt(kind.points), kind.is_bold, False
    font.color.rgb = BLACK
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script, name in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", kind.font), ("cs", LATIN)):
        fonts.set(qn(f"w:{script}"), name)
    tracking = TRACKING_POINTS if kind.points == THREE and language == "zh" else 0
    _set_value(properties, "w:spacing", str(round(tracking * TWIPS_PER_POINT)))


def _set_value(properties: object, tag: str, value: str) -> None:
    found = properties.find(qn(tag))  # type: ignore[attr-defined]
    if found is None:
        found = OxmlElement(tag)
        size = properties.find(qn("w:sz"))  # type: ignore[attr-defined]
        size.addprevious(found)
    found.set(qn("w:val"), value)


def _set_paragraph(style: ParagraphStyle, kind: Type, language: str) -> None:
    layout = style.paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(kind.line_points)
    layout.space_before, layout.space_after = Pt(0), Pt(kind.below_points)
    layout.keep_with_next, layout.widow_control = kind.stays_with_next, True
    is_justified = kind.align is WD_ALIGN_PARAGRAPH.JUSTIFY and language != "zh"
    layout.alignment = WD_ALIGN_PARAGRAPH.LEFT if is_justified else kind.align
    layout.first_line_indent = Pt(kind.indent * kind.points)
    properties = style.element.get_or_add_pPr()
    properties.get_or_add_ind().set(qn("w:firstLineChars"), str(kind.indent * 100))
    for unwanted in (*properties.findall(qn("w:pBdr")), *properties.findall(qn("w:snapToGrid"))):
        properties.remove(unwanted)
    if not kind.is_on_grid:
        off = OxmlElement("w:snapToGrid")
        off.set(qn("w:val"), "0")
        properties.find(qn("w:spacing")).addprevious(off)
