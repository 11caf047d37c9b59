"""The yearly round: who has reported, measure by measure, and opening it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import open_round
from qiaoliang.plan.models import Round
from qiaoliang.plan.queries import round_of, round_rows, rounds_of
from qiaoliang.plan.round_rules import YEARLY, round_rules
from qiaoliang.web.fields import ChoiceOf, TextBox
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.the_plan import the_plan
from qiaoliang.web.public.pack import the_pack

FIRST_YEAR, LAST_YEAR = 2017, 2100


PERIODS = {
    "year": _("全年"),
    "half": _("上半年"),
    "q1": _("第一季度"),
    "q2": _("第二季度"),
    "q3": _("第三季度"),
}


class YearForm(forms.Form):
    """The year whose round is opened, and its period where the rules of the plan hold more than one."""

    year = forms.IntegerField(
        label=_("年份"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        widget=TextBox(width=4, inputmode="numeric"),
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _("请填四位年份，例如 2018")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = [each.period for each in round_rules(the_plan().pack).rounds if each.is_held]
        if len(held) > 1:
            self.fields["period"] = ChoiceOf([(each, PERIODS[each]) for each in held], label=_("哪一段"))


def year_asked(request: HttpRequest) -> int | None:
    """Return the year in the address ("?year=2018"), or nothing."""
    text = request.GET.get("year", "")
    return int(text) if len(text) == len("2018") and text.isascii() and text.isdecimal() else None


def period_asked(request: HttpRequest) -> str:
    """Return the period in the address ("&period=q1"); the whole year where none, or an unknown one, is named."""
    period = request.GET.get("period", YEARLY)
    return period if period in PERIODS else YEARLY


@require_safe
@office_page(Permission.VIEW_PLAN)
def round_overview(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the round of a year (the latest by default): what the reader may see of it."""
    return _overview(request, scope, YearForm())


@require_POST
@office_page(Permission.RUN_ROUND)
def open_year(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Open the round of a year; opened again it stays as it is."""
    form = YearForm(request.POST)
    if not form.is_valid():
        return _overview(request, scope, form)
    year, period = form.cleaned_data["year"], form.cleaned_data.get("period") or YEARLY
    open_round(plan=the_plan(), pack=the_pack(), year=year, period=period, clock=the_clock(), actor=scope.staff)
    return redirect(f"{reverse('web:round')}?year={year}&period={period}")


def _overview(request: HttpRequest, scope: Scope, form: YearForm) -> HttpResponse:
    plan = the_plan()
    opened = round_of(plan, year_asked(request), period_asked(request))
    rows = round_rows(scope, opened, the_clock().today()) if isinstance(opened, Round) else []
    counts = {state: sum(row.state == state for row in rows) for state in ("signed", "signed_late", "draft", "late")}
    context = {
        "form": form,
        "opened": opened,
        "rounds": rounds_of(plan),
        "rows": rows,
        "counts": counts,
        "signed": counts["signed"] + counts["signed_late"],
        "may": may(scope),
    }
    return render(request, "web/plan/round.html", context, status=422 if form.errors else 200)
