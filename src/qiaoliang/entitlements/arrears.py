"""
Arrears and recoveries: what was due, month by month, less what was paid.

When the law or a fact changes backwards, the months are decided again under what is known now. The sum of the
differences is what is still owed or has to come back, exact to the fen. A month that cannot be decided, or whose roll
is not known, is settled by nobody: it is listed and left out of the sums.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qiaoliang.entitlements.cases import case_of_person
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Person
from qiaoliang.rules.decisions import Decider
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.outcomes import Outcome

LONGEST_SPAN = 240  # months


@dataclass(frozen=True, slots=True)
class MonthSettled:
    """One month: what was due and what was paid, in fen; `None` where it is not known."""

    month: Month
    due_fen: int | None
    paid_fen: int | None

    @property
    def difference_fen(self) -> int | None:
        """What is still owed (above zero) or was paid too much (below zero); `None` where either is not known."""
        return None if self.due_fen is None or self.paid_fen is None else self.due_fen - self.paid_fen


@dataclass(frozen=True, slots=True)
class Settlement:
    """The months of a span with their differences, and the sums over the months that could be settled."""

    months: tuple[MonthSettled, ...]

    @property
    def arrears_fen(self) -> int:
        """What is owed to the person, over all months in which too little was paid."""
        return sum(each for each in self._differences() if each > 0)

    @property
    def recoveries_fen(self) -> int:
        """What was paid too much, over all months in which that happened."""
        return -sum(each for each in self._differences() if each < 0)

    @property
    def unsettled(self) -> tuple[Month, ...]:
        """The months for which nothing can be said yet."""
        return tuple(each.month for each in self.months if each.difference_fen is None)

    def _differences(self) -> list[int]:
        return [each.difference_fen for each in self.months if each.difference_fen is not None]


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """
    Yield the months from `first` to `last`, both included.

    :raises ValueError: if the span is empty or longer than `LONGEST_SPAN` months
    """
    length = (last.year - first.year) * 12 + last.month - first.month + 1
    if not 1 <= length <= LONGEST_SPAN:
        raise ValueError(
            f"{first} to {last} is {length} months; write a first month before the last, at most {LONGEST_SPAN} apart"
        )
    for offset in range(length):
        yield first.plus(offset)


def settle(due: Mapping[Month, int | None], paid: Mapping[Month, int | None]) -> Settlement:
    """Return the settlement of what was due and what was paid; a month that only one of them has is not known in the other."""
    months = sorted({*due, *paid})
    return Settlement(tuple(MonthSettled(month, due.get(month), paid.get(month)) for month in months))


def settle_person(*, person: Person, provision_id: str, first: Month, last: Month, decider: Decider) -> Settlement:
    """
    Return the settlement of one monthly benefit for one person under the law of `decider` and the facts known now.

    :raises RuleError: if the provision is not a monthly amount of a person with a roll to compare with
    """
    provision = decider.program[provision_id]
    received = provision.received
    if (
        provision.subject.name != "person"
        or provision.every != "month"
        or received is None
        or received.kind != "number"
    ):
        raise RuleError(
            f"{provision_id} is not a monthly payment to a person with a roll of amounts; name one such as m02.care_subsidy"
        )
    due: dict[Month, int | None] = {}
    paid: dict[Month, int | None] = {}
    for month in months_between(first, last):
        case = case_of_person(person, month)
        decision = next(each for each in decider.decide("person", case) if each.provision.id == provision_id)
        due[month] = {Outcome.ENTITLED: decision.amount, Outcome.NOT_ENTITLED: 0}.get(decision.outcome)
        paid[month] = case.facts.get(received.id)
    return settle(due, paid)
