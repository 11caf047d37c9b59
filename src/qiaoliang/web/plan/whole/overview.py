"""The plan overview: measures by bureaux and places as a heat grid, with tables behind it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.overview import grid_of
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.whole.heat import heat_rows, shares_of
from qiaoliang.web.plan.whole.plans import is_of_pack, plan_asked, plans_beside
from qiaoliang.web.plan.whole.words import LEAD, PARTICIPANT, STANDINGS


@require_safe
@office_page(Permission.VIEW_PLAN)
def overview(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return how every duty of a plan stands, as far as the scope of the reader reaches."""
    plan = plan_asked(request)
    grid = grid_of(scope, plan, the_clock().today())
    context = {
        "plan": plan,
        "plans": plans_beside(),
        "grid": grid,
        "rows": heat_rows(grid),
        "shares": [(line, shares_of(line)) for line in grid.measures],
        "legend": list(STANDINGS.items()),
        "lead_sign": LEAD,
        "participant_sign": PARTICIPANT,
        "has_pages": is_of_pack(plan),
        "may": may(scope),
    }
    return render(request, "web/plan/whole/overview.html", context)
