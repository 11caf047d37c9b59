"""The settlement of a provision for everybody: columns, one run of the rules for each month, no loop over people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import polars as pl

from qiaoliang.entitlements.arrears.starting import StartsBy, start_otherwise, starts_of
from qiaoliang.entitlements.arrears.terms import Terms, terms_of
from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import MonthFrames, frames_for_month
from qiaoliang.rules.bulk import prepare
from qiaoliang.rules.columns import KEYS, TABLES, amount_of, is_due, is_refused
from qiaoliang.rules.program import Program

OF_A_YEAR = ("employer", "place", "institution")  # subjects whose facts are of one year
Progress = Callable[[Month], None]


@dataclass(frozen=True, slots=True)
class PlaceSettled:
    """What is owed and has to come back in one reporting place ("" is unknown), in fen, and for how many subjects."""

    place: str
    owed_count: int
    arrears_fen: int
    back_count: int
    recoveries_fen: int
    unsettled_count: int


@dataclass(frozen=True, slots=True)
class EverybodySettled:
    """
    The settlement of every subject of a provision that has a period to settle.

    `periods` has subject_id, name (of who has one), reporting_place, period (its first day), due_fen and paid_fen, null
    where not known; `subjects` has subject_id, name, reporting_place, arrears_fen, recoveries_fen and unsettled_count.
    """

    terms: Terms
    periods: pl.DataFrame
    subjects: pl.DataFrame

    @property
    def total(self) -> PlaceSettled:
        """The sums over all places."""
        return PlaceSettled("", *self.subjects.select(**_sums()).row(0))

    def by_place(self) -> tuple[PlaceSettled, ...]:
        """Return the sums of each reporting place."""
        rows = self.subjects.group_by(pl.col("reporting_place").fill_null("")).agg(**_sums()).sort("reporting_place")
        return tuple(PlaceSettled(*row) for row in rows.iter_rows())


def settle_everybody(
    *,
    provision_id: str,
    months: Sequence[Month],
    program: Program,
    places: Sequence[str],
    known_at: datetime | None = None,
    progress: Progress | None = None,
) -> EverybodySettled:
    """
    Return the settlement of one provision for everybody under the law of `program`, over `months` (whole years if yearly).

    `places` are the codes of the reporting places.

    :raises RuleError: if the provision is no money
    """
    terms = terms_of(program, provision_id)
    frames = []
    for month in months:
        frames.append(_month(terms, month, places, known_at))
        if progress is not None:
            progress(month)
    told = _with_starts(pl.concat(frames), terms, known_at)
    periods = _years(told) if terms.is_yearly else _months(told)
    return EverybodySettled(terms, periods, _subjects(periods))


def _month(terms: Terms, month: Month, places: Sequence[str], known_at: datetime | None) -> pl.DataFrame:
    """One row for each subject that is due, may be due or was perhaps paid: due and paid in fen, and whether it holds."""
    provision, subject = terms.provision, terms.provision.subject.name
    frames = frames_for_month(month, known_at)
    tables = {table: getattr(frames, table) for table in TABLES.values()}
    run = prepare(terms.program, tables=tables, first=month.first_day, last=month.last_day, places=places)
    found = run.frames()[subject]
    told = _paid(terms, frames, month).join(
        found.select(
            pl.col(KEYS[subject]),
            holds=is_due(provision),
            fails=is_refused(provision),
            amount=amount_of(provision),
        ),
        on=KEYS[subject],
    )
    holds, fails = (pl.col(name) & pl.col("is_of_year") for name in ("holds", "fails"))
    due = pl.when(holds).then(pl.col("amount")).when(fails).then(0)
    return told.select(
        subject_id=pl.col(KEYS[subject]).cast(pl.Int64),
        name=pl.col("name") if "name" in told.columns else pl.lit(None, dtype=pl.String),
        reporting_place=pl.col("reporting_place"),
        month=pl.lit(month.first_day),
        holds=holds,
        due_fen=due.cast(pl.Int64),
        paid_fen=pl.col("paid_fen"),
    )


def _paid(terms: Terms, frames: MonthFrames, month: Month) -> pl.DataFrame:
    """The subjects with what the roll says was paid; a roll of names tells only that nothing was."""
    provision, subject = terms.provision, terms.provision.subject.name
    table: pl.DataFrame = getattr(frames, TABLES[subject])
    received = provision.received
    paid = pl.lit(None, dtype=pl.Int64)
    if received is not None and received.subject == subject:
        value = pl.col(received.name)
        paid = value.cast(pl.Int64) if received.kind == "number" else pl.when(~value).then(pl.lit(0, dtype=pl.Int64))
    own_year = pl.col("year") == month.year if subject in OF_A_YEAR else pl.lit(value=True)
    return table.with_columns(paid_fen=paid, is_of_year=own_year.fill_null(value=False))


def _with_starts(told: pl.DataFrame, terms: Terms, known_at: datetime | None) -> pl.DataFrame:
    """Whether each month is counted for its subject."""
    starts = starts_of(terms.provision, known_at=known_at)
    rows = [(key, start.first.first_day) for key, start in starts.items() if start.first is not None]
    frame = pl.DataFrame(rows, schema={"subject_id": pl.Int64, "starts": pl.Date}, orient="row")
    otherwise = start_otherwise(terms.provision).by is not StartsBy.NEITHER
    counts = pl.when(pl.col("starts").is_null()).then(otherwise).otherwise(pl.col("month") >= pl.col("starts"))
    return told.join(frame, on="subject_id", how="left").with_columns(counts=counts)


def _months(told: pl.DataFrame) -> pl.DataFrame:
    """A month before the start is left out; one that was paid all the same is kept and not settled."""
    kept = told.filter(pl.col("counts") | (pl.col("paid_fen") > 0))
    due = pl.when(pl.col("counts")).then(pl.col("due_fen"))
    return kept.select(
        "subject_id", "name", "reporting_place", pl.col("month").alias("period"), due.alias("due_fen"), "paid_fen"
    )


def _years(told: pl.DataFrame) -> pl.DataFrame:
    """The last month of a year that holds decides it; a month that cannot be told leaves it unknown if none holds."""
    counted = pl.col("counts")
    holding = pl.col("due_fen").filter(counted & pl.col("holds")).last()
    untold = pl.col("due_fen").filter(counted).is_null().any()
    rows = (
        told.sort("month")
        .group_by("subject_id", pl.col("month").dt.truncate("1y").alias("period"))
        .agg(
            pl.col("name", "reporting_place").last(),
            is_counted=counted.any(),
            holds=(counted & pl.col("holds")).any(),
            due=holding,
            untold=untold,
            paid=pl.when(pl.col("paid_fen").is_null().any()).then(None).otherwise(pl.col("paid_fen").max()),
        )
    )
    due = pl.when(pl.col("holds")).then(pl.col("due")).when(pl.col("is_counted") & ~pl.col("untold")).then(0)
    kept = rows.filter(pl.col("is_counted") | (pl.col("paid") > 0))
    return kept.select(
        "subject_id",
        "name",
        "reporting_place",
        "period",
        due.cast(pl.Int64).alias("due_fen"),
        pl.col("paid").alias("paid_fen"),
    )


def _subjects(periods: pl.DataFrame) -> pl.DataFrame:
    difference = pl.col("due_fen") - pl.col("paid_fen")
    found = periods.sort("period").group_by("subject_id", maintain_order=True)
    return found.agg(
        pl.col("name", "reporting_place").last(),
        arrears_fen=difference.filter(difference > 0).sum(),
        recoveries_fen=-difference.filter(difference < 0).sum(),
        unsettled_count=difference.is_null().sum().cast(pl.Int64),
    ).sort("subject_id")


def _sums() -> dict[str, pl.Expr]:
    owed, back = pl.col("arrears_fen"), pl.col("recoveries_fen")
    return {
        "owed_count": (owed > 0).sum(),
        "arrears": owed.sum(),
        "back_count": (back > 0).sum(),
        "recoveries": back.sum(),
        "unsettled": (pl.col("unsettled_count") > 0).sum(),
    }
