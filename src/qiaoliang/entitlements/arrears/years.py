"""
A yearly provision is due once in a year, however many months its conditions hold.

The last month of the year in which they are known to hold decides the amount: what was earned in March is not lost by
moving away in June, and figures of the whole year are complete only at its end. Ours, not the notice's (decision 0014).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from qiaoliang.primitives.months import Month
from qiaoliang.rules.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Answer:
    """What a provision says about a subject in one month; the amount in fen."""

    month: Month
    outcome: Outcome
    amount_fen: int | None

    @property
    def due_fen(self) -> int | None:
        """What is due for the month; `None` where it cannot be told."""
        return {Outcome.ENTITLED: self.amount_fen, Outcome.NOT_ENTITLED: 0}.get(self.outcome)


def due_in_year(answers: Iterable[Answer]) -> tuple[int | None, Month | None]:
    """
    Return what is due for a year, in fen, and the month that decided it.

    Without a month that holds, one that cannot be told leaves the year unknown; without either nothing is due.
    """
    ordered = sorted(answers, key=lambda each: each.month)
    holding = [each for each in ordered if each.outcome is Outcome.ENTITLED]
    if holding:
        return holding[-1].amount_fen, holding[-1].month
    if any(each.outcome is Outcome.UNDECIDED for each in ordered):
        return None, None
    return 0, None
