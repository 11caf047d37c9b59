"""What falls due when: duties, returns and rectifications of a reader, in the order of their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from qiaoliang.organisations.models import Bureau, Place
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Duty, Inspection, Return
from qiaoliang.plan.scoped_rows import bureaux_that_may

MOST_ITEMS = 1000  # of a kind in one agenda


class AgendaKind(StrEnum):
    """What falls due."""

    DUTY = "duty"
    RETURN = "return"
    RECTIFICATION = "rectification"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing with its last day. `row` is the duty, return or inspection; `is_done` if nothing is left to do."""

    due_on: date
    kind: AgendaKind
    row: Duty | Return | Inspection
    bureau: Bureau
    place: Place | None
    is_done: bool

    @property
    def uid(self) -> str:
        """What makes it the same entry when a calendar is loaded again."""
        return f"{self.kind}-{self.row.pk}"


def agenda_of(scope: Scope, first: date, last: date, *, only_mine: bool = True) -> list[AgendaItem]:
    """
    Return what falls due from a day to a day, both counted, in the scope (three queries).

    With `only_mine` only what the reader's own bureaux owe.
    """
    duties = _mine(Duty.objects.within(scope).filter(is_withdrawn=False), scope, "bureau", only_mine)
    returns = _mine(Return.objects.within(scope), scope, "lead", only_mine)
    inspections = _mine(
        Inspection.objects.within(scope).filter(is_open=True, due_on__isnull=False), scope, "bureau", only_mine
    )
    days = (first, last)
    found = [
        *_duties(duties.filter(due_on__range=days).order_by("due_on", "measure", "position")),
        *_returns(returns.filter(round__due_on__range=days).order_by("round__due_on", "measure__position")),
        *_inspections(inspections.filter(due_on__range=days).order_by("due_on", "pk")),
    ]
    return sorted(found, key=lambda item: (item.due_on, item.kind))


def overdue_of(scope: Scope, today: date, *, only_mine: bool = True) -> list[AgendaItem]:
    """Return what should have been done before a day and is not, the oldest first (two queries)."""
    duties = _mine(Duty.objects.within(scope).filter(is_withdrawn=False, due_on__lt=today), scope, "bureau", only_mine)
    drafts = _mine(Return.objects.within(scope).filter(round__due_on__lt=today), scope, "lead", only_mine)
    found = [
        *_duties(duties.exclude(status=Duty.Status.DONE).order_by("due_on", "measure", "position")),
        *_returns(drafts.filter(state=Return.State.DRAFT).order_by("round__due_on", "measure__position")),
    ]
    return sorted(found, key=lambda item: (item.due_on, item.kind))


def _mine(rows: QuerySet, scope: Scope, lookup: str, only_mine: bool) -> QuerySet:
    if not only_mine:
        return rows
    return rows.filter(**{f"{lookup}__in": sorted(bureaux_that_may(scope, Permission.VIEW_PLAN))})


def _duties(rows: QuerySet[Duty]) -> Iterable[AgendaItem]:
    for each in rows.select_related("measure__plan", "bureau", "place")[:MOST_ITEMS]:
        if each.due_on is not None:
            is_done = each.status == Duty.Status.DONE
            yield AgendaItem(each.due_on, AgendaKind.DUTY, each, each.bureau, each.place, is_done)


def _returns(rows: QuerySet[Return]) -> Iterable[AgendaItem]:
    for each in rows.select_related("measure__plan", "round", "lead").defer("drafted", "texts")[:MOST_ITEMS]:
        yield AgendaItem(each.round.due_on, AgendaKind.RETURN, each, each.lead, None, each.is_signed)


def _inspections(rows: QuerySet[Inspection]) -> Iterable[AgendaItem]:
    for each in rows.select_related("measure__plan", "bureau", "place")[:MOST_ITEMS]:
        if each.due_on is not None:
            is_done = each.state != Inspection.State.ORDERED
            yield AgendaItem(each.due_on, AgendaKind.RECTIFICATION, each, each.bureau, each.place, is_done)
