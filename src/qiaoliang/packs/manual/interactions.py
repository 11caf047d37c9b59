"""How provisions bear on one another, each as a sentence with its clause."""

from __future__ import annotations

from collections.abc import Iterable

from qiaoliang.documents import Document, Paragraph, Table
from qiaoliang.packs.manual.wording import either
from qiaoliang.packs.model import Pack
from qiaoliang.rules.interactions import Compatible, Disregard, Excludes, HigherOf, Interaction, Requires
from qiaoliang.rules.provisions import Provision

WIDTHS = (18, 26, 112)
KINDS = {
    Disregard: ("不计入收入", "disregard"),
    HigherOf: ("同类择高", "higher of two"),
    Excludes: ("不得兼领", "excludes"),
    Requires: ("以此为前提", "requires"),
    Compatible: ("可以同时享受", "compatible"),
}


def interactions_document(pack: Pack, language: str) -> Document:
    """Return the page of all interactions of a pack."""
    opening = either(
        language,
        "规定之间的关系。载入政策包时，每一条都化为条件或改写收入，循环和自相矛盾的不予载入。",
        "How provisions bear on one another. When a pack loads, each becomes a condition or rewrites an income; a circle or a "
        "contradiction is refused.",
    )
    title = either(language, "规定之间的关系", "Interactions")
    return Document(title, (Paragraph(opening), interaction_table(pack.interactions, language)), language=language)


def interaction_table(interactions: Iterable[Interaction], language: str) -> Table:
    """Return some interactions as a table of clause, kind and sentence."""
    headings = ("条款", "关系", "说明") if language == "zh" else ("Clause", "Kind", "What it says")
    position = 0 if language == "zh" else 1
    rows = tuple((each.clause, KINDS[type(each)][position], interaction_words(each, language)) for each in interactions)
    return Table(headings, rows, WIDTHS)


def interaction_words(interaction: Interaction, language: str) -> str:
    """Return an interaction as a sentence."""
    zh = language == "zh"
    match interaction:
        case Disregard(income=income, of=provisions):
            labels = either(language, "、", " and ").join(_label(each, language) for each in provisions)
            return (
                f"{labels}不计入{income.label}。" if zh else f"The {labels} are not counted in the {income.label_en}."
            )
        case HigherOf(provision=mine, other=other):
            label = _label(mine, language)
            if zh:
                return f"{label}与{other.label}同类，只发较高的一项。"
            return f"Of the {label} and the {other.label_en} only the higher is paid."
        case Excludes(holder=holder, excluded=excluded):
            held, barred = _label(holder, language), _label(excluded, language)
            return (
                f"符合{held}的，不享受{barred}。"
                if zh
                else f"Whoever is entitled to the {held} cannot have the {barred}."
            )
        case Requires(provision=mine, needed=needed):
            label, first = _label(mine, language), _label(needed, language)
            return (
                f"符合{first}的，才享受{label}。"
                if zh
                else f"Only who is entitled to the {first} can have the {label}."
            )
        case Compatible(provision=mine, other=other):
            label = _label(mine, language)
            beside = other if isinstance(other, str) else either(language, "", "the ") + _label(other, language)
            return f"{label}可以与{beside}同时享受。" if zh else f"The {label} may be held together with {beside}."


def parts_of(interaction: Interaction) -> tuple[object, ...]:
    """Return what an interaction relates: provisions, a fact, or the name of a benefit without a rule."""
    match interaction:
        case Disregard(income=income, of=provisions):
            return (income, *provisions)
        case HigherOf(provision=mine, other=other) | Compatible(provision=mine, other=other):
            return (mine, other)
        case Excludes(holder=holder, excluded=excluded):
            return (holder, excluded)
        case Requires(provision=mine, needed=needed):
            return (mine, needed)


def _label(provision: Provision, language: str) -> str:
    return f"{either(language, provision.label, provision.label_en)} ({provision.id})"
