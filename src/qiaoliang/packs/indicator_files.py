"""Reads the `indicators.yaml` of a measure, and says file, key and remedy where an indicator counts what does not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from qiaoliang.packs.errors import PackError
from qiaoliang.packs.indicators import COUNTS, Indicator, Target
from qiaoliang.packs.yaml_files import read_yaml
from qiaoliang.rules.facts import Subject
from qiaoliang.rules.figures import FigureTable
from qiaoliang.rules.program import Program

PERIODS = ("month", "year")
OF_A_PROVISION = ("coverage", "entitled", "met", "condition_failed")
TEXTS = (
    "of",
    "numerator",
    "numerator_en",
    "denominator",
    "denominator_en",
    "condition",
    "against",
    "needs",
    "needs_en",
)


def read_indicators(path: Path, program: Program, facts: frozenset[str]) -> Iterator[Indicator]:
    """
    Yield the indicators of an `indicators.yaml`, each knowing whether it can be counted.

    `facts` are the ids of the facts of the pack ("place.covered_population").

    :raises PackError: if a key is missing or wrong, or an indicator counts what the pack does not have
    """
    for found in read_yaml(path) or ():
        indicator = _indicator(found, path)
        _check(indicator, path, program, facts)
        yield replace(indicator, is_counted=_is_counted(indicator, program.figures))


def indicators_of(folder: Path, program: Program, subjects: Mapping[str, Subject]) -> tuple[Indicator, ...]:
    """
    Return the indicators of all measures of a pack.

    :raises PackError: if one is wrong or stands twice
    """
    facts = frozenset(f"{subject.name}.{name}" for subject in subjects.values() for name in subject.facts)
    found: dict[str, Indicator] = {}
    for path in sorted(folder.glob("measures/*/indicators.yaml")):
        for indicator in read_indicators(path, program, facts):
            if indicator.id in found:
                raise PackError(path, indicator.id, "the indicator stands twice", "Keep one")
            found[indicator.id] = indicator
    return tuple(found.values())


def _indicator(found: Mapping[str, Any], path: Path) -> Indicator:
    name = str(found.get("id") or "id")
    for key in ("id", "clause", "label", "label_en", "counts", "reporter", "every"):
        if found.get(key) in (None, ""):
            raise PackError(path, f"{name}.{key}", "it is missing", f"Write `{key}:`")
    if found["counts"] not in COUNTS:
        raise PackError(path, f"{name}.counts", f"it is {found['counts']!r}", f"Write one of: {', '.join(COUNTS)}")
    if found["every"] not in PERIODS:
        raise PackError(path, f"{name}.every", f"it is {found['every']!r}", "Write month or year")
    texts: Any = {key: found.get(key) or "" for key in TEXTS}
    return Indicator(
        id=name,
        clause=found["clause"],
        label=found["label"],
        label_en=found["label_en"],
        counts=found["counts"],
        reporter=found["reporter"],
        every=found["every"],
        among=tuple((fact, tuple(values)) for fact, values in (found.get("among") or {}).items()),
        target=_target(found.get("target"), path, name),
        due_on=found.get("due"),
        **texts,
    )


def _target(found: Any, path: Path, name: str) -> Target | None:
    if found is None:
        return None
    if not isinstance(found, Mapping) or ("figure" in found) == ("value" in found):
        raise PackError(path, f"{name}.target", f"it is {found!r}", "Write {figure: id} or {value: 1, source: …}")
    if "figure" in found:
        return Target(found["figure"], None, "", found.get("quote") or "")
    try:
        value = Decimal(str(found["value"]))
    except InvalidOperation:
        value = Decimal(-1)
    if not value.is_finite() or not 0 < value <= 1:
        raise PackError(path, f"{name}.target", f"it is {found['value']!r}", "Write a share above 0, up to 1")
    if not found.get("source"):
        raise PackError(path, f"{name}.target", "it has a value and no source", "Write `source:`")
    return Target(None, value, found["source"], found.get("quote") or "")


def _check(indicator: Indicator, path: Path, program: Program, facts: frozenset[str]) -> None:
    if indicator.counts == "nothing_yet" and not (indicator.needs and indicator.needs_en):
        raise PackError(
            path, f"{indicator.id}.needs", "nothing is counted and nothing said", "Write what data it needs, zh and en"
        )
    if indicator.target and indicator.target.figure and indicator.target.figure not in program.figures.figures:
        raise PackError(
            path, f"{indicator.id}.target", f"there is no figure {indicator.target.figure}", "Name one of figures.yaml"
        )
    if indicator.counts in OF_A_PROVISION:
        _check_provision(indicator, path, program)
    if indicator.counts == "figure_never_falls" and indicator.of not in program.figures.figures:
        raise PackError(path, f"{indicator.id}.of", f"there is no figure “{indicator.of}”", "Name one of figures.yaml")
    if indicator.counts == "growth":
        for key, fact in (("of", indicator.of), ("against", indicator.against)):
            if fact not in facts or not fact.startswith("place."):
                raise PackError(path, f"{indicator.id}.{key}", f"“{fact}” is no fact of a place", "Name a place fact")


def _check_provision(indicator: Indicator, path: Path, program: Program) -> None:
    provision = {each.id: each for each in program.provisions}.get(indicator.of)
    if provision is None:
        raise PackError(
            path, f"{indicator.id}.of", f"there is no provision “{indicator.of}”", "Name one that a rules.py has"
        )
    if indicator.counts == "coverage" and provision.received is None:
        raise PackError(
            path,
            f"{indicator.id}.counts",
            f"{provision.id} names no fact that says who receives it",
            "Write `received=` in the rule, or counts: entitled",
        )
    keys = [condition.id for condition in provision.conditions]
    if indicator.counts == "condition_failed" and indicator.condition not in keys:
        raise PackError(
            path,
            f"{indicator.id}.condition",
            f"{provision.id} has no condition “{indicator.condition}”",
            f"Write one of: {', '.join(keys)}",
        )
    for fact, _values in indicator.among:
        if fact != "employer.unit_type" or provision.subject.name != "employer":
            raise PackError(
                path, f"{indicator.id}.among", f"subjects cannot be narrowed by {fact}", "Write employer.unit_type"
            )


def _is_counted(indicator: Indicator, figures: FigureTable) -> bool:
    """An assumed value lets a rule run, but what is assumed neither falls nor rises."""
    match indicator.counts:
        case "nothing_yet":
            return False
        case "figure_never_falls":
            return any(value.confidence != "assumed" for value in figures[indicator.of].values)
        case _:
            return True
