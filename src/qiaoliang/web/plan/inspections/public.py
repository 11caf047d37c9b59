"""Supervision in plain words for everybody: how many inspections, how they ended, how many are open. No name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.plan.queries import inspections_by_year
from qiaoliang.web.plan.the_plan import the_plan


@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    """Return the public summary of the inspections."""
    return render(request, "web/plan/inspections/public.html", {"years": inspections_by_year(the_plan())})
