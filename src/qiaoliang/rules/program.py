"""
A program: the provisions of a pack with their interactions worked in, checked and put in order.

Interactions become ordinary conditions or rewrite an income fact, so one engine evaluates everything and every reason
shows in the masks. A circle or a contradiction is refused when the program is made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from qiaoliang.rules.conditions import Condition
from qiaoliang.rules.errors import Contradiction, RuleError
from qiaoliang.rules.expressions import Aggregate, Expression, Named, named
from qiaoliang.rules.facts import Fact, FigureReference
from qiaoliang.rules.figures import FigureTable
from qiaoliang.rules.interactions import Compatible, Disregard, Excludes, HigherOf, Interaction, Requires
from qiaoliang.rules.lowering import Lowering
from qiaoliang.rules.outcomes import OutcomeOf
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.unit_check import UnitCheck
from qiaoliang.rules.units import Unit


@dataclass(frozen=True, slots=True)
class Program:
    """Provisions in the order in which they can be decided, with the figures and interactions they use."""

    provisions: tuple[Provision, ...]
    interactions: tuple[Interaction, ...]
    figures: FigureTable

    def __getitem__(self, provision_id: str) -> Provision:
        for provision in self.provisions:
            if provision.id == provision_id:
                return provision
        known = ", ".join(provision.id for provision in self.provisions)
        raise RuleError(f"{provision_id} is no provision of this pack; write one of: {known}")

    def about(self, subject: str) -> tuple[Provision, ...]:
        """Return the provisions about one subject, in order."""
        return tuple(provision for provision in self.provisions if provision.subject.name == subject)

    def decided_with(self, subject: str) -> tuple[Provision, ...]:
        """Return the provisions decided together with one subject, in order: for a person the household's too."""
        subjects = {subject, "household"} if subject == "person" else {subject}
        return tuple(provision for provision in self.provisions if provision.subject.name in subjects)

    def with_figures(self, figures: FigureTable) -> Program:
        """Return the same provisions under other figures, for an example or a rehearsal."""
        return replace(self, figures=figures)


def make_program(provisions: Iterable[Provision], interactions: Iterable[Interaction], figures: FigureTable) -> Program:
    """
    Return the program of some provisions.

    :raises UnitMismatch: if a rule mixes units
    :raises Contradiction: if interactions or provisions form a circle or deny one another
    :raises RuleError: if a rule uses a figure that the pack does not have
    """
    given = tuple(provisions)
    related = tuple(interactions)
    _refuse_contradictions(related)
    swaps = [_disregarding(relation) for relation in related if isinstance(relation, Disregard)]
    worked = {provision.id: _with_interactions(provision, related, swaps) for provision in given}
    ordered = _in_order(worked)
    for provision in ordered:
        _check(provision, figures)
    _refuse_homonyms(ordered)
    return Program(ordered, related, figures)


def expressions_of(provision: Provision) -> tuple[Expression, ...]:
    """Return the claims of the conditions and the amount."""
    claims = tuple(condition.claim for condition in provision.conditions)
    return claims if provision.amount is None else (*claims, provision.amount)


def leaves(expression: Expression) -> tuple[list[Fact], list[FigureReference]]:
    """Return the facts and the figures that an expression turns on, each once, in reading order."""
    facts: dict[str, Fact] = {}
    figures: dict[str, FigureReference] = {}
    for node in expression.walk():
        if isinstance(node, Fact):
            facts.setdefault(node.id, node)
        elif isinstance(node, FigureReference):
            figures.setdefault(node.id, node)
    return list(facts.values()), list(figures.values())


def facts_needed(provisions: Iterable[Provision]) -> list[Fact]:
    """Return every fact that some provisions turn on, each once: what a form has to ask."""
    found: dict[str, Fact] = {}
    for provision in provisions:
        for expression in expressions_of(provision):
            for fact in leaves(expression)[0]:
                found.setdefault(fact.id, fact)
    return list(found.values())


def figures_needed(provisions: Iterable[Provision]) -> list[str]:
    """Return the id of every figure that some provisions use, each once."""
    found: dict[str, None] = {}
    for provision in provisions:
        for expression in expressions_of(provision):
            found.update(dict.fromkeys(figure.id for figure in leaves(expression)[1]))
    return list(found)


def _with_interactions(
    provision: Provision, interactions: Sequence[Interaction], swaps: Sequence[Substitution]
) -> Provision:
    conditions, amount = list(provision.conditions), provision.amount
    for swap in swaps:
        conditions = [replace(condition, claim=swap(condition.claim)) for condition in conditions]
        amount = None if amount is None else swap(amount)
    for interaction in interactions:
        match interaction:
            case HigherOf(provision=mine) if mine.id == provision.id and amount is not None:
                conditions.append(_condition(interaction, "higher", amount > interaction.other))
            case Excludes(excluded=mine) if mine.id == provision.id:
                conditions.append(_condition(interaction, "excluded", ~OutcomeOf(interaction.holder.id)))
            case Requires(provision=mine) if mine.id == provision.id:
                conditions.append(_condition(interaction, "requires", OutcomeOf(interaction.needed.id)))
            case _:
                pass
    return replace(provision, conditions=tuple(conditions), amount=amount)


def _condition(interaction: HigherOf | Excludes | Requires, id: str, claim: Expression) -> Condition:
    return Condition(id, interaction.label, claim, interaction.label_en)


