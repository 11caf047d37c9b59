"""A decision as a record: everything it used, frozen, for JSON, for storage and for replay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from qiaoliang.packs.model import Pack
from qiaoliang.rules.decisions import Case, Decision, Reason


def decision_record(pack: Pack, decision: Decision, case: Case) -> dict[str, Any]:
    """Return the record of a decision: outcome, amount in fen, reasons, facts and figures used, pack version."""
    provision = decision.provision
    return {
        "provision": provision.id,
        "label": provision.label,
        "label_en": provision.label_en,
        "clause": provision.clause,
        "month": case.first.strftime("%Y-%m"),
        "place": case.place,
        "outcome": decision.outcome.name.lower(),
        "amount_fen": decision.amount,
        "unit": provision.unit,
        "conditions": [_reason(reason) for reason in decision.reasons],
        "amount": _reason(decision.amount_reason) if decision.amount_reason else None,
        "nearest": decision.nearest.condition.id if decision.nearest else None,
        "missing": sorted({fact.id for reason in decision.untold for fact in reason.missing_facts}),
        "absent_figures": sorted({figure.id for reason in decision.untold for figure in reason.absent_figures}),
        "pack": pack.id,
        "pack_version": pack.version,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "id": reason.condition.id,
        "label": reason.condition.label,
        "label_en": reason.condition.label_en,
        "holds": reason.holds,
        "facts": {used.fact.id: _plain(used.value) for used in reason.facts},
        "names": {used.name.id: _plain(used.value) for used in reason.names},
        "figures": {
            used.figure.id: None
            if used.value is None
            else {
                "value": None if used.value.value is None else str(used.value.value),
                "unit": str(used.figure.unit),
                "from": used.value.starts_on.isoformat(),
                "to": used.value.ends_on.isoformat() if used.value.ends_on else None,
                "place": used.value.place,
                "source": used.value.source,
                "confidence": used.value.confidence,
            }
            for used in reason.figures
        },
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
