"""One bureau and one place under a plan: what is owed there, returns, inspections, indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.organisations.models import Bureau, Place
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Duty, Inspection, Plan, Return
from qiaoliang.plan.overview import MeasureLine, grid_of
from qiaoliang.plan.scoped_rows import bureaux_that_may
from qiaoliang.web.bars import Bar
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.whole.plans import is_of_pack, plan_asked
from qiaoliang.web.public.indicator_rows import IndicatorRow, bars_by_place
from qiaoliang.web.public.indicators import public_rows
from qiaoliang.web.public.pack import the_pack

ROWS_ON_A_PAGE = 50
MOST_RETURNS = 60
MOST_INSPECTIONS = 50


def bureau_within(scope: Scope, bureau_id: str) -> Bureau:
    """
    Return a bureau that the reader may look at: one of their own, or any with the whole plan in view.

    :raises Http404: for every other bureau, so that nothing is told of it
    """
    is_mine = bureau_id in bureaux_that_may(scope, Permission.VIEW_PLAN)
    found = Bureau.objects.filter(pk=bureau_id).first()
    if found is None or not (is_mine or scope.allows(Permission.VIEW_WHOLE_PLAN)):
        raise Http404(f"bureau {bureau_id} is not in the scope")
    return found


def place_within(scope: Scope, code: str) -> Place:
    """
    Return a reporting place that the reader may look at: one where a post of theirs stands for the plan.

    :raises Http404: for every other place
    """
    is_mine = code in scope.places(Permission.VIEW_PLAN)
    found = Place.objects.filter(pk=code, reports=True).first()
    if found is None or not (is_mine or scope.allows(Permission.VIEW_WHOLE_PLAN)):
        raise Http404(f"place {code} is not in the scope")
    return found


@require_safe
@office_page(Permission.VIEW_PLAN)
def bureau_page(request: HttpRequest, scope: Scope, bureau_id: str) -> HttpResponse:
    """Return what a bureau leads, takes part in and owes, its returns and inspections, and its indicators."""
    bureau, plan = bureau_within(scope, bureau_id), plan_asked(request)
    lines = [line for line in grid_of(scope, plan, the_clock().today()).measures if bureau.pk in line.by_bureau]
    leads = [(line, line.by_bureau[bureau.pk]) for line in lines if line.by_bureau[bureau.pk].is_lead]
    returns = Return.objects.within(scope).filter(lead=bureau, round__plan=plan).order_by("-round__due_on", "measure")
    context = {
        "bureau": bureau,
        "leads": leads,
        "takes_part": [(line, line.by_bureau[bureau.pk]) for line in lines if not line.by_bureau[bureau.pk].is_lead],
        "returns": _returns(returns),
        "inspections": _inspections(Inspection.objects.within(scope).filter(plan=plan, bureau=bureau)),
        "indicators": [(row, None) for row in _indicators(plan, [line for line, _cell in leads])],
        **_common(request, scope, plan, Duty.objects.within(scope).filter(bureau=bureau)),
    }
    return render(request, "web/plan/whole/bureau.html", context)


@require_safe
@office_page(Permission.VIEW_PLAN)
def place_page(request: HttpRequest, scope: Scope, code: str) -> HttpResponse:
    """Return what is owed in a place, its inspections, and its indicators."""
    place, plan = place_within(scope, code), plan_asked(request)
    rows = public_rows(the_pack()) if is_of_pack(plan) else []
    context = {
        "place": place,
        "inspections": _inspections(Inspection.objects.within(scope).filter(plan=plan, place=place)),
        "indicators": [(row, _bar_of(row, code)) for row in rows if row.indicator.is_counted],
        **_common(request, scope, plan, Duty.objects.within(scope).filter(place=place)),
    }
    return render(request, "web/plan/whole/place.html", context)


def _common(request: HttpRequest, scope: Scope, plan: Plan, duties: QuerySet[Duty]) -> dict[str, Any]:
    order = (F("due_on").asc(nulls_last=True), "measure__position", "position", "bureau", "place")
    owed = duties.filter(measure__plan=plan, is_withdrawn=False).select_related("measure", "bureau", "place")
    today = the_clock().today()
    found = Paginator(owed.order_by(*order), ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "plan": plan,
        "found": found,
        "lights": {duty.pk: duty.light(today) for duty in found},
        "query": f"plan={plan.pk}&",
        "today": today,
        "has_pages": is_of_pack(plan),
        "may": may(scope),
    }


def _returns(returns: QuerySet[Return]) -> list[tuple[Return, str]]:
    """The latest returns with their state in words of the tags."""
    today = the_clock().today()
    found = returns.select_related("measure", "round").defer("drafted", "texts")[:MOST_RETURNS]
    return [(each, _state(each, each.days_late(today))) for each in found]


def _state(of: Return, days_late: int) -> str:
    if of.is_signed:
        return "signed_late" if days_late else "signed"
    return "late" if days_late else "draft"


def _inspections(rows: QuerySet[Inspection]) -> Sequence[Inspection]:
    return list(rows.select_related("measure", "bureau", "place").order_by("-year", "-number")[:MOST_INSPECTIONS])


def _indicators(plan: Plan, lines: Sequence[MeasureLine]) -> list[IndicatorRow]:
    """The indicators of the measures that a bureau leads, with what may be published of them."""
    codes = {line.measure.code for line in lines}
    return [row for row in public_rows(the_pack()) if row.measure.id in codes] if is_of_pack(plan) else []


def _bar_of(row: IndicatorRow, code: str) -> Bar | None:
    bars = bars_by_place(the_pack(), row).bars
    places = [str(each.counted.place) for each in row.published.places]
    return bars[places.index(code)] if code in places else None
