"""Storing what one provision says about every subject for a month, with its totals by place."""

import polars as pl
from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.entitlements.models import Determination, DeterminationTotal, Outcome
from qiaoliang.organisations.models import Place
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.bulk_insert import Rows, bulk_insert
from qiaoliang.registry.models import Employer, Household, Institution, Person
from qiaoliang.rules.outcomes import Outcome as OutcomeCode

OUTCOMES = {
    int(OutcomeCode.ENTITLED): Outcome.ENTITLED.value,
    int(OutcomeCode.NOT_ENTITLED): Outcome.NOT_ENTITLED.value,
    int(OutcomeCode.UNDECIDED): Outcome.UNDECIDED.value,
}
WHERE = {"person": Person, "household": Household, "employer": Employer, "institution": Institution}
RECEIVING = {"subject_id": pl.Int64, "is_receiving": pl.Boolean, "received_fen": pl.Int64}
COLUMNS = (
    "provision",
    "month",
    "subject_kind",
    "subject_id",
    "place_id",
    "reporting_place_id",
    "outcome",
    "failed_mask",
    "unknown_mask",
    "amount_fen",
    "is_receiving",
    "received_fen",
    "pack_version",
)
TOTALLED = ("provision", "month", "subject_kind", "place_id", "reporting_place_id", "outcome", "is_receiving")


class SubjectWithoutRecord(LookupError):
    """A determination about a subject that the registry does not have."""

    def __init__(self, kind: str, subject_id: int) -> None:
        super().__init__(f"{kind} {subject_id} is not in the registry: determine from the frames of this registry")


@transaction.atomic
def store_determinations(
    *,
    provision_id: str,
    subject_kind: str,
    month: Month,
    frame: pl.DataFrame,
    receiving: pl.DataFrame | None = None,
    pack_version: str,
    clock: Clock,
    actor: str,
) -> int:
    """
    Store the determinations of one provision for a month in place of earlier ones, and return how many there are.

    `frame` has subject_id, failed, unknown (masks), outcome (code of the rules) and amount_fen (null: none). `receiving`
    has subject_id, is_receiving and received_fen from the paying bureau's roll. A place's subject_id is its code as a number.

    :raises SubjectWithoutRecord: if a subject is not in the registry
    """
    rows = frame.join(
        receiving if receiving is not None else pl.DataFrame(schema=RECEIVING), on="subject_id", how="left"
    )
    rows = rows.join(_places_of(subject_kind), on="subject_id", how="left")
    for subject_id in rows.filter(pl.col("place_id").is_null())["subject_id"].head(1):
        raise SubjectWithoutRecord(subject_kind, subject_id)
    for table in (Determination, DeterminationTotal):
        table.everyone.filter(provision=provision_id, month=str(month), subject_kind=subject_kind).delete()
    stored = _as_stored(rows, provision_id, subject_kind, month, pack_version)
    bulk_insert(Rows(Determination, COLUMNS, stored.iter_rows()))
    totals = _totals(stored)
    bulk_insert(Rows(DeterminationTotal, totals.columns, totals.iter_rows()))
    record(
        actor=actor,
        action="determinations.stored",
        object_kind="provision",
        object_id=provision_id,
        at=clock.now(),
        payload={"month": str(month), "count": rows.height, "pack_version": pack_version},
    )
    return rows.height


def _as_stored(
    rows: pl.DataFrame, provision_id: str, subject_kind: str, month: Month, pack_version: str
) -> pl.DataFrame:
    return rows.with_columns(
        provision=pl.lit(provision_id),
        month=pl.lit(str(month)),
        subject_kind=pl.lit(subject_kind),
        outcome=pl.col("outcome").replace_strict(OUTCOMES, return_dtype=pl.String),
        failed_mask=pl.col("failed"),
        unknown_mask=pl.col("unknown"),
        pack_version=pl.lit(pack_version),
    ).select(COLUMNS)


def _totals(stored: pl.DataFrame) -> pl.DataFrame:
    return stored.group_by(TOTALLED, maintain_order=True).agg(
        subject_count=pl.len().cast(pl.Int64),
        amount_fen=pl.col("amount_fen").sum(),
        received_fen=pl.col("received_fen").sum(),
    )


def _places_of(kind: str) -> pl.DataFrame:
    """Return subject_id, place_id and reporting_place_id of every subject of a kind (two queries)."""
    codes = list(Place.objects.values_list("code", "reporting_place_id"))
    if kind == "place":
        placed = [(int(code), code) for code, _ in codes]
    else:
        placed = list(WHERE[kind]._default_manager.values_list("pk", "place_id"))
    reporting = {code: above or code for code, above in codes}
    schema = {"subject_id": pl.Int64, "place_id": pl.String}
    return pl.DataFrame(placed, schema=schema, orient="row").with_columns(
        reporting_place_id=pl.col("place_id").replace_strict(reporting, return_dtype=pl.String)
    )
