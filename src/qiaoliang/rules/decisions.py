"""
Decide one person, household, employer, place or institution, with every reason.

A decision keeps the facts and figures it used, so that the same answer can be given years later. Traces hold what a page
or a terminal needs: each condition with its mark, the facts and figures it turned on, the named values in between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from qiaoliang.rules.closure import Closure, compile_program
from qiaoliang.rules.conditions import Condition
from qiaoliang.rules.expressions import Named
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.figures import DatedValue, Figure
from qiaoliang.rules.outcomes import Outcome, outcome_of
from qiaoliang.rules.outlines import Outline, outlines_of
from qiaoliang.rules.program import Program, figures_needed
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.units import Unit


@dataclass(frozen=True, slots=True)
class Case:
    """
    What is decided about: facts by id (`person.disability_grade`), each household member's facts, the reporting place,
    and the first and last day of the month. A fact that is missing or `None` is unknown.
    """

    facts: Mapping[str, Any]
    members: Sequence[Mapping[str, Any]]
    place: str | None
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class FactUsed:
    """A fact as the decision found it; `None` is unknown."""

    fact: Fact
    value: Any


@dataclass(frozen=True, slots=True)
class FigureUsed:
    """A figure as it stood for the month and place; `None` where it is absent."""

    figure: Figure
    value: DatedValue | None


@dataclass(frozen=True, slots=True)
class NameUsed:
    """A named value between facts and conditions, as a plain number in yuan or its unit; `None` is unknown."""

    name: Named
    value: Decimal | bool | int | str | date | None
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition with its answer: true, false, or `None` when it cannot be told."""

    condition: Condition
    holds: bool | None
    facts: tuple[FactUsed, ...]
    figures: tuple[FigureUsed, ...]
    names: tuple[NameUsed, ...]
    turns_on: tuple[str, ...] = ()

    @property
    def missing_facts(self) -> tuple[Fact, ...]:
        """The unknown facts for which the answer cannot be told."""
        return tuple(used.fact for used in self.facts if used.value is None) if self.holds is None else ()

    @property
    def absent_figures(self) -> tuple[Figure, ...]:
        """The figures without a value for which the answer cannot be told."""
        return tuple(used.figure for used in self.figures if used.value is None) if self.holds is None else ()


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome of one provision with its amount (whole fen for money), all reasons, and what the amount used."""

    provision: Provision
    outcome: Outcome
    failed: int
    unknown: int
    amount: int | None
    reasons: tuple[Reason, ...]
    amount_reason: Reason | None

    @property
    def amount_plain(self) -> Decimal | None:
        """The amount as people write it: yuan for money."""
        if self.amount is None or self.provision.unit is None:
            return None
        return Decimal(self.amount) / (100 if Unit.parse(self.provision.unit).is_money else 1)

    @property
    def unmet(self) -> tuple[Reason, ...]:
        """The reasons that do not hold, in order."""
        return tuple(reason for reason in self.reasons if reason.holds is False)

    @property
    def untold(self) -> tuple[Reason, ...]:
        """The reasons that cannot be told, with the amount last when it cannot be computed."""
        open_reasons = tuple(reason for reason in self.reasons if reason.holds is None)
        if not open_reasons and self.outcome is Outcome.UNDECIDED and self.amount_reason is not None:
            return (self.amount_reason,)
        return open_reasons

    @property
    def nearest(self) -> Reason | None:
        """The one condition that keeps the subject out, when every other is known to hold."""
        return self.unmet[0] if len(self.unmet) == 1 and not self.unknown else None


class Decider:
    """Decides cases by the compiled closures of one program; made once and used for every case."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._closures = compile_program(program)
        self._provisions = {subject: program.decided_with(subject) for subject in self._closures}
        self._figures = {subject: figures_needed(provisions) for subject, provisions in self._provisions.items()}
        self._outlines = {provision.id: outlines_of(provision, program.figures) for provision in program.provisions}

    def closure(self, subject: str) -> Closure:
        """Return the compiled function for one subject."""
        return self._closures[subject]

    def figures_for(self, subject: str, case: Case) -> dict[str, int | None]:
        """Return the figures that the provisions about one subject use, as whole numbers; `None` where absent."""
        return self.program.figures.at(case.last, case.place, self._figures[subject])

    def decide(self, subject: str, case: Case) -> list[Decision]:
        """Return the decision on every provision about one subject, for a person also those about the household."""
        figures = self.figures_for(subject, case)
        closure = self._closures[subject]
        masks, kept = closure.trace(case.facts, case.members, figures, case.first, case.last)
        names = _named_values(closure, kept)
        return [
            self._decision(subject, provision, masks[provision.id], case, names)
            for provision in self._provisions[subject]
        ]

    def _decision(
        self,
        subject: str,
        provision: Provision,
        masks: tuple[int, int, int | None],
        case: Case,
        names: Mapping[str, NameUsed],
    ) -> Decision:
        failed, unknown, amount = masks
        outlines, outline_of_amount = self._outlines[provision.id]
        reasons = tuple(
            self._reason(subject, outline, _holds(failed, unknown, position), case, names)
            for position, outline in enumerate(outlines)
        )
        amount_reason = None
        if outline_of_amount is not None:
            amount_reason = self._reason(subject, outline_of_amount, None if amount is None else True, case, names)
        return Decision(
            provision, outcome_of(failed=failed, unknown=unknown), failed, unknown, amount, reasons, amount_reason
        )

    def _reason(
        self, subject: str, outline: Outline, holds: bool | None, case: Case, names: Mapping[str, NameUsed]
    ) -> Reason:
        missing = self._missing_of_members(outline, case) if holds is None else set()
        return Reason(
            outline.condition,
            holds,
            tuple(
                FactUsed(fact, None if fact.id in missing else case.facts.get(fact.id))
                for fact in outline.facts
                if fact.id in missing or fact.id in case.facts or not _is_of_members(fact, subject)
            ),
            tuple(
                FigureUsed(
                    self.program.figures[figure_id], self.program.figures.dated_value(figure_id, case.last, case.place)
                )
                for figure_id in outline.figures
            ),
            tuple(names[name] for name in outline.names),
            outline.turns_on,
        )

    def _missing_of_members(self, outline: Outline, case: Case) -> set[str]:
        """The facts that nobody knows of a member and that leave the condition untold."""
        found: set[str] = set()
        for each in outline.of_members:
            found |= each.missing(case.members, self.program.figures, case.place, case.first, case.last)
        return found


def _holds(failed: int, unknown: int, position: int) -> bool | None:
    if failed >> position & 1:
        return False
    return None if unknown >> position & 1 else True


def _is_of_members(fact: Fact, subject: str) -> bool:
    """A person fact in a decision about a household is read over its members and has no single value to show."""
    return fact.subject == "person" and subject == "household"


def _named_values(closure: Closure, kept: Mapping[str, tuple[Any, Any]]) -> dict[str, NameUsed]:
    found = {}
    for name, (node, value) in closure.names.items():
        term, over = kept[name]
        found[name] = NameUsed(node, _plain(term, over, value.scale, value.unit, value.kind), value.unit)
    return found


def _plain(term: Any, over: int | None, scale: int, unit: Unit | None, kind: str) -> Any:
    if term is None or kind != "number":
        return term
    plain = Decimal(term) / (10**scale) / (100 if unit is not None and unit.is_money else 1)
    return plain if over is None else (plain / over).quantize(Decimal("0.01"))
