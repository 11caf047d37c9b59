"""Urging a bureau to what it still owes to a return."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import NotYours, urge
from qiaoliang.plan.queries import return_of
from qiaoliang.plan.round_rules import round_rules
from qiaoliang.primitives.problems import Refused
from qiaoliang.web.localised import interface_language
from qiaoliang.web.office.access import office_page, the_clock
from qiaoliang.web.plan.returns import return_as_shown
from qiaoliang.web.plan.urge_form import urge_form_of


@require_POST
@office_page(Permission.EDIT_RETURN)
def urge_bureau(request: HttpRequest, scope: Scope, return_id: int) -> HttpResponse:
    """Urge a bureau; who may not, or nobody to urge, is refused."""
    found = return_of(scope, return_id)
    if found is None:
        raise Http404(f"return {return_id} is not in the scope")
    form = urge_form_of(scope, found, request.POST)
    if form is None:
        raise PermissionDenied
    if not form.is_valid():
        return return_as_shown(request, scope, found, status=422, urge_form=form)
    try:
        urge(
            of=found,
            bureau_id=form.cleaned_data["bureau"],
            text=form.cleaned_data["words"],
            rules=round_rules(found.measure.plan.pack),
            scope=scope,
            clock=the_clock(),
        )
    except NotYours:
        raise PermissionDenied from None
    except Refused as refused:
        form.add_error("bureau", refused.en if interface_language() == "en" else refused.zh)
        return return_as_shown(request, scope, found, status=422, urge_form=form)
    return redirect(f"{reverse('web:return', args=[return_id])}?saved=1")
