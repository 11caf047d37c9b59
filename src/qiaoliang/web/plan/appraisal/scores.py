"""The appraisal of a year: drafted, opened to objections and made final by the committee's office; scores in the scope."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.appraising import (
    AppraisalMovedOn,
    ObjectionsOpen,
    draft_appraisal,
    finish_appraisal,
    open_to_objections,
)
from qiaoliang.plan.models import Appraisal
from qiaoliang.plan.queries import appraisals_of, scores_within
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.rounds import YearForm, year_asked
from qiaoliang.web.plan.the_plan import the_plan
from qiaoliang.web.public.pack import the_pack


@require_safe
@office_page(Permission.VIEW_PLAN)
def appraisal(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the scores of a year (the latest by default) that the reader may see."""
    return _page(request, scope, YearOfAppraisal(), year_asked(request))


class YearOfAppraisal(YearForm):
    """The year that is appraised."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("period", None)


@require_POST
@office_page(Permission.RUN_ROUND)
def draft(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Draft the appraisal of a year, or compute its draft anew."""
    form = YearOfAppraisal(request.POST)
    if not form.is_valid():
        return _page(request, scope, form, None, status=422)
    year = form.cleaned_data["year"]
    try:
        draft_appraisal(plan=the_plan(), pack=the_pack(), year=year, scope=scope, clock=the_clock())
    except AppraisalMovedOn:
        return _page(request, scope, form, year, status=409, told=_("已经不是草稿，不能重新计算。"))
    return redirect(f"{reverse('web:appraisal')}?year={year}")


@require_POST
@office_page(Permission.RUN_ROUND)
def publish(request: HttpRequest, scope: Scope, appraisal_id: int) -> HttpResponse:
    """Open an appraisal to objections."""
    found = _found(scope, appraisal_id)
    try:
        open_to_objections(of=found, scope=scope, clock=the_clock())
    except AppraisalMovedOn:
        return _page(request, scope, YearOfAppraisal(), found.year, status=409, told=_("别人刚刚办理过。"))
    return redirect(f"{reverse('web:appraisal')}?year={found.year}")


@require_POST
@office_page(Permission.RUN_ROUND)
def finish(request: HttpRequest, scope: Scope, appraisal_id: int) -> HttpResponse:
    """Make an appraisal final."""
    found = _found(scope, appraisal_id)
    try:
        finish_appraisal(of=found, scope=scope, clock=the_clock())
    except AppraisalMovedOn:
        return _page(request, scope, YearOfAppraisal(), found.year, status=409, told=_("别人刚刚办理过。"))
    except ObjectionsOpen:
        told = _("异议期还没有结束，或者还有异议没有答复，不能定稿。")
        return _page(request, scope, YearOfAppraisal(), found.year, status=409, told=told)
    return redirect(f"{reverse('web:appraisal')}?year={found.year}")


def _found(scope: Scope, appraisal_id: int) -> Appraisal:
    found = next((each for each in appraisals_of(scope, the_plan()) if each.pk == appraisal_id), None)
    if found is None:
        raise Http404(f"no appraisal {appraisal_id} in the scope")
    return found


def _page(
    request: HttpRequest,
    scope: Scope,
    form: YearForm,
    year: int | None,
    *,
    status: int = 200,
    told: object = "",
) -> HttpResponse:
    every = appraisals_of(scope, the_plan())
    found = next((each for each in every if year in (None, each.year)), None)
    context = {
        "form": form,
        "found": found,
        "every": every,
        "scores": scores_within(scope, found) if found else [],
        "told": told,
        "may": may(scope),
    }
    return render(request, "web/plan/appraisal/scores.html", context, status=status)
