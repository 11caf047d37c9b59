"""The list of inspections that the reader may see."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.queries import InspectionFilter, inspections_of, proposable
from qiaoliang.web.fields import ChoiceOf
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.inspections.wording import STATES
from qiaoliang.web.plan.the_plan import the_plan
from qiaoliang.web.public.pack import the_pack

ROWS_ON_A_PAGE = 50
ALL = "all"
LIGHTS = [("red", _("红灯")), ("yellow", _("黄灯")), ("green", _("绿灯"))]


class InspectionListFilter(forms.Form):
    """Which inspections to list."""

    state = ChoiceOf([("", _("还没办完")), *STATES.items(), (ALL, _("全部"))], label=_("办到哪一步"))
    light = ChoiceOf([("", _("全部")), *LIGHTS], label=_("灯"))

    def asked(self) -> InspectionFilter:
        """Return what is asked for; what is not offered counts as not asked."""
        chosen: dict[str, Any] = self.cleaned_data if self.is_valid() else {}
        state = chosen.get("state") or "open"
        return InspectionFilter(state="" if state == ALL else state, light=chosen.get("light") or "")


@require_safe
@office_page(Permission.VIEW_PLAN)
def inspections(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the inspections of the scope, and for those who may propose one, how many grounds the data show."""
    plan, today = the_plan(), the_clock().today()
    form = InspectionListFilter(request.GET)
    rows = inspections_of(scope, plan, form.asked())
    kept = {name: request.GET[name] for name in ("state", "light") if request.GET.get(name)}
    context = {
        "form": form,
        "found": Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        "grounds": len(proposable(scope, plan, the_pack(), today)),
        "today": today,
        "query": f"{urlencode(kept)}&" if kept else "",
        "may": may(scope),
    }
    return render(request, "web/plan/inspections/list.html", context)
