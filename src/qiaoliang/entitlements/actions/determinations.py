"""Storing what one provision says about every subject for a month."""

from collections.abc import Iterator
from itertools import islice

import polars as pl
from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.entitlements.models import Determination, Outcome
from qiaoliang.organisations.models import Place
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Employer, Household, Institution, Person
from qiaoliang.rules.outcomes import Outcome as OutcomeCode

BATCH = 10_000  # rows
OUTCOMES = {
    int(OutcomeCode.ENTITLED): Outcome.ENTITLED.value,
    int(OutcomeCode.NOT_ENTITLED): Outcome.NOT_ENTITLED.value,
    int(OutcomeCode.UNDECIDED): Outcome.UNDECIDED.value,
}
WHERE = {"person": Person, "household": Household, "employer": Employer, "institution": Institution}
RECEIVING = {"subject_id": pl.Int64, "is_receiving": pl.Boolean, "received_fen": pl.Int64}


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
    places = _places_of(subject_kind)
    reporting: dict[str, str | None] = dict(Place.objects.values_list("code", "reporting_place_id"))
    rows = frame.join(
        receiving if receiving is not None else pl.DataFrame(schema=RECEIVING), on="subject_id", how="left"
    )
    Determination.everyone.filter(provision=provision_id, month=str(month), subject_kind=subject_kind).delete()
    instances = _instances(rows, provision_id, subject_kind, month, pack_version, places, reporting)
    while batch := list(islice(instances, BATCH)):
        Determination.everyone.bulk_create(batch)
    record(
        actor=actor,
        action="determinations.stored",
        object_kind="provision",
        object_id=provision_id,
        at=clock.now(),
        payload={"month": str(month), "count": rows.height, "pack_version": pack_version},
    )
    return rows.height


def _instances(
    rows: pl.DataFrame,
    provision_id: str,
    kind: str,
    month: Month,
    pack_version: str,
    places: dict[int, str],
    reporting: dict[str, str | None],
) -> Iterator[Determination]:
    columns = ("subject_id", "outcome", "failed", "unknown", "amount_fen", "is_receiving", "received_fen")
    month_text = str(month)
    for subject_id, outcome, failed, unknown, amount_fen, is_receiving, received_fen in rows.select(
        columns
    ).iter_rows():
        place = places.get(subject_id)
        if place is None:
            raise SubjectWithoutRecord(kind, subject_id)
        yield Determination(
            provision=provision_id,
            month=month_text,
            subject_kind=kind,
            subject_id=subject_id,
            place_id=place,
            reporting_place_id=reporting[place] or place,
            outcome=OUTCOMES[outcome],
            failed_mask=failed,
            unknown_mask=unknown,
            amount_fen=amount_fen,
            is_receiving=is_receiving,
            received_fen=received_fen,
            pack_version=pack_version,
        )


def _places_of(kind: str) -> dict[int, str]:
    if kind == "place":
        return {int(code): code for code in Place.objects.values_list("code", flat=True)}
    return dict(WHERE[kind]._default_manager.values_list("pk", "place_id"))
