"""The page of one measure: clauses verbatim, rules, figures, interactions, worked cases, open questions."""

from __future__ import annotations

from collections.abc import Iterator

from qiaoliang.documents import Block, Bullets, Document, Heading, Paragraph, Quotation
from qiaoliang.packs.manual.examples import example_blocks
from qiaoliang.packs.manual.figures import figure_blocks, source_lines
from qiaoliang.packs.manual.indicators import indicator_blocks
from qiaoliang.packs.manual.interactions import interaction_table, interaction_words, parts_of
from qiaoliang.packs.manual.rules import rule_blocks
from qiaoliang.packs.manual.wording import STATES, either, one_line
from qiaoliang.packs.model import KINDS, Clause, Measure, Pack
from qiaoliang.rules.figures import Figure
from qiaoliang.rules.interactions import Disregard, Interaction
from qiaoliang.rules.program import facts_needed, figures_needed
from qiaoliang.rules.provisions import Provision

TRACKED = "任务：逐个牵头和参加单位登记状态、说明和佐证；通知要求各地区做的，逐个报送地区登记。"
TRACKED_EN = (
    "Duties: every unit that leads or takes part reports status, note and evidence; what the notice asks of every place, every "
    "reporting place does."
)


def measure_document(pack: Pack, measure: Measure, language: str) -> Document:
    """Return the page of a measure; every line comes from the pack, so that it can be checked against the paper."""
    return Document(
        title=either(language, f"{measure.ordinal}{measure.title}", f"Measure {measure.number}: {measure.title_en}"),
        blocks=(
            *_opening(pack, measure, language),
            *_clauses(pack, measure, language),
            *_figures(pack, measure, language),
            *_interactions(pack, measure, language),
            *_examples(pack, measure, language),
            *_questions(measure, language),
        ),
        language=language,
    )


def figures_of(pack: Pack, measure: Measure) -> list[Figure]:
    """Return the figures of a measure: its own, absent ones included, then those of others that its rules use."""
    table = pack.figures.figures
    own = [figure for figure in table.values() if figure.measure == measure.id]
    provisions = [pack.program[provision_id] for clause in measure.clauses for provision_id in clause.provisions]
    used = [table[figure_id] for figure_id in figures_needed(provisions)]
    return own + [figure for figure in used if figure.measure != measure.id]


def interactions_of(pack: Pack, measure: Measure) -> list[Interaction]:
    """Return the interactions that a clause of the measure makes, and those made elsewhere that bear on its provisions."""
    clauses = {clause.id for clause in measure.clauses}
    provisions = [pack.program[provision_id] for clause in measure.clauses for provision_id in clause.provisions]
    return [each for each in pack.interactions if each.clause in clauses or _bears_on(each, provisions)]


def _bears_on(interaction: Interaction, provisions: list[Provision]) -> bool:
    """An income that is disregarded bears on every provision that turns on it; the others bear on those they name."""
    if isinstance(interaction, Disregard):
        return any(fact.id == interaction.income.id for fact in facts_needed(provisions))
    names = {provision.id for provision in provisions}
    return any(isinstance(part, Provision) and part.id in names for part in parts_of(interaction))


def _opening(pack: Pack, measure: Measure, language: str) -> Iterator[Block]:
    yield Paragraph(
        f"{pack.instrument['number']}{either(language, ' ', ', ')}{measure.ordinal}{measure.title}{either(language, '。', '')}"
    )
    participants = "、".join(measure.participants) or "—"
    counts = {state: sum(clause.state == state for clause in measure.clauses) for state in STATES[language]}
    states = either(language, "，", ", ").join(f"{STATES[language][state]} {count}" for state, count in counts.items())
    if language == "zh":
        yield Paragraph(f"牵头：{measure.lead}。参加：{participants}。共{len(measure.clauses)}款：{states}。")
    else:
        lead = pack.bureau(measure.lead).name_en
        others = ", ".join(pack.bureau(printed).name_en for printed in measure.participants) or "none"
        yield Paragraph(
            f"Leads: {lead} ({measure.lead}). Take part: {others} ({participants}). {len(measure.clauses)} clauses: {states}."
        )


def _clauses(pack: Pack, measure: Measure, language: str) -> Iterator[Block]:
    yield Heading(either(language, "条款", "Clauses"))
    for clause in measure.clauses:
        yield Heading(f"{clause.id} · {STATES[language][clause.state]}", 2)
        yield Quotation(clause.text)
        if language == "en":
            yield Paragraph(one_line(clause.english))
        yield Bullets(tuple(_kinds(clause, language)))
        for provision_id in clause.provisions:
            yield from rule_blocks(pack, pack.program[provision_id], language)
        for interaction in clause.interactions:
            yield Paragraph(interaction_words(interaction, language))
        yield from indicator_blocks(pack, clause.indicators, language)
        if clause.is_tracked:
            yield Paragraph(either(language, TRACKED, TRACKED_EN))
        missing = either(language, clause.missing, clause.missing_en)
        if missing:
            yield Paragraph(either(language, "还缺：", "Missing: ") + one_line(missing))


def _kinds(clause: Clause, language: str) -> Iterator[str]:
    for kind in clause.kinds:
        words = either(language, *KINDS[kind])
        meant = (clause.live_as if language == "zh" else clause.live_as_en).get(kind, "")
        mark = "✓" if kind in clause.covered else "–"
        yield f"{mark} {kind} {words}{either(language, '：', ': ')}{one_line(meant)}"


def _figures(pack: Pack, measure: Measure, language: str) -> Iterator[Block]:
    figures = figures_of(pack, measure)
    if not figures:
        return
    yield Heading(either(language, "数值", "Figures"))
    yield from figure_blocks(pack, figures, language)
    sources = source_lines(pack, figures)
    if sources:
        yield Heading(either(language, "来源", "Sources"), 2)
        yield Bullets(sources)


def _interactions(pack: Pack, measure: Measure, language: str) -> Iterator[Block]:
    found = interactions_of(pack, measure)
    if found:
        yield Heading(either(language, "规定之间的关系", "Interactions"))
        yield interaction_table(found, language)


def _examples(pack: Pack, measure: Measure, language: str) -> Iterator[Block]:
    examples = [example for example in pack.examples if example.measure == measure.id]
    if examples:
        yield Heading(either(language, "例子", "Worked cases"))
    for example in examples:
        yield from example_blocks(pack, example, language)


def _questions(measure: Measure, language: str) -> Iterator[Block]:
    if measure.open_questions:
        yield Heading(either(language, "待答问题", "Open questions"))
        yield Bullets(tuple(one_line(either(language, each.zh, each.en)) for each in measure.open_questions))
