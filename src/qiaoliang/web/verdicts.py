"""What a page shows of a decision: the answer, the amount, every reason with its mark, what is missing, the next step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from qiaoliang.packs import Clause, Measure, Pack
from qiaoliang.primitives.money import yuan
from qiaoliang.rules.decisions import Decision, NameUsed, Reason
from qiaoliang.rules.facts import Fact
from qiaoliang.rules.figures import Figure
from qiaoliang.rules.outcomes import Outcome
from qiaoliang.web.localised import wording
from qiaoliang.web.public.figure_rows import FigureRow, figure_row

OUTCOME_WORDS = {Outcome.ENTITLED: "entitled", Outcome.NOT_ENTITLED: "not_entitled", Outcome.UNDECIDED: "undecided"}
MARKS = {True: "met", False: "unmet", None: "unknown"}
ORDER = (Outcome.ENTITLED, Outcome.UNDECIDED, Outcome.NOT_ENTITLED)


@dataclass(frozen=True, slots=True)
class Given:
    """A fact or a value worked out from facts, in words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One condition with its mark ("met", "unmet", "unknown") and what it turned on."""

    reason: Reason
    mark: str
    given: tuple[Given, ...]
    is_nearest: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    The answer to one provision.

    `outcome` is "entitled", "not_entitled" or "undecided"; `amount_fen` is None where it is not money or cannot be told;
    `is_received` is None where nobody knows whether the person gets it already.
    """

    decision: Decision
    clause: Clause
    measure: Measure
    outcome: str
    amount_fen: int | None
    rows: tuple[ReasonRow, ...]
    figures: tuple[FigureRow, ...]
    missing_facts: tuple[Fact, ...]
    absent_figures: tuple[Figure, ...]
    is_received: bool | None

    @property
    def nearest(self) -> Reason | None:
        """The one condition that keeps the subject out, when it is only one."""
        return self.decision.nearest


def verdicts_of(pack: Pack, decisions: Iterable[Decision], facts: dict[str, Any]) -> list[Verdict]:
    """Return the decisions as a page shows them: entitled first, then undecided, then not entitled."""
    return sorted(
        (_verdict(pack, decision, facts) for decision in decisions), key=lambda each: ORDER.index(each.decision.outcome)
    )


def _verdict(pack: Pack, decision: Decision, facts: dict[str, Any]) -> Verdict:
    provision = decision.provision
    clause = pack.clause(provision.clause)
    missing = {fact.id: fact for reason in decision.untold for fact in reason.missing_facts}
    absent = {figure.id: figure for reason in decision.untold for figure in reason.absent_figures}
    reasons = (*decision.reasons, decision.amount_reason) if decision.amount_reason else decision.reasons
    used = {each.figure.id: each for reason in reasons for each in reason.figures}
    return Verdict(
        decision=decision,
        clause=clause,
        measure=pack.measure(clause.id.partition(".")[0]),
        outcome=OUTCOME_WORDS[decision.outcome],
        amount_fen=decision.amount if provision.pays_money and decision.outcome is Outcome.ENTITLED else None,
        rows=tuple(_row(reason, decision) for reason in decision.reasons),
        figures=tuple(figure_row(pack, each.figure, in_force=each.value) for each in used.values()),
        missing_facts=tuple(missing.values()),
        absent_figures=tuple(absent.values()),
        is_received=_is_received(provision.received, facts),
    )


def _row(reason: Reason, decision: Decision) -> ReasonRow:
    """A yes-or-no fact or name that is the condition itself is left out: the mark says it already."""
    told = [used for used in reason.facts if used.fact.kind != "bool" or used.value is None]
    given = [Given(wording(used.fact, "label").text, fact_words(used.fact, used.value)) for used in told]
    given.extend(
        Given(wording(each.name, "label").text, name_words(each))
        for each in reason.names
        if not isinstance(each.value, bool)
    )
    return ReasonRow(reason, MARKS[reason.holds], tuple(given), reason is decision.nearest)


def _is_received(received: Fact | None, facts: dict[str, Any]) -> bool | None:
    value = None if received is None else facts.get(received.id)
    return None if value is None else bool(value)


def fact_words(fact: Fact, value: Any) -> str:
    """Return the value of a fact in words; an unknown value says so."""
    if value is None:
        return _("不知道")
    match fact.kind:
        case "bool":
            return _("是") if value else _("否")
        case "code":
            chosen = next((choice for choice in fact.choices if choice[0] == value), None)
            return wording({"zh": chosen[1], "en": chosen[2]}, "zh").text if chosen else str(value)
        case "date":
            return formats.date_format(value)
    is_money = fact.unit is not None and fact.unit.is_money
    return _("%(amount)s 元") % {"amount": yuan(value)} if is_money else str(value)


def name_words(used: NameUsed) -> str:
    """Return a value worked out from facts in words; an unknown value says so."""
    match used.value:
        case None:
            return _("不知道")
        case bool() as claim:
            return _("是") if claim else _("否")
        case date() as day:
            return formats.date_format(day)
        case Decimal() as number if used.unit is not None and used.unit.is_money:
            return _("%(amount)s 元") % {"amount": f"{number:,.2f}"}
        case Decimal() as number:
            return f"{number.normalize():f}"
        case other:
            return str(other)
