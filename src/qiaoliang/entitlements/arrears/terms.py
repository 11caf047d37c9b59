"""What is settled: a provision that is money, with no more of the program than it needs to be decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.outcomes import OutcomeOf
from qiaoliang.rules.program import Program, expressions_of
from qiaoliang.rules.provisions import FundingFloor, Provision


@dataclass(frozen=True, slots=True)
class Terms:
    """A provision to be settled and the program that decides it: itself and the provisions it turns on."""

    provision: Provision
    program: Program

    @property
    def is_yearly(self) -> bool:
        """Whether it is settled by year."""
        return self.provision.every == "year"


def terms_of(program: Program, provision_id: str) -> Terms:
    """
    Return the terms on which a provision is settled.

    A funding floor is due whether it was met or not, so its conditions, which say only that, are left out.

    :raises RuleError: if the program has no such provision, or it is no money
    """
    provision = program[provision_id]
    if not provision.pays_money:
        raise RuleError(f"{provision_id} is not an amount of money; name one that is, such as m02.care_subsidy")
    if isinstance(provision, FundingFloor):
        provision = replace(provision, conditions=())
    wanted = _turned_on(program, provision)
    kept = tuple(provision if each.id == provision_id else each for each in program.provisions if each.id in wanted)
    return Terms(provision, replace(program, provisions=kept, interactions=()))


def told_by_roll(received: Fact | None, value: Any) -> int | None:
    """Return what a roll says was paid, in fen: a roll of names tells only that nothing was; no roll tells nothing."""
    if received is None or value is None:
        return None
    if received.kind == "number":
        return int(value)
    return None if value else 0


def _turned_on(program: Program, provision: Provision) -> set[str]:
    found: set[str] = set()
    waiting = [provision]
    while waiting:
        each = waiting.pop()
        if each.id not in found:
            found.add(each.id)
            nodes = (node for claim in expressions_of(each) for node in claim.walk())
            waiting.extend(program[node.provision_id] for node in nodes if isinstance(node, OutcomeOf))
    return found
