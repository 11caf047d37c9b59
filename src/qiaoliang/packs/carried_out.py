"""What carries a clause out today: its rules, what rules say of one another, its indicators, and whether the plan follows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from qiaoliang.packs.errors import PackError
from qiaoliang.packs.indicators import Indicator
from qiaoliang.packs.model import KINDS_TRACKED_BY_PLAN, Clause, Measure, Pack
from qiaoliang.rules.interactions import Interaction
from qiaoliang.rules.program import Program
from qiaoliang.rules.provisions import Provision
from qiaoliang.rules.units import Unit


def carried_out(
    measure: Measure, program: Program, interactions: tuple[Interaction, ...], indicators: tuple[Indicator, ...]
) -> Measure:
    """Return the measure with clauses that know what carries them out."""
    clauses = tuple(
        replace(
            clause,
            interactions=tuple(each for each in interactions if each.clause == clause.id),
            indicators=tuple(each for each in indicators if each.clause == clause.id),
            ruled=_ruled(clause, program, interactions),
            is_tracked=bool(KINDS_TRACKED_BY_PLAN & set(clause.kinds)),
        )
        for clause in measure.clauses
    )
    return replace(measure, clauses=clauses)


def check_indicators(pack: Pack, indicators: Iterable[Indicator], folder: Path) -> None:
    """
    Refuse an indicator whose clause, reporter or source is not in the pack.

    :raises PackError: if there is one
    """
    clauses = {clause.id for clause in pack.clauses}
    printed = {name for bureau in pack.bureaux for name in bureau.printed}
    for indicator in indicators:
        if indicator.clause not in clauses:
            raise PackError(
                folder, indicator.id, f"its clause {indicator.clause} does not exist", "Name the clause it is for"
            )
        if indicator.reporter not in printed:
            raise PackError(
                folder, indicator.id, f"“{indicator.reporter}” is in no bureaux.yaml", "Name a body as it is printed"
            )
        source = indicator.target.source.split()[0] if indicator.target and indicator.target.source else ""
        if source and source not in pack.sources:
            raise PackError(
                folder,
                indicator.id,
                f"the source of its target, “{source}”, is not in sources.yaml",
                "Name a known one",
            )


def _ruled(clause: Clause, program: Program, interactions: Iterable[Interaction]) -> frozenset[str]:
    """
    F is carried out by a floor of money; E by every other rule, and by what rules say of one another.

    A floor whose unit is no money (a quota of persons or posts) is no funding rule.
    """
    floors = {each.id for each in program.provisions if each.kind == "funding_floor" and _is_of_money(each)}
    found = {"F" if each in floors else "E" for each in clause.provisions}
    if any(each.clause == clause.id for each in interactions):
        found.add("E")
    return frozenset(found)


def _is_of_money(provision: Provision) -> bool:
    return provision.unit is not None and Unit.parse(provision.unit).is_money
