"""Counts and money by provision and by place, in one query each, of what the reader's posts cover."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from qiaoliang.entitlements.models import DeterminationTotal, Outcome
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.primitives.months import Month

ENTITLED, NOT_ENTITLED = Q(outcome=Outcome.ENTITLED), Q(outcome=Outcome.NOT_ENTITLED)
RECEIVING, NOT_RECEIVING = Q(is_receiving=True), Q(is_receiving=False)


@dataclass(frozen=True)
class Summary:
    """
    The counts of one provision (or of one place for a provision); money in fen a month, or a year where it is yearly.

    `key` is the provision's id or the place's code. Money is 0 where the provision gives none.
    """

    key: str
    subject_kind: str
    entitled_count: int
    not_entitled_count: int
    undecided_count: int
    receiving_count: int
    missed_count: int
    receiving_without_entitlement_count: int
    due_fen: int
    received_fen: int
    missed_fen: int
    received_without_entitlement_fen: int


def summary_by_provision(scope: Scope, month: Month, place_code: str | None = None) -> list[Summary]:
    """Return one summary for each provision determined for the month, of the whole scope or of one place in it."""
    return _summaries(_rows(scope, month, place_code), "provision")


def summary_by_place(scope: Scope, provision: str, month: Month, *, by_township: bool = False) -> list[Summary]:
    """Return one summary for each reporting place (or each township-level place) of a provision."""
    rows = _rows(scope, month, None).filter(provision=provision)
    return _summaries(rows, "place_id" if by_township else "reporting_place_id")


def months_determined(scope: Scope) -> list[Month]:
    """Return the months that have determinations in the scope, latest first."""
    rows = DeterminationTotal.objects.within(scope, Permission.VIEW_SUMMARY).order_by("-month")
    return [Month.parse(month) for month in rows.values_list("month", flat=True).distinct()]


def _rows(scope: Scope, month: Month, place_code: str | None) -> QuerySet[DeterminationTotal]:
    rows = DeterminationTotal.objects.within(scope, Permission.VIEW_SUMMARY).filter(month=str(month))
    if place_code is not None:
        rows = rows.filter(Q(place=place_code) | Q(place__path__contains=f"{place_code}/"))
    return rows


def _summaries(rows: QuerySet[DeterminationTotal], key: str) -> list[Summary]:
    counted = (
        rows.order_by()
        .values(key, "subject_kind")
        .annotate(
            entitled_count=Sum("subject_count", filter=ENTITLED),
            not_entitled_count=Sum("subject_count", filter=NOT_ENTITLED),
            undecided_count=Sum("subject_count", filter=Q(outcome=Outcome.UNDECIDED)),
            receiving_count=Sum("subject_count", filter=RECEIVING),
            missed_count=Sum("subject_count", filter=ENTITLED & NOT_RECEIVING),
            receiving_without_entitlement_count=Sum("subject_count", filter=NOT_ENTITLED & RECEIVING),
            due_fen=Sum("amount_fen", filter=ENTITLED),
            paid_fen=Sum("received_fen"),
            missed_fen=Sum("amount_fen", filter=ENTITLED & NOT_RECEIVING),
            wrong_fen=Sum("received_fen", filter=NOT_ENTITLED & RECEIVING),
        )
    )
    return [_summary(row, key) for row in counted.order_by(key)]


def _summary(row: dict[str, int | str | None], key: str) -> Summary:
    counts = {name: int(value or 0) for name, value in row.items() if name.endswith("_count")}
    return Summary(
        key=str(row[key]),
        subject_kind=str(row["subject_kind"]),
        due_fen=int(row["due_fen"] or 0),
        received_fen=int(row["paid_fen"] or 0),
        missed_fen=int(row["missed_fen"] or 0),
        received_without_entitlement_fen=int(row["wrong_fen"] or 0),
        **counts,
    )
