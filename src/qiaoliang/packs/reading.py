"""Reads the YAML of a pack into its model, and says file, key and remedy where something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args

from qiaoliang.packs.errors import PackError
from qiaoliang.packs.model import (
    SERVICES,
    Alias,
    Bureau,
    Clause,
    Example,
    Measure,
    OpenQuestion,
    Place,
    Requirement,
    Source,
)
from qiaoliang.packs.yaml_files import need, read_list, read_mapping, read_yaml, refuse_strange_keys
from qiaoliang.rules.errors import UnitMismatch
from qiaoliang.rules.figures import Confidence, DatedValue, Figure
from qiaoliang.rules.units import Unit

CONFIDENCES = get_args(Confidence)
FIGURE_KEYS = (
    "label", "label_en", "unit", "values", "source", "confidence", "quote", "note", "note_en", "delegated_to",
)  # fmt: skip
VALUE_KEYS = ("from", "to", "place", "value", "source", "confidence", "note", "note_en")
EXAMPLE_KEYS = ("name", "name_en", "month", "place", "given", "assume", "expect")


def read_measure(path: Path) -> Measure:
    """
    Return a measure from its `measure.yaml`.

    :raises PackError: if a key is missing
    """
    found = read_yaml(path)
    return Measure(
        id=need(found, "id", path),
        folder=path.parent.name,
        ordinal=need(found, "ordinal", path),
        title=need(found, "title", path),
        title_en=need(found, "title_en", path),
        lead=need(found, "lead", path),
        participants=tuple(found.get("participants") or ()),
        clauses=tuple(_clause(each, path) for each in need(found, "clauses", path)),
        open_questions=tuple(OpenQuestion(each["zh"], each["en"]) for each in found.get("open_questions") or ()),
    )


def _clause(found: Mapping[str, Any], path: Path) -> Clause:
    return Clause(
        id=need(found, "id", path),
        text=need(found, "text", path),
        english=need(found, "english", path),
        kinds=tuple(need(found, "kinds", path)),
        live_as=found.get("live_as") or {},
        live_as_en=found.get("live_as_en") or {},
        provisions=tuple(found.get("provisions") or ()),
        missing=found.get("missing") or "",
        missing_en=found.get("missing_en") or "",
        services=_services(found, path),
    )


def _services(found: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    named = tuple(found.get("services") or ())
    for each in named:
        if each not in SERVICES:
            raise PackError(
                path, f"{found['id']}.services", f"“{each}” is no service", f"Write some of {', '.join(SERVICES)}"
            )
    return named


def read_figures(path: Path, measure: str) -> Iterator[Figure]:
    """
    Yield the figures of a `figures.yaml`.

    :raises PackError: if a label, unit, source, date or value is missing or wrong
    """
    for figure_id, found in read_mapping(path).items():
        refuse_strange_keys(found, FIGURE_KEYS, path, figure_id)
        source = str(found.get("source") or "")
        confidence = _confidence(found.get("confidence"), path, figure_id)
        values = tuple(_dated_value(each, source, confidence, path, figure_id) for each in found.get("values") or ())
        if values and not source and not all(value.source for value in values):
            raise PackError(path, figure_id, "it has values and no source", "Write `source:` with the id of a source")
        try:
            unit = Unit.parse(str(need(found, "unit", path, figure_id)))
        except UnitMismatch as error:
            raise PackError(
                path, f"{figure_id}.unit", str(error), "Use the base units of qiaoliang.rules.units"
            ) from error
        yield Figure(
            id=figure_id,
            label=need(found, "label", path, figure_id),
            label_en=need(found, "label_en", path, figure_id),
            unit=unit,
            values=values,
            source=source,
            confidence=confidence if values else "absent",
            quote=found.get("quote") or "",
            note=found.get("note") or "",
            note_en=found.get("note_en") or "",
            measure=measure,
        )


def read_assumptions(path: Path) -> dict[str, tuple[DatedValue, ...]]:
    """Return the assumed values of a demonstration folder by figure id; every one is labelled assumed."""
    assumed = {}
    for figure_id, found in read_mapping(path).items():
        note = need(found, "assumption", path, figure_id)
        note_en = need(found, "assumption_en", path, figure_id)
        values = [_dated_value(each, "DEMONSTRATION", "assumed", path, figure_id) for each in found["values"]]
        assumed[figure_id] = tuple(
            DatedValue(v.starts_on, v.ends_on, v.place, v.value, "DEMONSTRATION", "assumed", note, note_en)
            for v in values
        )
    return assumed


def _dated_value(
    found: Mapping[str, Any], source: str, confidence: Confidence, path: Path, figure_id: str
) -> DatedValue:
    if not isinstance(found, Mapping):
        raise PackError(
            path, f"{figure_id}.values", f"{found!r} is no dated value", "Write {from: 2017-07-27, value: 80}"
        )
    refuse_strange_keys(found, VALUE_KEYS, path, f"{figure_id}.values")
    starts_on = found.get("from")
    if not isinstance(starts_on, date):
        raise PackError(path, f"{figure_id}.values", f"`from` is {starts_on!r}", "Write a date such as 2017-07-27")
    ends_on = found.get("to")
    if ends_on is not None and (not isinstance(ends_on, date) or ends_on < starts_on):
        raise PackError(
            path, f"{figure_id}.values", f"`to` is {ends_on!r}", f"Write a date after {starts_on}, or leave it out"
        )
    written = found.get("value")
    try:
        value = None if written == "none" else Decimal(str(found["value"]))
    except (KeyError, InvalidOperation):
        raise PackError(
            path,
            f"{figure_id}.values",
            f"`value` is {found.get('value')!r}",
            "Write a number; none where the law sets no value in that time; or state the figure absent",
        ) from None
    return DatedValue(
        starts_on,
        ends_on,
        str(found["place"]) if found.get("place") else None,
        value,
        str(found.get("source") or source),
        _confidence(found.get("confidence") or confidence, path, figure_id),
        found.get("note") or "",
        found.get("note_en") or "",
    )


def _confidence(found: Any, path: Path, figure_id: str) -> Confidence:
    if found not in CONFIDENCES:
        raise PackError(path, f"{figure_id}.confidence", f"it is {found!r}", f"Write one of: {', '.join(CONFIDENCES)}")
    return found  # type: ignore[no-any-return]


def fill_gaps(figure: Figure, assumed: tuple[DatedValue, ...]) -> Figure:
    """Return a figure whose gaps are filled by assumed values: a known value is never replaced."""
    kept = list(figure.values)
    for guess in assumed:
        parts = [guess]
        for known in figure.values:
            if known.place == guess.place:
                parts = [rest for part in parts for rest in part.outside(known)]
        kept.extend(parts)
    return replace(figure, values=tuple(kept))


def read_bureaux(path: Path) -> tuple[Bureau, ...]:
    """Return the bodies of `bureaux.yaml`."""
    found = read_yaml(path)
    return tuple(_bureau(each, path) for each in (found["bureaux"] if isinstance(found, dict) else found))


def _bureau(found: Mapping[str, Any], path: Path) -> Bureau:
    aliases = tuple(
        Alias(each["name"], each.get("name_en") or "", each.get("from"), each.get("to"), each.get("note") or "")
        for each in found.get("aliases") or ()
    )
    return Bureau(
        id=need(found, "id", path),
        name=need(found, "name", path),
        name_en=need(found, "name_en", path),
        level=found.get("level") or "",
        printed=tuple(need(found, "printed", path)),
        aliases=aliases,
        note=found.get("note") or "",
        note_en=found.get("note_en") or "",
    )


def read_places(path: Path) -> tuple[Place, ...]:
    """Return the places of `places.yaml`."""
    return tuple(
        Place(
            code=str(need(each, "code", path)),
            name=need(each, "name", path),
            name_en=need(each, "name_en", path),
            kind=need(each, "kind", path),
            parent=str(each["parent"]) if each.get("parent") else None,
            reports=bool(each.get("reports")),
            note=each.get("note") or "",
            note_en=each.get("note_en") or "",
        )
        for each in read_list(path)
    )


def read_sources(path: Path) -> dict[str, Source]:
    """Return the sources of `sources.yaml` by id."""
    return {
        str(source_id): Source(
            str(source_id),
            need(found, "title", path, str(source_id)),
            found.get("address") or "",
            found.get("kind") or "",
            found.get("note") or "",
        )
        for source_id, found in read_mapping(path).items()
    }


def read_requirements(path: Path) -> tuple[Requirement, ...]:
    """Return the work requirements of part two."""
    found = read_yaml(path)
    items = found["requirements"] if isinstance(found, dict) else found
    return tuple(
        Requirement(need(each, "id", path), need(each, "text", path), need(each, "english", path), each)
        for each in items
    )


def read_examples(path: Path, measure: str) -> Iterator[Example]:
    """Yield the worked cases of an `examples.yaml`."""
    for found in read_list(path):
        name = f"“{need(found, 'name', path)}”"
        refuse_strange_keys(found, EXAMPLE_KEYS, path, name)
        for key in ("given", "assume", "expect"):
            if found.get(key) is not None and not isinstance(found[key], Mapping):
                raise PackError(path, f"{name}.{key}", f"it is {found[key]!r}", f"Write `{key}: {{id: value}}`")
        if not found.get("expect"):
            raise PackError(path, f"{name}.expect", "it expects nothing", "Write `expect: {a provision: entitled}`")
        yield Example(
            measure=measure,
            name=need(found, "name", path),
            name_en=found.get("name_en") or "",
            month=str(need(found, "month", path)),
            place=str(found["place"]) if found.get("place") else None,
            given=found.get("given") or {},
            assume=found.get("assume") or {},
            expect=need(found, "expect", path),
        )
