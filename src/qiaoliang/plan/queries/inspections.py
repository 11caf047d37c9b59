"""Inspections within a scope: the list, one with its steps and files, the grounds to propose one, the public summary."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from qiaoliang.organisations.scope import Scope
from qiaoliang.packs.model import Pack
from qiaoliang.plan.actions.supervision.posts import proposing_bureau
from qiaoliang.plan.grounds import Ground, grounds_of
from qiaoliang.plan.models import Inspection, InspectionFile, InspectionStep, Plan


@dataclass(frozen=True, slots=True)
class InspectionFilter:
    """What to list: `state` is a state, "open" or "" (all); `light` narrows it."""

    state: str = "open"
    light: str = ""


@dataclass(frozen=True, slots=True)
class YearOfInspections:
    """What the public may know of a year: how many were issued, how they ended, how many are open. No bureau, no person."""

    year: int
    issued: int
    without_fault: int
    rectified_in_time: int
    rectified_late: int
    still_open: int


def inspections_of(scope: Scope, plan: Plan, asked: InspectionFilter) -> QuerySet[Inspection]:
    """Return the inspections of the scope that are asked for, the latest first."""
    rows = Inspection.objects.within(scope).filter(plan=plan)
    if asked.state == "open":
        rows = rows.filter(is_open=True)
    elif asked.state:
        rows = rows.filter(state=asked.state)
    if asked.light:
        rows = rows.filter(light=asked.light)
    return rows.select_related("measure", "bureau", "place").order_by("-year", "-number")


def inspection_of(scope: Scope, inspection_id: int) -> Inspection | None:
    """Return one inspection of the scope with its steps and files; nothing if it is not in it."""
    files = Prefetch("files", InspectionFile.objects.order_by("pk"))
    steps = Prefetch("steps", InspectionStep.objects.select_related("bureau").prefetch_related(files))
    rows = Inspection.objects.within(scope).select_related("plan", "measure", "bureau", "place", "duty", "of_return")
    return rows.prefetch_related(steps).filter(pk=inspection_id).first()


def file_of(scope: Scope, inspection_id: int, file_id: int) -> InspectionFile | None:
    """Return a file of an inspection of the scope; nothing if the inspection is not in it."""
    if not Inspection.objects.within(scope).filter(pk=inspection_id).exists():
        return None
    return InspectionFile.objects.filter(step__inspection=inspection_id, pk=file_id).first()


def proposable(scope: Scope, plan: Plan, pack: Pack, today: date) -> tuple[Ground, ...]:
    """Return the grounds that the data show today; none to who may not propose an inspection."""
    return grounds_of(plan, pack, today) if proposing_bureau(scope, plan) is not None else ()


def inspections_by_year(plan: Plan) -> list[YearOfInspections]:
    """Return the public summary of every year, the latest first (one query). Proposals and declined ones are not in it."""
    state = Inspection.State
    ended = Q(state=state.CLOSED)
    rows = (
        Inspection.everyone.filter(plan=plan)
        .exclude(state__in=(state.PROPOSED, state.DECLINED))
        .order_by("-year")
        .values("year")
        .annotate(
            issued=Count("pk"),
            without_fault=Count("pk", filter=Q(state=state.CLEAN)),
            rectified_in_time=Count("pk", filter=ended & Q(was_late=False)),
            rectified_late=Count("pk", filter=ended & Q(was_late=True)),
            still_open=Count("pk", filter=Q(is_open=True)),
        )
    )
    return [_year(row) for row in rows]


def _year(row: Any) -> YearOfInspections:
    return YearOfInspections(**row)
