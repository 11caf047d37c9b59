"""What a condition turns on, read from its graph once; and which facts of household members leave it untold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from qiaoliang.rules.closure import Closure, compile_closure
from qiaoliang.rules.conditions import Condition
from qiaoliang.rules.expressions import Aggregate, Named
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.figures import FigureTable
from qiaoliang.rules.outcomes import OutcomeOf
from qiaoliang.rules.program import figures_needed, leaves
from qiaoliang.rules.provisions import Provision


@dataclass(frozen=True, slots=True)
class OfMembers:
    """What an aggregate reads of each member: the facts, and for a claim the function that tells whether it is known."""

    facts: tuple[Fact, ...]
    figures: tuple[str, ...]
    closure: Closure | None

    def missing(
        self, members: Sequence[Mapping[str, Any]], figures: FigureTable, place: str | None, first: date, last: date
    ) -> set[str]:
        """Return the facts that are unknown of a member whose value is unknown: another member's do not matter."""
        values = figures.at(last, place, self.figures)
        found: set[str] = set()
        for member in members:
            if self.closure is None or any(
                masks.unknown for masks in self.closure.decide(member, [], values, first, last).values()
            ):
                found |= {fact.id for fact in self.facts if member.get(fact.id) is None}
        return found


@dataclass(frozen=True, slots=True)
class Outline:
    """What a condition turns on, read from its graph once and not for every person."""

    condition: Condition
    facts: tuple[Fact, ...]
    figures: tuple[str, ...]
    names: tuple[str, ...]
    turns_on: tuple[str, ...]
    of_members: tuple[OfMembers, ...]


def outlines_of(provision: Provision, figures: FigureTable) -> tuple[tuple[Outline, ...], Outline | None]:
    """Return the outlines of the conditions, and of the amount where there is one."""
    conditions = tuple(_outline(condition, provision, figures) for condition in provision.conditions)
    if provision.amount is None:
        return conditions, None
    return conditions, _outline(Condition("amount", "金额", provision.amount, "amount"), provision, figures)


def _outline(condition: Condition, provision: Provision, figures: FigureTable) -> Outline:
    facts, used = leaves(condition.claim)
    nodes = list(condition.claim.walk())
    return Outline(
        condition,
        tuple(facts),
        tuple(figure.id for figure in used),
        tuple(node.id for node in nodes if isinstance(node, Named)),
        tuple(node.provision_id for node in nodes if isinstance(node, OutcomeOf)),
        tuple(_of_members(node, provision, figures) for node in nodes if isinstance(node, Aggregate)),
    )


def _of_members(node: Aggregate, provision: Provision, figures: FigureTable) -> OfMembers:
    facts = tuple(leaves(node.value)[0])
    if node.how not in ("any", "all"):
        return OfMembers(facts, (), None)
    alone = replace(provision, conditions=(Condition("member", "成员", node.value, "member"),), amount=None)
    return OfMembers(facts, tuple(figures_needed([alone])), compile_closure([alone], figures))