def _disregarding(interaction: Disregard) -> Substitution:
    """Return a rewriting of expressions that reads the income fact less what the provisions pay to members."""
    countable: Expression = interaction.income
    for provision in interaction.of:
        if provision.received is None:
            raise RuleError(f"{provision.id} is disregarded as income but has no `received` fact; add it")
        countable = countable - Aggregate("sum", provision.received)
    labels = "、".join(provision.label for provision in interaction.of)
    labels_en = " and ".join(provision.label_en for provision in interaction.of)
    counted = named(
        f"countable_{interaction.income.name}",
        f"计入的{interaction.income.label}(不含{labels})",
        f"countable {interaction.income.label_en} (without {labels_en})",
        countable,
    )
    return Substitution({id(interaction.income): counted})


class Substitution:
    """Rebuilds expressions with some nodes replaced; shared nodes stay shared, untouched ones stay the same."""

    def __init__(self, replaced: Mapping[int, Expression]) -> None:
        self._done: dict[int, Expression] = dict(replaced)
        self._kept: list[Expression] = []

    def __call__(self, node: Expression) -> Expression:
        if id(node) not in self._done:
            self._kept.append(node)
            self._done[id(node)] = self._rebuilt(node)
        return self._done[id(node)]

    def _rebuilt(self, node: Expression) -> Expression:
        if not node.children():
            return node
        changed: dict[str, Any] = {}
        for spot in fields(node):  # type: ignore[arg-type]
            old = getattr(node, spot.name)
            new = self._part(old)
            if new is not old:
                changed[spot.name] = new
        return replace(node, **changed) if changed else node  # type: ignore[type-var]

    def _part(self, part: Any) -> Any:
        if isinstance(part, Expression):
            return self(part)
        if isinstance(part, tuple):
            new = tuple(self._part(item) for item in part)
            return part if all(a is b for a, b in zip(part, new, strict=True)) else new
        return part


def _refuse_contradictions(interactions: Sequence[Interaction]) -> None:
    together = {
        frozenset((relation.provision.id, relation.other.id)): relation
        for relation in interactions
        if isinstance(relation, Compatible) and isinstance(relation.other, Provision)
    }
    for relation in interactions:
        if isinstance(relation, Excludes):
            pair = frozenset((relation.holder.id, relation.excluded.id))
            if pair in together:
                raise Contradiction(
                    f"{relation.holder.id} excludes {relation.excluded.id} by {relation.clause}, but "
                    f"{together[pair].clause} lets both be held; remove one of the two interactions"
                )


def _in_order(provisions: Mapping[str, Provision]) -> tuple[Provision, ...]:
    ordered: dict[str, Provision] = {}
    waiting: list[str] = []

    def place(provision: Provision) -> None:
        if provision.id in ordered:
            return
        if provision.id in waiting:
            circle = [*waiting[waiting.index(provision.id) :], provision.id]
            clauses = ", ".join(provisions[each].clause for each in circle[:-1])
            raise Contradiction(f"{' → '.join(circle)} wait for one another ({clauses}); remove one interaction")
        waiting.append(provision.id)
        for needed in _outcomes_needed(provision):
            if needed not in provisions:
                raise RuleError(f"{provision.id} turns on {needed}, which is no provision of this pack")
            place(provisions[needed])
        waiting.pop()
        ordered[provision.id] = provision

    for provision in provisions.values():
        place(provision)
    return tuple(ordered.values())


def _outcomes_needed(provision: Provision) -> list[str]:
    return [
        node.provision_id
        for expression in expressions_of(provision)
        for node in expression.walk()
        if isinstance(node, OutcomeOf)
    ]


def _check(provision: Provision, figures: FigureTable) -> None:
    for figure_id in figures_needed([provision]):
        figures[figure_id]
    _check_parts(provision, figures)
    names = [
        node.id for expression in expressions_of(provision) for node in expression.walk() if isinstance(node, Named)
    ]
    if len({condition.id for condition in provision.conditions}) != len(provision.conditions):
        raise RuleError(f"{provision.id}: two conditions have one id; rename one")
    if len(provision.conditions) > 30:
        raise RuleError(
            f"{provision.id}: {len(provision.conditions)} conditions; a reason mask holds 30, split the provision"
        )
    if any(not name.isidentifier() for name in names):
        raise RuleError(f"{provision.id}: a name must be an identifier, found {names}")


def _refuse_homonyms(provisions: Iterable[Provision]) -> None:
    """One name means one thing: two different expressions under one name would overwrite one another in a trace."""
    found: dict[str, Named] = {}
    for provision in provisions:
        for expression in expressions_of(provision):
            for node in expression.walk():
                if isinstance(node, Named) and found.setdefault(node.id, node) is not node:
                    raise RuleError(
                        f"{provision.id}: “{node.id}” ({node.label}) names two different things; rename one"
                    )


def _check_parts(provision: Provision, figures: FigureTable) -> None:
    lowering = Lowering(figures.figures, UnitCheck(provision.subject.name))
    for condition in provision.conditions:
        try:
            lowering.claim(condition.claim)
        except RuleError as error:
            raise type(error)(f"{provision.id}, condition “{condition.id}”: {error}") from error
    if provision.amount is not None:
        if provision.unit is None:
            raise RuleError(f'{provision.id} has an amount and no unit; write unit="CNY/month" or the like')
        try:
            lowering.amount(provision.amount, Unit.parse(provision.unit))
        except RuleError as error:
            raise type(error)(f"{provision.id}, amount: {error}") from error
