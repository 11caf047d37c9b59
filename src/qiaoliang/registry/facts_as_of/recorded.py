"""Dated records as columns, with the rolls that let silence mean false or 0."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import polars as pl

from qiaoliang.organisations.models import Place
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import FactRecord, Roll
from qiaoliang.registry.periods import in_force, known
from qiaoliang.registry.vocabulary import StoredFact, ValueKind

SAYS_UNKNOWN = -(2**62)  # stands for a record without a value while records are columns; no amount comes near it


def place_paths() -> dict[str, str]:
    """Return the path of every place, by code."""
    return dict(Place.objects.values_list("code", "path"))


def covered_places(rolls: Sequence[Roll], fact: str, paths: Mapping[str, str]) -> frozenset[str]:
    """Return the codes of the places for which one of the rolls is complete for the fact."""
    roots = [paths[roll.place_id] for roll in rolls if fact in roll.facts]
    inside = (
        code for code, path in paths.items() if any(path == root or path.startswith(f"{root}/") for root in roots)
    )
    return frozenset(inside)


def recorded_columns(
    frame: pl.DataFrame,
    facts: Sequence[StoredFact],
    *,
    key: str,
    month: Month,
    known_at: datetime | None,
    paths: Mapping[str, str],
) -> pl.DataFrame:
    """Return `frame` with one column for each fact; it must have the columns `key` and `place` (two queries)."""
    subject = facts[0].subject
    rolls = list(Roll.objects.filter(in_force(month), known(known_at), subject_kind=subject))
    records = _records(subject, month, known_at).group_by(["name"], maintain_order=True)
    for (name,), rows in records:
        frame = frame.join(
            rows.select(pl.col("subject_id").alias(key), pl.col("value").alias(str(name))), on=key, how="left"
        )
    for fact in facts:
        value = pl.col(fact.name) if fact.name in frame.columns else pl.lit(None, dtype=pl.Int64)
        is_silent_no = value.is_null() & pl.col("place").is_in(sorted(covered_places(rolls, fact.name, paths)))
        settled = pl.when(is_silent_no).then(0).when(value == SAYS_UNKNOWN).then(None).otherwise(value)
        dtype = pl.Boolean if fact.kind is ValueKind.YES_NO else pl.Int64
        frame = frame.with_columns(settled.cast(dtype).alias(fact.name))
    return frame.sort(key)


def _records(subject: str, month: Month, known_at: datetime | None) -> pl.DataFrame:
    """Return subject_id, name, value: for each fact the record that starts last in the month."""
    rows = FactRecord.objects.filter(in_force(month), known(known_at), subject_kind=subject).order_by("starts_on", "pk")
    schema = {"subject_id": pl.Int64, "name": pl.String, "value": pl.Int64}
    frame = pl.DataFrame(list(rows.values_list("subject_id", "name", "value")), schema=schema, orient="row")
    latest = frame.unique(["subject_id", "name"], keep="last", maintain_order=True)
    return latest.with_columns(pl.col("value").fill_null(SAYS_UNKNOWN))
