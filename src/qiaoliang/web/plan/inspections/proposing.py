"""A new proposal: the grounds that the data show today, and one of them proposed with a reason."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import NotYours
from qiaoliang.plan.actions.supervision import AlreadyInspected, NothingToInspect, propose_inspection, proposing_bureau
from qiaoliang.plan.grounds import Ground
from qiaoliang.plan.queries import proposable
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.inspections.forms import StepForm
from qiaoliang.web.plan.the_plan import the_plan
from qiaoliang.web.public.pack import the_pack

ROWS_ON_A_PAGE = 20


class ProposalForm(StepForm):
    """Why this ground should be inspected now."""

    label = _("提请督查的理由")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]


@require_safe
@office_page(Permission.VIEW_PLAN)
def new_inspection(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return what the data show today; with `?ground=` one of them, with the form to propose it."""
    if proposing_bureau(scope, the_plan()) is None:
        raise PermissionDenied
    return _page(request, scope, request.GET.get("ground", ""), ProposalForm())


@require_POST
@office_page(Permission.VIEW_PLAN)
def propose(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Propose the inspection of a ground."""
    key, form = request.POST.get("ground", ""), ProposalForm(request.POST)
    if proposing_bureau(scope, the_plan()) is None:
        raise PermissionDenied
    if not form.is_valid():
        return _page(request, scope, key, form, status=422)
    reason = form.cleaned_data["text"]
    try:
        proposed = propose_inspection(
            plan=the_plan(), pack=the_pack(), ground_key=key, reason=reason, scope=scope, clock=the_clock()
        )
    except NotYours:
        raise PermissionDenied from None
    except NothingToInspect:
        return _page(request, scope, "", ProposalForm(), status=409, is_gone=True)
    except AlreadyInspected as told:
        return _page(request, scope, "", ProposalForm(), status=409, first=told.first.pk)
    return redirect("web:inspection", proposed.pk)


def _page(
    request: HttpRequest,
    scope: Scope,
    key: str,
    form: ProposalForm,
    *,
    status: int = 200,
    is_gone: bool = False,
    first: int | None = None,
) -> HttpResponse:
    grounds = proposable(scope, the_plan(), the_pack(), the_clock().today())
    chosen: Ground | None = next((each for each in grounds if each.key == key), None) if key else None
    context = {
        "form": form,
        "found": Paginator(grounds, ROWS_ON_A_PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "is_gone": is_gone or bool(key and chosen is None),
        "first": first,
        "may": may(scope),
    }
    return render(request, "web/plan/inspections/new.html", context, status=status)
