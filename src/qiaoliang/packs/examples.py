"""Runs the worked examples of a pack: the law's own tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from qiaoliang.packs.cases import case_from
from qiaoliang.packs.model import Example, Pack
from qiaoliang.primitives.months import Month
from qiaoliang.rules.decisions import Decider, Decision
from qiaoliang.rules.figures import DatedValue
from qiaoliang.rules.outcomes import Outcome

WORDS = {
    Outcome.ENTITLED: "entitled",
    Outcome.NOT_ENTITLED: "not entitled",
    Outcome.UNDECIDED: "undecided",
}


@dataclass(frozen=True, slots=True)
class Miss:
    """An example whose answer is another than the one it states."""

    example: Example
    provision_id: str
    expected: Any
    found: str

    def __str__(self) -> str:
        return f"{self.example.measure} “{self.example.name}”: {self.provision_id} expected {self.expected}, found {self.found}"


def run_example(pack: Pack, example: Example) -> list[Miss]:
    """
    Return what an example states and the rules deny; nothing when it holds.

    `expect` maps a provision to an amount (entitled to it), `entitled`, `not entitled`, `undecided`, or a mapping with
    `outcome` and `because` (ids of conditions that fail or cannot be told).
    """
    misses = []
    decisions = {decision.provision.id: decision for decision in decide_example(pack, example)}
    for provision_id, expected in example.expect.items():
        decision = decisions.get(provision_id)
        found = "no decision about this subject" if decision is None else describe(decision)
        if decision is None or not _agrees(decision, expected):
            misses.append(Miss(example, provision_id, expected, found))
    return misses


def decide_example(pack: Pack, example: Example) -> list[Decision]:
    """Return the decisions on the case of an example, under the figures it assumes."""
    month = Month.parse(example.month)
    figures = pack.figures
    for figure_id, value in example.assume.items():
        figures = figures.with_values(figure_id, [_assumed(value)])
    case = case_from(pack, example.given, month=month, place=example.place)
    subject = pack.program[next(iter(example.expect))].subject.name
    if any(name.startswith("person.") for name in example.given):
        subject = "person"
    return Decider(pack.program.with_figures(figures)).decide(subject, case)


def describe(decision: Decision) -> str:
    """Return the answer of a decision in a few words."""
    because = [reason.condition.id for reason in (*decision.unmet, *decision.untold)]
    amount = "" if decision.amount_plain is None else f" {decision.amount_plain}"
    return f"{WORDS[decision.outcome]}{amount}{' because ' + ', '.join(because) if because else ''}"


def _assumed(value: Any) -> DatedValue:
    return DatedValue(date(1900, 1, 1), None, None, Decimal(str(value)), "EXAMPLE", "assumed")


def _agrees(decision: Decision, expected: Any) -> bool:
    if isinstance(expected, Mapping):
        because = {reason.condition.id for reason in (*decision.unmet, *decision.untold)}
        wanted = expected.get("because", [])
        return (
            _agrees(decision, expected["outcome"]) and set([wanted] if isinstance(wanted, str) else wanted) <= because
        )
    if isinstance(expected, str):
        return WORDS[decision.outcome] == expected
    return decision.outcome is Outcome.ENTITLED and decision.amount_plain == Decimal(str(expected))
