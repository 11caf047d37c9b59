"""Meetings of the committee, and recording one with its resolutions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.meetings import Resolution, record_meeting
from qiaoliang.plan.models import Plan
from qiaoliang.plan.queries import bureaux_of_plan, meetings_of
from qiaoliang.web.dates import TypedDateField
from qiaoliang.web.fields import ChoiceOf, TextBox
from qiaoliang.web.localised import wording
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.fields import TextField
from qiaoliang.web.plan.the_plan import the_plan


class MeetingForm(forms.Form):
    """A meeting and one resolution of it; each further resolution is recorded with the same meeting's title and day."""

    title = forms.CharField(label=_("会议名称"), max_length=200, widget=TextBox())
    held_on = TypedDateField(label=_("开会日期"))
    summary = TextField(label=_("纪要"), rows=3)
    resolved = TextField(label=_("议定事项"), help_text=_("每行一件，都交给下面这个部门"), rows=4)

    def __init__(self, asked: Any = None, *, plan: Plan) -> None:
        super().__init__(asked)
        self.plan = plan
        bureaux = [(each.pk, wording(each, "name").text) for each in bureaux_of_plan(plan)]
        measures = [
            (each.code, f"{each.ordinal}{wording(each, 'title').text}") for each in plan.measures.order_by("position")
        ]
        self.fields["bureau"] = ChoiceOf(bureaux, label=_("交给哪个部门"))
        self.fields["measure"] = ChoiceOf(measures, label=_("属于哪项措施"))
        self.fields["due_on"] = TypedDateField(label=_("期限"), help_text=_("没有期限的不填"), required=False)
        self.fields["title"].error_messages["required"] = _("请填写会议名称")

    def resolutions(self) -> list[Resolution]:
        """Return one resolution for each line that says something."""
        chosen = self.cleaned_data
        measure = self.plan.measures.get(code=chosen["measure"] or self.plan.measures.order_by("position")[0].code)
        lines = [line.strip() for line in chosen["resolved"].splitlines() if line.strip()]
        return [Resolution(measure, chosen["bureau"], line, chosen["due_on"]) for line in lines]


@require_safe
@office_page(Permission.VIEW_WHOLE_PLAN)
def meetings(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the meetings with their resolutions and how far each is."""
    return _page(request, scope, MeetingForm(plan=the_plan()))


@require_POST
@office_page(Permission.RUN_ROUND)
def record(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Record a meeting."""
    form = MeetingForm(request.POST, plan=the_plan())
    if not form.is_valid():
        return _page(request, scope, form, status=422)
    if form.cleaned_data["resolved"] and not form.cleaned_data["bureau"]:
        form.add_error("bureau", _("请选择部门"))
        return _page(request, scope, form, status=422)
    record_meeting(
        plan=the_plan(),
        held_on=form.cleaned_data["held_on"],
        title=form.cleaned_data["title"],
        summary=form.cleaned_data["summary"],
        resolutions=form.resolutions(),
        scope=scope,
        clock=the_clock(),
    )
    return redirect("web:meetings")


def _page(request: HttpRequest, scope: Scope, form: MeetingForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "meetings": meetings_of(the_plan()), "may": may(scope)}
    return render(request, "web/plan/appraisal/meetings.html", context, status=status)
