"""Outcomes: entitled, not entitled, undecided; and the node by which one provision turns on another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from qiaoliang.rules.expressions import Expression


class Outcome(IntEnum):
    """What a determination says. The numbers are stored."""

    NOT_ENTITLED = 0
    ENTITLED = 1
    UNDECIDED = 2


def outcome_of(*, failed: int, unknown: int) -> Outcome:
    """
    Return the outcome that two reason masks say.

    Bit i of `failed` is set when condition i does not hold, bit i of `unknown` when it cannot be told; the bit after
    the last condition of `unknown` is set when all hold and the amount cannot be told.
    """
    if failed:
        return Outcome.NOT_ENTITLED
    return Outcome.UNDECIDED if unknown else Outcome.ENTITLED


@dataclass(frozen=True, eq=False, slots=True)
class OutcomeOf(Expression):
    """Whether another provision is due: true, false or unknown."""

    provision_id: str
