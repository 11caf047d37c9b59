"""Reads the YAML of a pack into its model, and says file, key and remedy where something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, get_args

import yaml

from qiaoliang.packs.errors import PackError
from qiaoliang.packs.model import Alias, Bureau, Clause, Example, Measure, OpenQuestion, Place, Requirement, Source
from qiaoliang.rules.errors import UnitMismatch
from qiaoliang.rules.figures import Confidence, DatedValue, Figure
from qiaoliang.rules.units import Unit

CONFIDENCES = get_args(Confidence)


def read_yaml(path: Path) -> Any:
    """
    Return the content of a YAML file.

    :raises PackError: if the file is missing or is not YAML
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)  # noqa: S506 a safe loader
    except FileNotFoundError:
        raise PackError(path, "file", "it is missing", "Add it to the pack") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}" if mark else "file"
        raise PackError(
            path, where, f"it is not YAML ({getattr(error, 'problem', error)})", "Correct the line"
        ) from error


class _UniqueKeys(yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader):  # type: ignore[misc]
    """YAML in which a key may stand only once: a figure written twice would lose one silently."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            if key_node.tag == "tag:yaml.org,2002:merge":
                continue
            key = self.construct_object(key_node, deep=True)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"“{key}” stands twice", key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_measure(path: Path) -> Measure:
    """
    Return a measure from its `measure.yaml`.

    :raises PackError: if a key is missing
    """
    found = read_yaml(path)
    return Measure(
        id=_need(found, "id", path),
        folder=path.parent.name,
        ordinal=_need(found, "ordinal", path),
        title=_need(found, "title", path),
        title_en=_need(found, "title_en", path),
        lead=_need(found, "lead", path),
        participants=tuple(found.get("participants") or ()),
        clauses=tuple(_clause(each, path) for each in _need(found, "clauses", path)),
        open_questions=tuple(OpenQuestion(each["zh"], each["en"]) for each in found.get("open_questions") or ()),
    )


def _clause(found: Mapping[str, Any], path: Path) -> Clause:
    return Clause(
        id=_need(found, "id", path),
        text=_need(found, "text", path),
        english=_need(found, "english", path),
        kinds=tuple(_need(found, "kinds", path)),
        live_as=found.get("live_as") or {},
        live_as_en=found.get("live_as_en") or {},
        provisions=tuple(found.get("provisions") or ()),
        missing=found.get("missing") or "",
        missing_en=found.get("missing_en") or "",
    )


def read_figures(path: Path, measure: str) -> Iterator[Figure]:
    """
    Yield the figures of a `figures.yaml`.

    :raises PackError: if a label, unit, source, date or value is missing or wrong
    """
    for figure_id, found in (read_yaml(path) or {}).items():
        source = str(found.get("source") or "")
        confidence = _confidence(found.get("confidence"), path, figure_id)
        values = tuple(_dated_value(each, source, confidence, path, figure_id) for each in found.get("values") or ())
        if values and not source and not all(value.source for value in values):
            raise PackError(path, figure_id, "it has values and no source", "Write `source:` with the id of a source")
        try:
            unit = Unit.parse(str(_need(found, "unit", path, figure_id)))
        except UnitMismatch as error:
            raise PackError(
                path, f"{figure_id}.unit", str(error), "Use the base units of qiaoliang.rules.units"
            ) from error
        yield Figure(
            id=figure_id,
            label=_need(found, "label", path, figure_id),
            label_en=_need(found, "label_en", path, figure_id),
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
    for figure_id, found in (read_yaml(path) or {}).items():
        note = _need(found, "assumption", path, figure_id)
        note_en = _need(found, "assumption_en", path, figure_id)
        values = [_dated_value(each, "DEMONSTRATION", "assumed", path, figure_id) for each in found["values"]]
        assumed[figure_id] = tuple(
            DatedValue(v.starts_on, v.ends_on, v.place, v.value, "DEMONSTRATION", "assumed", note, note_en)
            for v in values
        )
    return assumed


def _dated_value(
    found: Mapping[str, Any], source: str, confidence: Confidence, path: Path, figure_id: str
) -> DatedValue:
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
        id=_need(found, "id", path),
        name=_need(found, "name", path),
        name_en=_need(found, "name_en", path),
        level=found.get("level") or "",
        printed=tuple(_need(found, "printed", path)),
        aliases=aliases,
        note=found.get("note") or "",
        note_en=found.get("note_en") or "",
    )


def read_places(path: Path) -> tuple[Place, ...]:
    """Return the places of `places.yaml`."""
    return tuple(
        Place(
            code=str(_need(each, "code", path)),
            name=_need(each, "name", path),
            name_en=_need(each, "name_en", path),
            kind=_need(each, "kind", path),
            parent=str(each["parent"]) if each.get("parent") else None,
            reports=bool(each.get("reports")),
            note=each.get("note") or "",
            note_en=each.get("note_en") or "",
        )
        for each in read_yaml(path)
    )


def read_sources(path: Path) -> dict[str, Source]:
    """Return the sources of `sources.yaml` by id."""
    return {
        str(source_id): Source(
            str(source_id), found["title"], found.get("address") or "", found.get("kind") or "", found.get("note") or ""
        )
        for source_id, found in read_yaml(path).items()
    }


def read_requirements(path: Path) -> tuple[Requirement, ...]:
    """Return the work requirements of part two."""
    found = read_yaml(path)
    items = found["requirements"] if isinstance(found, dict) else found
    return tuple(
        Requirement(_need(each, "id", path), _need(each, "text", path), _need(each, "english", path), each)
        for each in items
    )


def read_examples(path: Path, measure: str) -> Iterator[Example]:
    """Yield the worked cases of an `examples.yaml`."""
    for found in read_yaml(path) or ():
        yield Example(
            measure=measure,
            name=_need(found, "name", path),
            name_en=found.get("name_en") or "",
            month=str(_need(found, "month", path)),
            place=str(found["place"]) if found.get("place") else None,
            given=found.get("given") or {},
            assume=found.get("assume") or {},
            expect=_need(found, "expect", path),
        )


def _need(found: Mapping[str, Any], key: str, path: Path, inside: str = "") -> Any:
    if not isinstance(found, Mapping) or found.get(key) in (None, ""):
        name = f"{inside}.{key}" if inside else key
        raise PackError(path, name, "it is missing", f"Write `{key}:`")
    return found[key]
