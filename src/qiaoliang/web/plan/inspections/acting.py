"""The steps of an inspection: each an address of its own that only accepts POST, calls one action, and leads back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import NotYours
from qiaoliang.plan.actions.supervision import (
    MovedOn,
    WordsMissing,
    answer_order,
    decline_inspection,
    issue_inspection,
    order_rectification,
    recheck,
    record_finding,
    sign_off,
)
from qiaoliang.plan.kept_files import FileRefused
from qiaoliang.plan.models import Inspection
from qiaoliang.plan.queries import inspection_of
from qiaoliang.primitives.problems import Refused
from qiaoliang.web.localised import interface_language
from qiaoliang.web.office.access import office_page, the_clock
from qiaoliang.web.plan.inspections import forms
from qiaoliang.web.plan.inspections.one import inspection_page

Answers = Callable[[Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Act:
    """A step as a page offers it: its form, its action, and what the action is called with."""

    form: type[forms.StepForm]
    action: Callable[..., Inspection]
    answers: Answers


ACTS = {
    "issue": Act(forms.IssueForm, issue_inspection, lambda form: {"notice": form.cleaned_data["text"]}),
    "decline": Act(forms.DeclineForm, decline_inspection, lambda form: {"reason": form.cleaned_data["text"]}),
    "find": Act(
        forms.FindingForm,
        record_finding,
        lambda form: {
            "finding": form.cleaned_data["text"],
            "has_fault": form.cleaned_data["has_fault"] == "yes",
            "photographs": form.handed_in(),
        },
    ),
    "order": Act(
        forms.OrderForm,
        order_rectification,
        lambda form: {"order": form.cleaned_data["text"], "days": form.cleaned_data["days"]},
    ),
    "answer": Act(
        forms.AnswerForm,
        answer_order,
        lambda form: {"answer": form.cleaned_data["text"], "evidence": form.handed_in()},
    ),
    "recheck": Act(
        forms.RecheckForm,
        recheck,
        lambda form: {
            "result": form.cleaned_data["text"],
            "has_passed": form.cleaned_data["has_passed"] == "yes",
            "photographs": form.handed_in(),
        },
    ),
    "sign-off": Act(forms.SignOffForm, sign_off, lambda form: {"words": form.cleaned_data["text"]}),
}


def step_view(name: str) -> Callable[..., HttpResponse]:
    """Return the view of one step."""
    act = ACTS[name]

    @require_POST
    @office_page(Permission.VIEW_PLAN)
    def step(request: HttpRequest, scope: Scope, inspection_id: int) -> HttpResponse:
        found = inspection_of(scope, inspection_id)
        if found is None:
            raise Http404(f"inspection {inspection_id} is not in the scope")
        form = act.form(request.POST, request.FILES)
        if not form.is_valid():
            return inspection_page(request, scope, found, tried={name: form}, status=422)
        try:
            _run(act, form, found, scope)
        except NotYours:
            raise PermissionDenied from None
        except MovedOn:
            stored = inspection_of(scope, inspection_id) or found
            return inspection_page(request, scope, stored, told=form.cleaned_data["text"], status=409)
        except FileRefused as refused:
            form.add_error("files", _words(refused))
            return inspection_page(request, scope, found, tried={name: form}, status=422)
        except WordsMissing as refused:
            form.add_error("text", _words(refused))
            return inspection_page(request, scope, found, tried={name: form}, status=422)
        return redirect("web:inspection", inspection_id)

    return step


def _run(act: Act, form: forms.StepForm, found: Inspection, scope: Scope) -> None:
    act.action(of=found, version=form.cleaned_data["version"], scope=scope, clock=the_clock(), **act.answers(form))


def _words(refused: Refused) -> str:
    return refused.en if interface_language() == "en" else refused.zh
