"""Deciding one person, and freezing what the decision rests on."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.entitlements.actions.determinations import OUTCOMES
from qiaoliang.entitlements.cases import case_of_person
from qiaoliang.entitlements.models import Decision
from qiaoliang.packs.model import Pack
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import provenance_for
from qiaoliang.registry.models import Person
from qiaoliang.rules.decisions import Case, Decider, Reason
from qiaoliang.rules.decisions import Decision as RuleDecision


@transaction.atomic
def decide_person(
    *,
    person: Person,
    provision_id: str,
    month: Month,
    pack: Pack,
    decider: Decider,
    clock: Clock,
    actor: str,
    reviews: Decision | None = None,
) -> Decision:
    """
    Decide one provision for a person and store the decision with facts, sources, figures and reasons, frozen.

    `decider` is the compiled program of `pack`. `reviews` is the earlier decision that this one takes the place of.

    :raises RuleError: if the pack has no such provision
    """
    case = case_of_person(person, month)
    provision = pack.program[provision_id]
    decided = next(one for one in decider.decide("person", case) if one.provision.id == provision.id)
    decision = Decision(
        provision=provision_id,
        month=str(month),
        subject_kind="person",
        subject_id=person.pk,
        place=person.place,
        outcome=OUTCOMES[int(decided.outcome)],
        amount_fen=decided.amount,
        facts=_frozen_facts(person, month, case, decided),
        figures=_frozen_figures(decider, case, decided),
        trace=[_frozen_reason(reason) for reason in decided.reasons],
        pack_version=pack.version,
        decided_by=actor,
        decided_at=clock.now(),
        reviews=reviews,
    )
    decision.save()
    record(
        actor=actor,
        action="decision.made",
        object_kind="person",
        object_id=person.pk,
        at=clock.now(),
        payload={"decision": decision.pk, "provision": provision_id, "month": str(month), "outcome": decision.outcome},
    )
    return decision


def _frozen_facts(person: Person, month: Month, case: Case, decided: RuleDecision) -> dict[str, Any]:
    """Every fact the rules were given, and the source of each that this decision turned on."""
    used = {fact.fact.id for reason in _reasons(decided) for fact in reason.facts}
    return {
        "own": {name: _plain(value) for name, value in case.facts.items()},
        "members": [{name: _plain(value) for name, value in member.items()} for member in case.members],
        "sources": {name: provenance_for(person, name, month).zh for name in sorted(used)},
    }


def _frozen_figures(decider: Decider, case: Case, decided: RuleDecision) -> dict[str, Any]:
    used = {used.figure.id: used for reason in _reasons(decided) for used in reason.figures}
    return {
        "place": case.place,
        "values": decider.figures_for("person", case),
        "sources": {name: one.value.source if one.value else "" for name, one in used.items()},
    }


def _frozen_reason(reason: Reason) -> dict[str, Any]:
    return {
        "condition": reason.condition.id,
        "zh": reason.condition.label,
        "en": reason.condition.label_en,
        "holds": reason.holds,
        "facts": {used.fact.id: _plain(used.value) for used in reason.facts},
    }


def _reasons(decided: RuleDecision) -> list[Reason]:
    return [*decided.reasons, *([decided.amount_reason] if decided.amount_reason else [])]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return str(value) if isinstance(value, Decimal) else value
