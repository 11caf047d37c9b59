"""Giving the answer of a stored decision again, from nothing but what it stored and the rules."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from qiaoliang.entitlements.actions.determinations import OUTCOMES
from qiaoliang.entitlements.models import Decision
from qiaoliang.packs.model import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.rules.decisions import Decider
from qiaoliang.rules.outcomes import outcome_of


@dataclass(frozen=True)
class Replay:
    """The answer given again, and whether it is the one that was stored and under the same version of the law."""

    outcome: str
    amount_fen: int | None
    is_same: bool
    is_same_pack: bool


def replay(decision: Decision, *, pack: Pack, decider: Decider) -> Replay:
    """Return the answer that the stored facts and figures give under the rules of `pack`."""
    month = Month.parse(decision.month)
    closure = decider.closure(decision.subject_kind)
    own = _thawed(decision.facts["own"])
    members = [_thawed(member) for member in decision.facts["members"]]
    masks = closure.decide(own, members, decision.figures["values"], month.first_day, month.last_day)[
        decision.provision
    ]
    outcome = OUTCOMES[int(outcome_of(failed=masks.failed, unknown=masks.unknown))]
    is_same = (outcome, masks.amount) == (decision.outcome, decision.amount_fen)
    return Replay(outcome, masks.amount, is_same, pack.version == decision.pack_version)


def _thawed(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value["date"]) if isinstance(value, dict) else value for name, value in facts.items()
    }
