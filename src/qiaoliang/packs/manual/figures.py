"""Every figure with its dated values, unit, source and confidence, as a table; a figure without values says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qiaoliang.documents import Block, Bullets, Document, Heading, Paragraph, Table
from qiaoliang.packs.manual.wording import CONFIDENCES, either, one_line, place_words, quantity, span_words, unit_words
from qiaoliang.packs.model import Pack
from qiaoliang.rules.figures import Figure

WIDTHS = (34, 24, 26, 20, 30, 22)
HEADINGS = {
    "zh": ("数值", "数", "起止", "地区", "来源", "把握"),
    "en": ("Figure", "Value", "In force", "Place", "Source", "Confidence"),
}


def figures_document(pack: Pack, language: str) -> Document:
    """Return the page of every figure of a pack, measure by measure, those that measures share last."""
    blocks: list[Block] = [Paragraph(_opening(language))]
    for measure in pack.measures:
        owned = [figure for figure in pack.figures.figures.values() if figure.measure == measure.id]
        title = either(language, f"{measure.ordinal}{measure.title}", f"{measure.number}. {measure.title_en}")
        blocks += [Heading(title), *figure_blocks(pack, owned, language)] if owned else []
    known = {measure.id for measure in pack.measures}
    shared = [figure for figure in pack.figures.figures.values() if figure.measure not in known]
    if shared:
        blocks += [
            Heading(either(language, "几项措施共用", "Shared by measures")),
            *figure_blocks(pack, shared, language),
        ]
    used = _sources_of(pack, pack.figures.figures.values())
    blocks += [Heading(either(language, "来源", "Sources")), Bullets(used)]
    return Document(either(language, "全部数值", "Every figure"), tuple(blocks), language=language)


def figure_blocks(pack: Pack, figures: Iterable[Figure], language: str) -> Iterator[Block]:
    """Yield the table of some figures, then what is quoted and noted about them."""
    shown = list(figures)
    rows = tuple(row for figure in shown for row in _rows(pack, figure, language))
    yield Table(HEADINGS[language], rows, WIDTHS, merged_columns=(0,))
    notes = tuple(note for figure in shown for note in _notes(figure, language))
    if notes:
        yield Bullets(notes)


def source_lines(pack: Pack, figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the sources that some figures name, each once, with title and address."""
    return _sources_of(pack, figures)


def _opening(language: str) -> str:
    return either(
        language,
        "数值取当月最后一天有效的数；先看本地，再看上级地区。查找未得的数没有值，绝不当作零。假定的数只供演示，不是任何地方的标准。",
        "A figure is the one in force on the last day of the month, for the place itself or else for the one above it. An absent "
        "figure has no value and is never taken for zero. An assumed one serves the demonstration and is no standard of any place.",
    )


def _rows(pack: Pack, figure: Figure, language: str) -> Iterator[tuple[str, ...]]:
    label = f"{either(language, figure.label, figure.label_en)} ({figure.id})"
    if not figure.values:
        unit = unit_words(figure.unit, language)
        yield (
            label,
            either(language, f"没有 {unit}", f"none {unit}").strip(),
            "—",
            "—",
            figure.source or "—",
            CONFIDENCES[language]["absent"],
        )
    for value in sorted(figure.values, key=lambda each: (each.place or "", each.starts_on)):
        yield (
            label,
            either(language, "不设", "none set")
            if value.value is None
            else quantity(value.value, figure.unit, language),
            span_words(value, language),
            place_words(pack, value.place, language),
            value.source or figure.source,
            CONFIDENCES[language][value.confidence],
        )


def _notes(figure: Figure, language: str) -> Iterator[str]:
    if figure.quote:
        yield f"{figure.id}{either(language, '：原文“', ': “')}{one_line(figure.quote)}”"
    note = either(language, figure.note, figure.note_en)
    if note:
        yield f"{figure.id}{either(language, '：', ': ')}{one_line(note)}"
    yield from _value_notes(figure, language)


def _value_notes(figure: Figure, language: str) -> Iterator[str]:
    """Yield what is noted of single values, each note once with the dates from which the values are in force."""
    starts: dict[str, list[str]] = {}
    for value in figure.values:
        if value.note:
            words = one_line(either(language, value.note, value.note_en or value.note))
            starts.setdefault(words, []).append(str(value.starts_on))
    for words, days in starts.items():
        listed = either(language, "、", ", ").join(dict.fromkeys(days))
        yield f"{figure.id}, {listed}{either(language, '：', ': ')}{words}"


def _sources_of(pack: Pack, figures: Iterable[Figure]) -> tuple[str, ...]:
    cited = [text for figure in figures for text in (figure.source, *(value.source for value in figure.values))]
    wanted = {
        word.strip(",，;；")
        for text in cited
        for part in text.replace("；", ";").split(";")
        for word in part.split()[:1]
    }
    return tuple(
        f"{source.id}: {source.title}{f' {source.address}' if source.address else ''}"
        for source in pack.sources.values()
        if source.id in wanted
    )
