"""The page of how provisions bear on one another: the graph drawn by the server, and the same in a table below it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.packs.manual.relations import RELATION_KINDS, Node, Relation, RelationGraph, relation_graph
from qiaoliang.web.localised import wording
from qiaoliang.web.public.graph_layout import (
    BOX_WIDTH,
    LINE_HEIGHT,
    Box,
    Curve,
    Layout,
    chip_places,
    layout_of,
    wrapped,
)
from qiaoliang.web.public.pack import the_pack

LABEL_WIDTH = 9.4  # ems inside a box
EQUAL = frozenset({"compatible", "higher_of"})  # relations without a direction
MANY = 3  # a relation with more links than this has its number on one of them only


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """A box with its lines placed; `measure` is empty for what is no provision."""

    box: Box
    label: str
    lines: tuple[tuple[float, str], ...]
    clause: str

    @property
    def is_spaced(self) -> bool:
        """Whether a line ends where there is a space, so that the lines read as one name."""
        return self.label.isascii()

    @property
    def measure(self) -> str:
        """The measure whose page tells more."""
        return self.clause.partition(".")[0]


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line with its kind; `end` is where its head points to, None for a relation between equals."""

    curve: Curve
    kind: str
    end: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Row:
    """A relation with its number, as the table tells it."""

    number: int
    relation: Relation
    kind: dict[str, str]

    @property
    def clauses(self) -> list[tuple[str, str]]:
        """The clauses, each with its measure."""
        return [(each, each.partition(".")[0]) for each in self.relation.clauses]


@require_safe
def interactions(request: HttpRequest) -> HttpResponse:
    """Return the page of all relations between provisions."""
    graph = relation_graph(the_pack())
    layout = _layout(graph)
    rows = [Row(number, each, _kind(each.kind)) for number, each in enumerate(graph.relations, start=1)]
    counts: Counter[str] = Counter(each.kind for each in graph.relations)
    context = {
        "layout": layout,
        "box_width": BOX_WIDTH,
        "boxes": [_drawn(node, layout) for node in graph.nodes],
        "lines": [line for row in rows for line in _lines(row.relation, layout)],
        "chips": _chips(rows, layout),
        "rows": rows,
        "kinds": [{"key": kind, "name": _kind(kind), "count": counts[kind]} for kind in RELATION_KINDS if counts[kind]],
        "provisions": sum(bool(node.clause) for node in graph.nodes),
    }
    return render(request, "web/public/interactions.html", context)


def _kind(kind: str) -> dict[str, str]:
    zh, en = RELATION_KINDS[kind]
    return {"label": zh, "label_en": en}


def _layout(graph: RelationGraph) -> Layout:
    labels = {node.id: wrapped(wording(node, "label").text, LABEL_WIDTH) for node in graph.nodes}
    clauses = {node.id: node.clause for node in graph.nodes}
    links: list[tuple[str, str]] = []
    beside: list[tuple[str, str]] = []
    for relation in graph.relations:
        for source, target in relation.links:
            are_alike = relation.kind == "compatible" and clauses[source] == clauses[target]
            (beside if are_alike else links).append((source, target))
    return layout_of(labels, links, beside=beside)


def _drawn(node: Node, layout: Layout) -> DrawnBox:
    box = layout.boxes[node.id]
    first = box.middle - LINE_HEIGHT * (len(box.lines) - 1) / 2
    lines = tuple((round(first + LINE_HEIGHT * number, 1), text) for number, text in enumerate(box.lines))
    return DrawnBox(box, wording(node, "label").text, lines, node.clause)


def _lines(relation: Relation, layout: Layout) -> list[DrawnLine]:
    curves = [layout.curves[link] for link in relation.links]
    return [DrawnLine(each, relation.kind, None if relation.kind in EQUAL else each.points[-1]) for each in curves]


def _chips(rows: list[Row], layout: Layout) -> list[dict[str, object]]:
    """The numbers on the lines: one on each, or one for all where there are many."""
    numbered: list[tuple[int, str, Curve]] = []
    for row in rows:
        links = row.relation.links
        shown = links if len(links) <= MANY else links[len(links) // 2 :][:1]
        numbered.extend((row.number, row.relation.kind, layout.curves[link]) for link in shown)
    places = chip_places([curve for _number, _kind, curve in numbered])
    return [
        {"number": number, "kind": kind, "x": x, "y": y}
        for (number, kind, _curve), (x, y) in zip(numbered, places, strict=True)
    ]
