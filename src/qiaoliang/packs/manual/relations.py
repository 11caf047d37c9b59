"""
The graph of how the provisions of a pack bear on one another: what is related, by which clause, in a sentence.

Beside the interactions that rules write, it holds two relations that conditions make by themselves: an income that other
benefits are left out of bears on whoever is judged by it, and a benefit already held is looked at by other provisions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from qiaoliang.packs.manual.interactions import interaction_words, parts_of
from qiaoliang.packs.model import Measure, Pack
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.interactions import Compatible, Disregard, Excludes, HigherOf, Interaction, Requires
from qiaoliang.rules.program import facts_needed
from qiaoliang.rules.provisions import Provision

RelationKind = Literal["disregard", "judged_by", "higher_of", "excludes", "requires", "compatible", "held"]
RELATION_KINDS: dict[str, tuple[str, str]] = {
    "excludes": ("不得兼领", "excludes"),
    "requires": ("以此为前提", "requires"),
    "higher_of": ("同类择高", "higher of two"),
    "compatible": ("可以同时享受", "compatible"),
    "disregard": ("不计入收入", "not counted as income"),
    "judged_by": ("据此判断", "judged by it"),
    "held": ("看是否已享受", "looks at whether it is held"),
}


@dataclass(frozen=True, slots=True)
class Node:
    """A provision, a fact that is compared or summed, or a benefit known by its name only; `clause` only of a provision."""

    id: str
    label: str
    label_en: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation: its sentence in both languages, the clauses that make it, and which nodes it links, from and to."""

    kind: RelationKind
    zh: str
    en: str
    clauses: tuple[str, ...]
    links: tuple[tuple[str, str], ...]

    @property
    def is_derived(self) -> bool:
        """Whether it is read from conditions, and not written as an interaction."""
        return self.kind in ("judged_by", "held")


@dataclass(frozen=True, slots=True)
class RelationGraph:
    """Everything that bears on something else."""

    nodes: tuple[Node, ...]
    relations: tuple[Relation, ...]


def relation_graph(pack: Pack) -> RelationGraph:
    """Return the graph of a pack: its interactions in the order of their clauses, then what follows from conditions."""
    nodes: dict[str, Node] = {}
    relations = []
    for interaction in sorted(pack.interactions, key=lambda each: each.clause):
        for part in parts_of(interaction):
            _add(nodes, part)
        relations.append(_declared(interaction))
    for relation, parts in (*_judgements(pack), *_holdings(pack)):
        for part in parts:
            _add(nodes, part)
        relations.append(relation)
    return RelationGraph(tuple(nodes.values()), tuple(relations))


def relations_of(pack: Pack, measure: Measure) -> tuple[Relation, ...]:
    """Return the relations that a clause of a measure makes, and those made elsewhere that link its provisions."""
    provisions = {provision for clause in measure.clauses for provision in clause.provisions}
    clauses = {clause.id for clause in measure.clauses}
    return tuple(
        each
        for each in relation_graph(pack).relations
        if clauses & set(each.clauses) or any(provisions & set(link) for link in each.links)
    )


def _add(nodes: dict[str, Node], part: object) -> None:
    node = _node(part)
    nodes.setdefault(node.id, node)


def _node(part: object) -> Node:
    match part:
        case Provision():
            return Node(part.id, part.label, part.label_en, part.clause)
        case Fact():
            return Node(part.id, part.label, part.label_en)
        case _:
            return Node(str(part), str(part), str(part))


def _declared(interaction: Interaction) -> Relation:
    kind, links = _links(interaction)
    zh, en = (interaction_words(interaction, language, with_ids=False) for language in ("zh", "en"))
    return Relation(kind, zh, en, (interaction.clause,), links)


def _links(interaction: Interaction) -> tuple[RelationKind, tuple[tuple[str, str], ...]]:
    match interaction:
        case Disregard(income=income, of=provisions):
            return "disregard", tuple((each.id, income.id) for each in provisions)
        case HigherOf(provision=mine, other=other):
            return "higher_of", ((other.id, mine.id),)
        case Excludes(holder=holder, excluded=excluded):
            return "excludes", ((holder.id, excluded.id),)
        case Requires(provision=mine, needed=needed):
            return "requires", ((needed.id, mine.id),)
        case Compatible(provision=mine, other=other):
            return "compatible", ((other if isinstance(other, str) else other.id, mine.id),)


def _judgements(pack: Pack) -> Iterator[tuple[Relation, tuple[object, ...]]]:
    """Every income that something is left out of, with the provisions that turn on it."""
    incomes = {each.income.id: each.income for each in pack.interactions if isinstance(each, Disregard)}
    for income in incomes.values():
        judged = [each for each in pack.provisions if _turns_on(each, income)]
        zh = f"{income.label}用来判断：{_listed(judged, 'zh')}。"
        en = f"The {income.label_en} decides: {_listed(judged, 'en')}."
        if judged:
            yield _derived("judged_by", zh, en, income.id, judged), (income, *judged)


def _holdings(pack: Pack) -> Iterator[tuple[Relation, tuple[object, ...]]]:
    """Every provision whose being held already is looked at by others, those left out of an income aside."""
    for provision in pack.provisions:
        if provision.received is None:
            continue
        lookers = [each for each in pack.provisions if _looks_at(pack, each, provision)]
        zh = f"看是否已享受{provision.label}：{_listed(lookers, 'zh')}。"
        en = f"Whether the {provision.label_en} is held is looked at by: {_listed(lookers, 'en')}."
        if lookers:
            yield _derived("held", zh, en, provision.id, lookers), (provision, *lookers)


def _derived(kind: RelationKind, zh: str, en: str, source: str, targets: Iterable[Provision]) -> Relation:
    found = list(targets)
    clauses = tuple(dict.fromkeys(each.clause for each in found))
    return Relation(kind, zh, en, clauses, tuple((source, each.id) for each in found))


def _looks_at(pack: Pack, provision: Provision, held: Provision) -> bool:
    if provision.id == held.id or held.received is None or not _turns_on(provision, held.received):
        return False
    disregards = [each for each in pack.interactions if isinstance(each, Disregard)]
    return not any(
        held.id in {part.id for part in each.of} and _turns_on(provision, each.income) for each in disregards
    )


def _turns_on(provision: Provision, fact: Fact) -> bool:
    return any(each.id == fact.id for each in facts_needed([provision]))


def _listed(provisions: Iterable[Provision], language: str) -> str:
    zh = language == "zh"
    return ("、" if zh else "; ").join(each.label if zh else each.label_en for each in provisions)
