"""Supervision in plain words for everybody: inspections by number, and which places have their own rules. No person's name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.plan.queries import inspections_by_year, own_rules_of
from qiaoliang.plan.supervisors import supervisors_of
from qiaoliang.web.plan.the_plan import the_plan
from qiaoliang.web.public.pack import the_pack


@require_safe
def supervision(request: HttpRequest) -> HttpResponse:
    """Return the public summary of the inspections, and which places have made their own implementing rules (m28.c2)."""
    plan, supervisors = the_plan(), supervisors_of(the_pack())
    own_rules = own_rules_of(plan, supervisors.own_rules) if supervisors and supervisors.own_rules else []
    context = {"years": inspections_by_year(plan), "own_rules": own_rules}
    return render(request, "web/plan/inspections/public.html", context)
