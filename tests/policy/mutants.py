"""
Mutants of the law: every provision with one thing changed, on the graph of its rule, never on the text of the code.

A condition is left out or turned round, an amount gets a fen more or comes to nothing, a boundary moves from `<` to
`<=`, a figure in a condition is a unit higher or lower, a code leaves a list. An example that answers otherwise notices.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from qiaoliang.packs.examples import ExampleRunner, Posed, answer_of
from qiaoliang.packs.model import Example, Pack
from qiaoliang.rules.closure import Closure, compile_closure
from qiaoliang.rules.expressions import (
    Aggregate,
    Arithmetic,
    Case,
    Compare,
    Expression,
    Extreme,
    IsIn,
    Literal,
    Logic,
    Named,
    Not,
    Rounded,
    WholeYears,
)
from qiaoliang.rules.facts import Fact, FigureApplies, FigureReference, MonthEdge
from qiaoliang.rules.figures import FigureTable
from qiaoliang.rules.outcomes import OutcomeOf
from qiaoliang.rules.program import Substitution, expressions_of
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.units import Unit

MOVED = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A provision that says something else than the law; `change` says what, in the words of the rule."""

    provision: Provision
    change: str

    @property
    def name(self) -> str:
        """How the list of survivors writes it."""
        return f"{self.provision.id}: {self.change}"


def mutants_of(provision: Provision, figures: FigureTable) -> Iterator[Mutant]:
    """Yield every mutant of a provision; two changes that read alike are numbered."""
    seen: dict[str, int] = {}
    for change, mutated in _changes(provision, figures):
        seen[change] = seen.get(change, 0) + 1
        yield Mutant(mutated, change if seen[change] == 1 else f"{change} ({seen[change]})")


def _changes(provision: Provision, figures: FigureTable) -> Iterator[tuple[str, Provision]]:
    for position, condition in enumerate(provision.conditions):
        for change, claim in (("left out", Literal(True)), ("turned round", Not(condition.claim))):
            conditions = list(provision.conditions)
            conditions[position] = replace(condition, claim=claim)
            yield f"{condition.id} {change}", replace(provision, conditions=tuple(conditions))
    if provision.amount is not None:
        unit = Unit.parse(provision.unit or "1")
        least = Literal(Decimal("0.01") if unit.is_money else 1, unit)
        yield "amount one more", replace(provision, amount=Arithmetic("+", provision.amount, least))
        yield "amount nothing", replace(provision, amount=Literal(0, unit))
    yield from _changed_nodes(provision)
    yield from _nudged_figures(provision, figures)


def _changed_nodes(provision: Provision) -> Iterator[tuple[str, Provision]]:
    for node in _nodes(expressions_of(provision)):
        if isinstance(node, Compare) and node.operator in MOVED:
            moved = replace(node, operator=MOVED[node.operator])
            yield f"{read(node)} becomes {moved.operator}", with_nodes(provision, {id(node): moved})
        if isinstance(node, IsIn) and len(node.choices) > 1:
            for choice in _tried(node.choices):
                fewer = replace(node, choices=tuple(each for each in node.choices if each != choice))
                yield f"{read(node)} without {choice}", with_nodes(provision, {id(node): fewer})


