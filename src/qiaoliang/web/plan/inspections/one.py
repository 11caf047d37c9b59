"""One inspection: what it is about, its steps in order, and the form of what the reader may do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.supervision import answering_bureau, checking_bureau, deciding_bureau, proposing_bureau
from qiaoliang.plan.models import Inspection
from qiaoliang.plan.queries import inspection_of
from qiaoliang.plan.working_days import working_days
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.inspections import forms

State = Inspection.State


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that the reader may take: where the form goes, its heading and its button."""

    name: str
    address: str
    title: Any
    button: Any
    form: forms.StepForm


OFFERED: Mapping[str, tuple[type[forms.StepForm], Any, Any]] = {
    "issue": (forms.IssueForm, _("立项并通知被督查部门"), _("下发督查通知")),
    "decline": (forms.DeclineForm, _("不予立项"), _("不予立项")),
    "find": (forms.FindingForm, _("记录现场检查"), _("保存检查结果")),
    "order": (forms.OrderForm, _("下发整改通知"), _("下发整改通知")),
    "answer": (forms.AnswerForm, _("提交整改佐证"), _("提交佐证")),
    "recheck": (forms.RecheckForm, _("复查"), _("保存复查结果")),
    "sign-off": (forms.SignOffForm, _("销号"), _("销号")),
}


@require_safe
@office_page(Permission.VIEW_PLAN)
def inspection(request: HttpRequest, scope: Scope, inspection_id: int) -> HttpResponse:
    """Return the page of an inspection of the scope."""
    found = inspection_of(scope, inspection_id)
    if found is None:
        raise Http404(f"inspection {inspection_id} is not in the scope")
    return inspection_page(request, scope, found)


def inspection_page(
    request: HttpRequest,
    scope: Scope,
    found: Inspection,
    *,
    tried: Mapping[str, forms.StepForm] | None = None,
    told: str = "",
    status: int = 200,
) -> HttpResponse:
    """Return the page; `tried` holds a form with its errors, `told` the words of who was second."""
    today = the_clock().today()
    offers = _offers(scope, found, tried or {})
    due_on = found.due_on if found.state == State.ORDERED else None
    context = {
        "found": found,
        "steps": found.steps.all(),
        "offers": offers,
        "errors": next((offer.form for offer in offers if offer.form.errors), None),
        "told": told,
        "is_overdue": found.is_overdue(today),
        "days_left": working_days().between(today, due_on) if due_on and due_on >= today else None,
        "days_over": working_days().between(due_on, today) if due_on and due_on < today else None,
        "may": may(scope),
    }
    return render(request, "web/plan/inspections/one.html", context, status=status)


def _offers(scope: Scope, found: Inspection, tried: Mapping[str, forms.StepForm]) -> list[Offer]:
    offers = []
    for name in _may_take(scope, found):
        form_class, title, button = OFFERED[name]
        form = tried.get(name) or form_class(initial={"version": found.version}, auto_id=f"{name}-%s")
        form.auto_id = f"{name}-%s"
        offers.append(Offer(name, reverse(f"web:inspection-{name}", args=[found.pk]), title, button, form))
    return offers


def _may_take(scope: Scope, found: Inspection) -> list[str]:
    """The names of the steps that lead on from the state and that a post of the reader allows."""
    match found.state:
        case State.PROPOSED if deciding_bureau(scope):
            return ["issue", "decline"]
        case State.ISSUED if proposing_bureau(scope, found.plan):
            return ["find"]
        case State.FOUND if deciding_bureau(scope):
            return ["order"]
        case State.ORDERED if answering_bureau(scope, found):
            return ["answer"]
        case State.ANSWERED if checking_bureau(scope, found):
            return ["recheck"]
        case State.PASSED if checking_bureau(scope, found):
            return ["sign-off"]
        case _:
            return []
