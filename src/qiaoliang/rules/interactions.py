"""
How provisions bear on one another. Each is a relation with a clause, compiled into conditions when a pack loads.

`Disregard` takes what provisions pay out of an income fact. `HigherOf` lets only the higher of two like benefits be
held. `Excludes` and `Requires` tie a provision to the outcome of another. `Compatible` states that two may be held
together, and contradicts `Excludes`.
"""

from __future__ import annotations

from dataclasses import dataclass

from qiaoliang.rules.facts import Fact
from qiaoliang.rules.provisions import Provision


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Disregard:
    """The amounts received under `of` do not count in the household's `income`."""

    income: Fact
    of: tuple[Provision, ...]
    clause: str


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class HigherOf:
    """Of `provision` and the like benefit `other` (an amount already held) only the higher is paid."""

    provision: Provision
    other: Fact
    clause: str
    label: str
    label_en: str


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Excludes:
    """Whoever is entitled to `holder` cannot have `excluded`."""

    holder: Provision
    excluded: Provision
    clause: str
    label: str
    label_en: str


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Requires:
    """Only who is entitled to `needed` can have `provision`."""

    provision: Provision
    needed: Provision
    clause: str
    label: str
    label_en: str


@dataclass(frozen=True, eq=False, kw_only=True, slots=True)
class Compatible:
    """`provision` may be held together with `other`, which is a provision or a benefit known by its name only."""

    provision: Provision
    other: Provision | str
    clause: str


Interaction = Disregard | HigherOf | Excludes | Requires | Compatible
