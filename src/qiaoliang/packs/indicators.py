"""
Indicators of a pack: what is counted for a clause, against which target, until when, and who reports it.

What is counted is one of a closed list; an indicator whose data do not exist says what it needs instead of a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf
from typing import get_args

Counts = OneOf[
    "coverage",  # of the entitled, those who receive
    "entitled",  # how many are entitled
    "met",  # of the places or institutions, those that meet a funding floor
    "condition_failed",  # of the subjects, those of whom one condition of a provision does not hold
    "growth",  # a yearly sum of every place against the year before
    "figure_never_falls",  # a dated figure, year by year
    "nothing_yet",  # the data do not exist
]
COUNTS: tuple[Counts, ...] = get_args(Counts)
Every = OneOf["month", "year"]


@dataclass(frozen=True, slots=True)
class Target:
    """A share (0–1) to be reached: a figure of the pack, or a value that the text itself states, with its source."""

    figure: str | None
    value: Decimal | None
    source: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """
    One thing that is counted for a clause.

    `of` is the provision, figure or fact that is counted; `condition` the key of a condition of that provision, `against` the
    fact that a yearly sum is compared with, `among` narrows the subjects by the values of a fact. `needs` says what data are
    missing when nothing can be counted, and what a number leaves out when something can.
    """

    id: str
    clause: str
    label: str
    label_en: str
    counts: Counts
    reporter: str
    every: Every
    numerator: str = ""
    numerator_en: str = ""
    denominator: str = ""
    denominator_en: str = ""
    of: str = ""
    condition: str = ""
    against: str = ""
    among: tuple[tuple[str, tuple[str, ...]], ...] = ()
    target: Target | None = None
    due_on: date | None = None
    needs: str = ""
    needs_en: str = ""
    is_counted: bool = False
