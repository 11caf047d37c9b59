"""All reference pages of a pack, by their path below `docs/reference/`."""

from __future__ import annotations

from qiaoliang.documents import Document, markdown_text
from qiaoliang.packs.manual.figures import figures_document
from qiaoliang.packs.manual.interactions_document import interactions_document
from qiaoliang.packs.manual.measure import measure_document
from qiaoliang.packs.model import Measure, Pack

LANGUAGES = ("zh", "en")


def reference_pages(pack: Pack) -> dict[str, str]:
    """Return the Markdown of every page: the index, and for each language the measures, the figures, the interactions."""
    documents = {
        f"{language}/{name}": page for language in LANGUAGES for name, page in _documents(pack, language).items()
    }
    return {"README.md": index_page(pack), **{name: markdown_text(page) for name, page in documents.items()}}


def index_page(pack: Pack) -> str:
    """Return the index: one line for each measure with both languages and how far it has come."""
    lines = [
        "# Reference · 参考手册",
        "",
        f"{pack.instrument['number']} {pack.instrument['title']}",
        "",
        "Written by `make manual` from `policy/`; do not edit by hand. 本目录由 `make manual` 从政策包生成，不要手改。",
        "",
        "- Figures · 全部数值: [中文](zh/figures.md), [English](en/figures.md)",
        "- Interactions · 规定之间的关系: [中文](zh/interactions.md), [English](en/interactions.md)",
        "- Commands · 命令: [commands.md](commands.md)",
        "",
        "| 措施 | Measure | 款 clauses | 已落地 live | 部分 partly | 尚无 not yet |",
        "| --- | --- | --- | --- | --- | --- |",
        *(_index_line(measure) for measure in pack.measures),
    ]
    return "\n".join(lines) + "\n"


def _documents(pack: Pack, language: str) -> dict[str, Document]:
    pages = {f"{measure.id}.md": measure_document(pack, measure, language) for measure in pack.measures}
    return {
        **pages,
        "figures.md": figures_document(pack, language),
        "interactions.md": interactions_document(pack, language),
    }


def _index_line(measure: Measure) -> str:
    states = [clause.state for clause in measure.clauses]
    counts = " | ".join(str(count) for count in (len(states), *map(states.count, ("live", "partly", "not_yet"))))
    zh = f"[{measure.ordinal}{measure.title}](zh/{measure.id}.md)"
    en = f"[{measure.number}. {measure.title_en}](en/{measure.id}.md)"
    return f"| {zh} | {en} | {counts} |"
