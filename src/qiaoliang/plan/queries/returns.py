"""Rounds and returns within a scope: who has reported, who is late, and what a reader has still to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q

from qiaoliang.organisations.models import Bureau
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Plan, PlanMeasure, Reminder, Return, ReturnPart, Round, Urge
from qiaoliang.plan.round_rules import YEARLY
from qiaoliang.plan.scoped_rows import bureaux_that_may


@dataclass(frozen=True, slots=True)
class RoundRow:
    """
    One measure of a round: its return, how many of those that take part have added theirs, and by how many days it is late.

    `state` is signed, signed_late, draft or late (not signed and past the last day).
    """

    found: Return
    state: str
    days_late: int
    part_count: int
    participant_count: int


@dataclass(frozen=True, slots=True)
class Recall:
    """A reminder by the house (no bureau, no words), or an urge by a bureau."""

    at: datetime
    by_bureau: Bureau | None
    text: str


def rounds_of(plan: Plan) -> list[Round]:
    """Return the rounds of a plan, the latest first."""
    return list(plan.rounds.order_by("-due_on"))


def round_of(plan: Plan, year: int | None, period: str = YEARLY) -> Round | None:
    """Return the round of a year and period, or the latest one where no year is given; nothing if there is none."""
    rounds = plan.rounds.select_related("plan").order_by("-due_on")
    return (rounds.filter(year=year, period=period) if year else rounds).first()


def round_rows(scope: Scope, opened: Round, today: date) -> list[RoundRow]:
    """Return one row for each return of the round in the scope, in the order of the measures (a constant number of queries)."""
    rows = Return.objects.within(scope).filter(round=opened).select_related("measure", "lead", "round")
    counted = rows.order_by("measure__position")
    parts = _counts(ReturnPart.objects.filter(of__round=opened).values_list("of_id").annotate(count=Count("pk")))
    members = _counts(opened.plan.measures.values_list("pk").annotate(count=Count("participants")))
    return [_row(found, today, parts.get(found.pk, 0), members.get(found.measure_id, 0)) for found in counted]


def return_of(scope: Scope, return_id: int) -> Return | None:
    """Return one return of the scope with its parts; nothing if it is not in it."""
    rows = Return.objects.within(scope).select_related("measure__plan", "lead", "round")
    parts = Prefetch("parts", ReturnPart.objects.select_related("bureau").order_by("bureau_id"))
    members = Prefetch("measure__participants", Bureau.objects.order_by("id"))
    urges = Prefetch("urges", Urge.objects.select_related("bureau", "by_bureau"))
    rows = rows.prefetch_related(urges)
    return rows.prefetch_related(parts, members).filter(pk=return_id).first()


def recalled_to(scope: Scope, returns: Sequence[Return]) -> dict[int, list[Recall]]:
    """Return what the reader's bureaux were reminded of and urged to, by return, the latest first (two queries)."""
    mine = sorted(bureaux_that_may(scope, Permission.EDIT_RETURN))
    keys = [each.pk for each in returns]
    found: dict[int, list[Recall]] = {}
    for urge in Urge.objects.filter(of__in=keys, bureau__in=mine).select_related("by_bureau"):
        found.setdefault(urge.of_id, []).append(Recall(urge.at, urge.by_bureau, urge.text))
    for reminder in Reminder.objects.filter(of__in=keys, bureau__in=mine):
        found.setdefault(reminder.of_id, []).append(Recall(reminder.at, None, ""))
    return {key: sorted(recalls, key=lambda each: each.at, reverse=True) for key, recalls in found.items()}


def my_returns(scope: Scope, most: int | None = None) -> list[Return]:
    """
    Return the drafts that the reader's bureaux have still to sign, or to add their part to, the nearest date first.

    With `most` no more than so many. What is owed is found by sub-queries on drafts alone: joined, a database of many years
    would go through every return it ever had.
    """
    mine = sorted(bureaux_that_may(scope, Permission.EDIT_RETURN))
    drafts = Return.everyone.filter(state=Return.State.DRAFT)
    written = Exists(ReturnPart.objects.filter(of=OuterRef("pk"), bureau__in=mine))
    takes_part = PlanMeasure.participants.through.objects.filter(bureau__in=mine).values("planmeasure")
    owed = drafts.filter(Q(lead__in=mine) | (Q(measure__in=takes_part) & ~written))
    rows = Return.objects.within(scope).filter(pk__in=owed.order_by().values("pk"))
    found = rows.select_related("measure", "lead", "round").defer("drafted", "texts").distinct()
    return list(found.order_by("round__due_on", "measure__position", "pk")[:most])


def _row(found: Return, today: date, part_count: int, participant_count: int) -> RoundRow:
    late = found.days_late(today)
    state = ("signed_late" if late else "signed") if found.is_signed else ("late" if late else "draft")
    return RoundRow(found, state, late, part_count, participant_count)


def _counts(rows: object) -> dict[int, int]:
    return dict(rows)  # type: ignore[call-overload]
