"""My duties: one list of what is to be done now, and one duty with its status and what proves it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import DutyNeedsNote, DutyNeedsProof, NotYours, report_duty
from qiaoliang.plan.models import Duty, Plan
from qiaoliang.plan.queries import DutyFilter, bureaux_of_plan, duties_of, duty_of, my_returns, recalled_to
from qiaoliang.plan.scoped_rows import bureaux_that_may
from qiaoliang.primitives.problems import Refused
from qiaoliang.web.fields import ChoiceOf, TextBox
from qiaoliang.web.localised import interface_language, wording
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.fields import TextField
from qiaoliang.web.plan.the_plan import the_plan

ROWS_ON_A_PAGE = 50
ALL, EVERY_BUREAU = "all", "all"
STATUSES = [
    ("not_started", _("未开始")),
    ("under_way", _("进行中")),
    ("done", _("已完成")),
    ("blocked", _("受阻")),
]


class DutyListFilter(forms.Form):
    """Which duties to list; who follows the whole plan may look at another bureau's."""

    status = ChoiceOf([("", _("还没完成")), ("overdue", _("已逾期")), *STATUSES, (ALL, _("全部"))], label=_("进度"))
    role = ChoiceOf([("", _("牵头和参加")), ("lead", _("牵头")), ("participant", _("参加"))], label=_("角色"))

    def __init__(self, asked: Any, *, plan: Plan, scope: Scope) -> None:
        super().__init__(asked)
        if scope.allows(Permission.VIEW_WHOLE_PLAN):
            named = [(each.pk, wording(each, "name").text) for each in bureaux_of_plan(plan)]
            choices = [("", _("本部门")), (EVERY_BUREAU, _("全部部门")), *named]
            self.fields["bureau"] = ChoiceOf(choices, label=_("部门"))

    def asked(self) -> DutyFilter:
        """Return what is asked for; what is not offered counts as not asked."""
        chosen = self.cleaned_data if self.is_valid() else {}
        status, bureau = chosen.get("status") or "open", chosen.get("bureau") or ""
        return DutyFilter(
            status="" if status == ALL else status,
            role=chosen.get("role") or "",
            bureau="" if bureau == EVERY_BUREAU else bureau,
            only_mine=not bureau,
        )


class DutyReport(forms.Form):
    """How far a duty is, and what shows it."""

    status = ChoiceOf(STATUSES, label=_("进度"), radios=True)
    note = TextField(label=_("说明"), help_text=_("受阻的，写明受什么阻"), rows=3)
    evidence = TextField(label=_("佐证"), help_text=_("完成的，写明凭什么算完成，例如文件名称和文号"), rows=3)
    file_name = forms.CharField(
        label=_("佐证材料的文件名"),
        help_text=_("原件由本单位保管"),
        required=False,
        max_length=200,
        widget=TextBox(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["status"].required = True


@require_safe
@office_page(Permission.VIEW_PLAN)
def duties(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return what the reader's bureau has to do: returns to write first, then duties by date."""
    plan, today = the_plan(), the_clock().today()
    form = DutyListFilter(request.GET, plan=plan, scope=scope)
    found = Paginator(duties_of(scope, form.asked(), today), ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    kept = {name: request.GET[name] for name in ("status", "role", "bureau") if request.GET.get(name)}
    owed = my_returns(scope, most=ROWS_ON_A_PAGE + 1)
    returns = owed[:ROWS_ON_A_PAGE]
    context = {
        "form": form,
        "found": found,
        "plan": plan,
        "returns": returns,
        "has_more_returns": len(owed) > len(returns),
        "recalls": recalled_to(scope, returns),
        "mine": bureaux_that_may(scope, Permission.EDIT_RETURN),
        "today": today,
        "query": f"{urlencode(kept)}&" if kept else "",
        "may": may(scope),
    }
    return render(request, "web/plan/duties.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Permission.VIEW_PLAN)
def duty(request: HttpRequest, scope: Scope, duty_id: int) -> HttpResponse:
    """Return one duty of the scope; by POST report how far it is."""
    found = duty_of(scope, duty_id)
    if found is None:
        raise Http404(f"duty {duty_id} is not in the scope")
    form = DutyReport(request.POST or None, initial={"status": found.status, "note": found.status_note})
    if request.method == "POST" and form.is_valid() and _reported(form, found, scope):
        return redirect(f"{reverse('web:duty', args=[found.pk])}?saved=1")
    context = {
        "duty": found,
        "form": form,
        "may_report": found.bureau_id in bureaux_that_may(scope, Permission.UPDATE_DUTY),
        "evidence": found.evidence.all(),
        "is_saved": "saved" in request.GET,
        "is_overdue": found.is_overdue(the_clock().today()),
        "is_of_the_pack": found.measure.plan.pack == settings.QIAOLIANG_PACK and found.meeting_id is None,
        "light": found.light(the_clock().today()),
        "changes": found.changes.all(),
        "may": may(scope),
    }
    return render(request, "web/plan/duty.html", context, status=422 if form.errors else 200)


def _reported(form: DutyReport, found: Duty, scope: Scope) -> bool:
    """Report the duty; what is missing becomes an error of its field."""
    try:
        report_duty(duty=found, scope=scope, clock=the_clock(), **form.cleaned_data)
    except NotYours:
        raise PermissionDenied from None
    except DutyNeedsNote as refused:
        form.add_error("note", _words(refused))
    except DutyNeedsProof as refused:
        form.add_error("evidence", _words(refused))
    return not form.errors


def _words(refused: Refused) -> str:
    return refused.en if interface_language() == "en" else refused.zh
