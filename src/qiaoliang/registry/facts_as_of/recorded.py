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

INSTANT = pl.Datetime("us", "UTC")


def place_paths() -> dict[str, str]:
    """Return the path of every place, by code."""
    return dict(Place.objects.values_list("code", "path"))


def read_at(rolls: Sequence[Roll], fact: str, paths: Mapping[str, str]) -> dict[str, datetime]:
    """
    Return when the latest roll that is complete for the fact was read, for each place that one covers, by code.

    Whoever was registered only after that could not be looked for in it: about them its silence says nothing.
    """
    found: dict[str, datetime] = {}
    for roll in sorted((roll for roll in rolls if fact in roll.facts), key=lambda roll: roll.recorded_at):
        root = paths[roll.place_id]
        inside = (code for code, path in paths.items() if path == root or path.startswith(f"{root}/"))
        found.update(dict.fromkeys(inside, roll.recorded_at))
    return found


def recorded_columns(
    frame: pl.DataFrame,
    facts: Sequence[StoredFact],
    *,
    key: str,
    month: Month,
    known_at: datetime | None,
    paths: Mapping[str, str],
) -> pl.DataFrame:
    """
    Return `frame` with one column for each fact and without `recorded_at` (two queries).

    It must have the columns `key`, `place` and `recorded_at`, the instant since when the subject is known.
    """
    subject = facts[0].subject
    rolls = list(Roll.objects.filter(in_force(month), known(known_at), subject_kind=subject))
    records = _records(subject, month, known_at).group_by(["name"], maintain_order=True)
    for (name,), rows in records:
        frame = frame.join(
            rows.select(pl.col("subject_id").alias(key), pl.col("value").alias(str(name))), on=key, how="left"
        )
    for fact in facts:
        value = pl.col(fact.name) if fact.name in frame.columns else pl.lit(None, dtype=pl.Int64)
        is_silent_no = value.is_null() & _was_looked_for(read_at(rolls, fact.name, paths))
        settled = pl.when(is_silent_no).then(0).when(value == SAYS_UNKNOWN).then(None).otherwise(value)
        dtype = pl.Boolean if fact.kind is ValueKind.YES_NO else pl.Int64
        frame = frame.with_columns(settled.cast(dtype).alias(fact.name))
    return frame.drop("recorded_at").sort(key)


def _was_looked_for(read: Mapping[str, datetime]) -> pl.Expr:
    """Whether a subject was known already when the roll of its place was read."""
    instants = pl.Series(list(read.values()), dtype=INSTANT)
    last_read = pl.col("place").replace_strict(list(read), instants, default=None, return_dtype=INSTANT)
    return (pl.col("recorded_at") <= last_read).fill_null(value=False) if read else pl.lit(value=False)


def _records(subject: str, month: Month, known_at: datetime | None) -> pl.DataFrame:
    """Return subject_id, name, value: for each fact the record that starts last in the month."""
    rows = FactRecord.objects.filter(in_force(month), known(known_at), subject_kind=subject).order_by("starts_on", "pk")
    schema = {"subject_id": pl.Int64, "name": pl.String, "value": pl.Int64}
    frame = pl.DataFrame(list(rows.values_list("subject_id", "name", "value")), schema=schema, orient="row")
    latest = frame.unique(["subject_id", "name"], keep="last", maintain_order=True)
    return latest.with_columns(pl.col("value").fill_null(SAYS_UNKNOWN))