def _tried(choices: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Every code of a short list, the first and the last of a long one, which stands in the rule as a range."""
    return choices if len(choices) <= 7 else (choices[0], choices[-1])


def _nudged_figures(provision: Provision, figures: FigureTable) -> Iterator[tuple[str, Provision]]:
    used: dict[str, list[FigureReference]] = {}
    for node in _nodes(tuple(condition.claim for condition in provision.conditions)):
        if isinstance(node, FigureReference):
            used.setdefault(node.id, []).append(node)
    whole = {id(node): node for node in _nodes(expressions_of(provision)) if isinstance(node, FigureApplies)}
    for figure_id, nodes in used.items():
        figure = figures[figure_id]
        step = Literal(figure.plain(1), figure.unit)
        for operator, change in (("+", "a unit higher"), ("-", "a unit lower")):
            nudged = {id(node): Arithmetic(operator, node, step) for node in nodes}
            yield f"{figure_id} {change}", with_nodes(provision, {**whole, **nudged})


def with_nodes(provision: Provision, replaced: Mapping[int, Expression]) -> Provision:
    """Return the provision with some nodes of its graph replaced."""
    swap = Substitution(replaced)
    conditions = tuple(replace(condition, claim=swap(condition.claim)) for condition in provision.conditions)
    amount = None if provision.amount is None else swap(provision.amount)
    return replace(provision, conditions=conditions, amount=amount)


def _nodes(expressions: tuple[Expression, ...]) -> list[Expression]:
    found: dict[int, Expression] = {}
    for expression in expressions:
        found.update({id(node): node for node in expression.walk()})
    return list(found.values())


def read(node: Expression) -> str:
    """Return an expression in the words of the rule; a named one by its name."""
    match node:
        case Fact() | FigureReference() | Named():
            return node.id
        case Literal():
            return str(node.value)
        case Arithmetic() | Compare():
            return f"{read(node.left)} {node.operator} {read(node.right)}"
        case Extreme():
            return f"{node.which}({read(node.left)}, {read(node.right)})"
        case Rounded():
            return f"{read(node.value)} rounded"
        case IsIn():
            return f"{read(node.value)} in {_list(node.choices)}"
        case WholeYears():
            return f"years({read(node.start)}, {read(node.end)})"
        case Aggregate():
            return f"members.{node.how}({read(node.value)})"
        case MonthEdge():
            return f"month {node.edge}"
        case OutcomeOf():
            return node.provision_id
        case Logic():
            return f" {node.operator} ".join(read(claim) for claim in node.claims)
        case Not():
            return f"not {read(node.claim)}"
        case FigureApplies():
            return f"{node.figure.id} applies"
        case Case():
            return "case"
        case _:
            raise AssertionError(f"no words for {type(node).__name__}")


def _list(choices: tuple[int | str, ...]) -> str:
    return ", ".join(map(str, choices)) if len(choices) <= 7 else f"{choices[0]} … {choices[-1]}"


class Bench:
    """The examples of a pack, posed once, and the provisions that each mutant is compiled with."""

    def __init__(self, pack: Pack) -> None:
        self._runner = ExampleRunner(pack, pack.examples)
        self.provisions = self._runner.program.provisions
        self._posed: list[tuple[Example, Posed]] = [(each, self._runner.posed(each)) for each in pack.examples]
        self._by_id = {provision.id: provision for provision in self.provisions}

    @cached_property
    def _turns_on(self) -> dict[str, set[str]]:
        """The provisions that each provision turns on, also through others; they stand before it in the program."""
        found: dict[str, set[str]] = {}
        for provision in self.provisions:
            direct = {node.provision_id for node in _nodes(expressions_of(provision)) if isinstance(node, OutcomeOf)}
            found[provision.id] = direct.union(*(found[each] for each in direct))
        return found

    def is_noticed(self, mutant: Mutant) -> bool:
        """Whether an example that names the provision, or one that turns on it, is answered otherwise."""
        own = mutant.provision.id
        if self._is_denied(mutant, {own}):
            return True
        dependent = {each for each, needed in self._turns_on.items() if own in needed}
        return bool(dependent) and self._is_denied(mutant, dependent)

    def _is_denied(self, mutant: Mutant, named: set[str]) -> bool:
        closure = self._compiled(mutant, named)
        for example, posed in self._posed:
            asked = named & example.expect.keys()
            if asked:
                masks = posed.decide(closure)
                if any(not answer_of(self._by_id[each], masks[each]).is_as(example.expect[each]) for each in asked):
                    return True
        return False

    def _compiled(self, mutant: Mutant, named: set[str]) -> Closure:
        needed = named.union(*(self._turns_on[each] for each in named))
        kept = [each for each in self.provisions if each.id in needed]
        kept = [mutant.provision if each.id == mutant.provision.id else each for each in kept]
        return compile_closure(kept, self._runner.program.figures)
