"""The page of all relations between provisions, for the manual and the terminal."""

from __future__ import annotations

from qiaoliang.documents import Document, Heading, Paragraph, Table
from qiaoliang.packs.manual.interactions import WIDTHS, interaction_table
from qiaoliang.packs.manual.relations import RELATION_KINDS, Relation, relation_graph
from qiaoliang.packs.manual.wording import either
from qiaoliang.packs.model import Pack


def interactions_document(pack: Pack, language: str) -> Document:
    """Return the page of all interactions of a pack, and of the relations that the conditions of its rules make."""
    opening = either(
        language,
        "规定之间的关系。载入政策包时，每一条都化为条件或改写收入，循环和自相矛盾的不予载入。",
        "How provisions bear on one another. When a pack loads, each becomes a condition or rewrites an income; a circle or a "
        "contradiction is refused.",
    )
    derived = [each for each in relation_graph(pack).relations if each.is_derived]
    return Document(
        either(language, "规定之间的关系", "Interactions"),
        (
            Paragraph(opening),
            interaction_table(pack.interactions, language),
            Heading(either(language, "条件里的关系", "Relations that conditions make"), 2),
            _table(derived, language),
        ),
        language=language,
    )


def _table(relations: list[Relation], language: str) -> Table:
    headings = ("条款", "关系", "说明") if language == "zh" else ("Clause", "Kind", "What it says")
    rows = tuple(
        (", ".join(each.clauses), either(language, *RELATION_KINDS[each.kind]), either(language, each.zh, each.en))
        for each in relations
    )
    return Table(headings, rows, WIDTHS)
