"""Runs the worked examples of a pack: the law's own tests. A pack whose examples fail is not loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from qiaoliang.packs.cases import case_from
from qiaoliang.packs.model import Example, Pack
from qiaoliang.primitives.months import Month
from qiaoliang.rules.closure import Closure, Masks, compile_program
from qiaoliang.rules.decisions import Case
from qiaoliang.rules.figures import DatedValue
from qiaoliang.rules.outcomes import Outcome, outcome_of
from qiaoliang.rules.program import figures_needed
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.units import Unit

WORDS = {
    Outcome.ENTITLED: "entitled",
    Outcome.NOT_ENTITLED: "not entitled",
    Outcome.UNDECIDED: "undecided",
}
NEVER = date(1, 1, 1)  # a day of no law


@dataclass(frozen=True, slots=True)
class Miss:
    """An example whose answer is another than the one it states."""

    example: Example
    provision_id: str
    expected: Any
    found: str

    def __str__(self) -> str:
        return f"{self.example.measure} “{self.example.name}”: {self.provision_id} expected {self.expected}, found {self.found}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the rules say of one provision: outcome, amount as people write it, the conditions that fail or are open."""

    outcome: Outcome
    amount: Decimal | None
    because: tuple[str, ...]

    def __str__(self) -> str:
        amount = "" if self.amount is None else f" {self.amount}"
        return f"{WORDS[self.outcome]}{amount}{' because ' + ', '.join(self.because) if self.because else ''}"

    def is_as(self, expected: Any) -> bool:
        """Whether this is what an example expects: an amount, an outcome, or a mapping of `outcome` and `because`."""
        if isinstance(expected, Mapping):
            wanted = expected.get("because", [])
            names = {wanted} if isinstance(wanted, str) else set(wanted)
            return self.is_as(expected.get("outcome")) and names <= set(self.because)
        if isinstance(expected, str):
            return WORDS[self.outcome] == expected
        return self.outcome is Outcome.ENTITLED and self.amount == Decimal(str(expected))


@dataclass(frozen=True, slots=True)
class Posed:
    """An example as a closure is asked it: the subject, the case, and the figures with what the example assumes."""

    subject: str
    case: Case
    figures: Mapping[str, int | None]

    def decide(self, closure: Closure) -> dict[str, Masks]:
        """Return the masks and the amount of every provision of the closure."""
        return closure.decide(self.case.facts, self.case.members, self.figures, self.case.first, self.case.last)


class ExampleRunner:
    """
    Runs the examples of one pack with its rules compiled once.

    An example may assume figures with more decimals than the pack has: every assumed figure is padded to the most
    decimals that any example gives it, so that one compilation serves them all.
    """

    def __init__(self, pack: Pack, examples: Iterable[Example]) -> None:
        self._pack = pack
        padded = {
            figure_id: replace(pack.figures[figure_id], values=(*pack.figures[figure_id].values, padding))
            for figure_id, padding in _paddings(examples).items()
        }
        self._figures = replace(pack.figures, figures={**pack.figures.figures, **padded})
        self.program = pack.program.with_figures(self._figures)
        self._closures: dict[str, Closure] = compile_program(self.program)
        decided = {subject: self.program.decided_with(subject) for subject in self._closures}
        self._provisions = {subject: {each.id: each for each in those} for subject, those in decided.items()}
        self._needed = {subject: figures_needed(those) for subject, those in decided.items()}

    def misses(self, example: Example) -> list[Miss]:
        """
        Return what an example states and the rules deny; nothing when it holds.

        :raises CaseProblem: if a fact of the example is not one of the pack, or its value is not of its kind
        :raises RuleError: if it assumes a figure or expects a provision that the pack does not have
        """
        answers = self.answers(example)
        missed = []
        for provision_id, expected in example.expect.items():
            answer = answers[provision_id]
            if answer is None or not answer.is_as(expected):
                missed.append(Miss(example, provision_id, expected, str(answer or "no decision about this subject")))
        return missed

    def answers(self, example: Example) -> dict[str, Answer | None]:
        """Return the answer on every provision that an example expects; `None` where it is about another subject."""
        posed = self.posed(example)
        masks = posed.decide(self._closures[posed.subject])
        provisions = self._provisions[posed.subject]
        return {
            each: answer_of(provisions[each], masks[each]) if each in provisions else None for each in example.expect
        }

    def posed(self, example: Example) -> Posed:
        """Return the example as these closures, or others made from the program of this runner, can be asked it."""
        month = Month.parse(example.month)
        case = case_from(self._pack, example.given, month=month, place=example.place)
        subject = self._pack.program[next(iter(example.expect))].subject.name
        if any(name.startswith("person.") for name in example.given):
            subject = "person"
        figures = self._figures.at(case.last, case.place, self._needed[subject])
        for figure_id, value in example.assume.items():
            figures[figure_id] = self._figures[figure_id].whole(assumed(value))
            figures[f"{figure_id}?"] = True
        return Posed(subject, case, figures)


def run_example(pack: Pack, example: Example) -> list[Miss]:
    """Return what one example states and the rules deny; for many examples make one `ExampleRunner`."""
    return ExampleRunner(pack, [example]).misses(example)


def _paddings(examples: Iterable[Example]) -> dict[str, DatedValue]:
    decimals: dict[str, int] = defaultdict(int)
    for example in examples:
        for figure_id, value in example.assume.items():
            exponent = Decimal(str(value)).normalize().as_tuple().exponent
            decimals[figure_id] = max(decimals[figure_id], -int(exponent), 0)
    return {
        figure_id: replace(assumed(Decimal(1).scaleb(-count)), starts_on=NEVER, ends_on=NEVER)
        for figure_id, count in decimals.items()
    }


def assumed(value: Any) -> DatedValue:
    """Return what an example assumes of a figure as a value in force always and everywhere."""
    return DatedValue(date(1900, 1, 1), None, None, Decimal(str(value)), "EXAMPLE", "assumed")


def answer_of(provision: Provision, masks: Masks) -> Answer:
    """Return an answer with the conditions that fail, those that cannot be told; `amount` where only it cannot be."""
    failed, unknown, amount = masks
    keys = [*(condition.id for condition in provision.conditions), "amount"]
    because = [key for bit, key in enumerate(keys) if failed >> bit & 1]
    because += [key for bit, key in enumerate(keys) if unknown >> bit & 1]
    plain = None
    if amount is not None and provision.unit is not None:
        plain = Decimal(amount) / (100 if Unit.parse(provision.unit).is_money else 1)
    return Answer(outcome_of(failed=failed, unknown=unknown), plain, tuple(because))
