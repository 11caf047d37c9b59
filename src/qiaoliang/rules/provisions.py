"""Provisions: what the law gives, takes or demands, under which conditions, how much, by which clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from qiaoliang.rules.conditions import Condition
from qiaoliang.rules.expressions import Expression
from qiaoliang.rules.facts import Fact, Subject
from qiaoliang.rules.units import Unit

Period = OneOf["month", "year"]


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Provision:
    """
    A rule about a subject: when all conditions hold, the amount is due for the period.

    `amount` is `None` where the benefit is not money. `received` is the fact that says whether (or how much) the
    subject gets already; it finds the missed and those no longer entitled. `subject` decides the rows of a bulk run.
    """

    id: str
    label: str
    label_en: str
    clause: str
    subject: Subject
    every: Period
    conditions: tuple[Condition, ...] = ()
    amount: Expression | None = None
    unit: str | None = None
    received: Fact | None = None
    bureau: str = ""
    next_step: str = ""
    next_step_en: str = ""

    @property
    def pays_money(self) -> bool:
        """Whether the amount is money; points of a queue and units of electricity are not."""
        return self.amount is not None and self.unit is not None and Unit.parse(self.unit).is_money

    @property
    def kind(self) -> str:
        """The kind of provision in one word: entitlement, levy, award, priority or funding floor."""
        return {"FundingFloor": "funding_floor"}.get(type(self).__name__, type(self).__name__.lower())


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Entitlement(Provision):
    """What a person or household is due."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Levy(Provision):
    """What an employer owes."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Award(Provision):
    """What an employer or institution earns."""


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Priority(Provision):
    """
    A place in a queue: who has more points comes first.

    The conditions say who stands in the queue at all; `amount` is the points, a plain number (`unit` "1"), so that each
    named part of it shows in the trace why somebody comes before others. Nobody is turned away for having none.
    """


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class FundingFloor(Provision):
    """
    What a government or institution must at least provide in a year.

    The conditions say what meeting the floor means; `amount` is the floor itself, shown whether met or not.
    """
