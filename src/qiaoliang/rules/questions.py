"""
Which question to ask next: only facts that can still change an answer, the one that settles most first.

A fact is open when a provision is undecided and one of the conditions that nobody can tell turns on it. Facts that are
not open change no outcome, whatever they are, so a form that asks the open ones ends with every answer settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qiaoliang.rules.decisions import Decision
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class OpenFact:
    """A fact still to be asked, with the provisions that wait for it."""

    fact: Fact
    provisions: tuple[str, ...]

    @property
    def supplier(self) -> str:
        """The body that can supply the fact."""
        return self.fact.supplier


def open_facts(decisions: Iterable[Decision]) -> list[OpenFact]:
    """
    Return the facts that can still change an answer, the one most provisions wait for first.

    Of two that as many wait for, the one whose condition stands first is asked first: a no there spares the rest.
    """
    waiting: dict[str, list[str]] = {}
    facts: dict[str, Fact] = {}
    known = list(decisions)
    for decision in known:
        if decision.outcome is not Outcome.UNDECIDED:
            continue
        for fact in _missing(decision, known):
            facts.setdefault(fact.id, fact)
            waiting.setdefault(fact.id, []).append(decision.provision.id)
    order = {fact_id: position for position, fact_id in enumerate(facts)}
    ranked = sorted(waiting, key=lambda fact_id: (-len(waiting[fact_id]), order[fact_id]))
    return [OpenFact(facts[fact_id], tuple(waiting[fact_id])) for fact_id in ranked]


def _missing(decision: Decision, known: list[Decision]) -> Iterable[Fact]:
    """The unknown facts of the conditions that cannot be told, also where they turn on another provision."""
    for reason in decision.untold:
        yield from reason.missing_facts
        for provision_id in reason.turns_on:
            for other in known:
                if other.provision.id == provision_id and other is not decision:
                    yield from _missing(other, known)
