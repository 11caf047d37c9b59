"""Imported notices: the list, one beside its text, and what corrects and publishes it. Each step is an address of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from qiaoliang.organisations.models import Bureau
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.importing import (
    NoticeMovedOn,
    NotReviewed,
    correct_units,
    match_bureaux,
    publish_notice,
    settle_doubt,
)
from qiaoliang.plan.importing import review_of
from qiaoliang.plan.models import ImportedNotice
from qiaoliang.plan.queries import imported_notice, imported_notices
from qiaoliang.web.localised import wording
from qiaoliang.web.office.access import may, office_page, the_clock

TASKS_ON_A_PAGE = 20
BETWEEN_NAMES = re.compile(r"[、，,;；\n]+")
UNIT_FIELD = "unit-"  # the names are posted as unit-0, unit-1 … in the order of the page


@require_safe
@office_page(Permission.RUN_ROUND)
def notices(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the notices that were imported."""
    return render(request, "web/plan/notices/list.html", {"notices": imported_notices(scope), "may": may(scope)})


@require_safe
@office_page(Permission.RUN_ROUND)
def notice(request: HttpRequest, scope: Scope, notice_id: int) -> HttpResponse:
    """Return a notice: every task beside what was read of it, names, doubts, and whether it may be published."""
    return _page(request, scope, _found(scope, notice_id))


@require_POST
@office_page(Permission.RUN_ROUND)
def units(request: HttpRequest, scope: Scope, notice_id: int) -> HttpResponse:
    """Say which units a task names, the lead first."""
    found = _found(scope, notice_id)
    names = [name.strip() for name in BETWEEN_NAMES.split(request.POST.get("units", "")) if name.strip()]
    anchor = request.POST.get("anchor", "")
    if not names:
        return _page(request, scope, found, told=_("请写出单位，牵头的写在最前，用顿号分开。"), status=422)
    if anchor not in {task.anchor for task in review_of(found).tasks}:
        return _page(request, scope, found, told=_("通知里没有这一项任务。"), status=422)
    return _change(
        request,
        scope,
        found,
        lambda version: correct_units(
            notice=found, version=version, anchor=anchor, units=names, scope=scope, clock=the_clock()
        ),
    )


@require_POST
@office_page(Permission.RUN_ROUND)
def bureaux(request: HttpRequest, scope: Scope, notice_id: int) -> HttpResponse:
    """Say which bureau each printed name means."""
    found = _found(scope, notice_id)
    said = {}
    for number, unit in enumerate(review_of(found).units):
        chosen = request.POST.get(f"{UNIT_FIELD}{number}", "")
        if chosen and (chosen != unit.bureau or unit.is_suggested):
            said[unit.name] = chosen
    try:
        return _change(
            request,
            scope,
            found,
            lambda version: match_bureaux(notice=found, version=version, bureaux=said, scope=scope, clock=the_clock()),
        )
    except ValueError:
        return _page(request, scope, found, told=_("没有这个部门，请从列表里选。"), status=422)


@require_POST
@office_page(Permission.RUN_ROUND)
def doubt(request: HttpRequest, scope: Scope, notice_id: int) -> HttpResponse:
    """Say that a doubtful reading was looked at."""
    found, anchor = _found(scope, notice_id), request.POST.get("anchor", "")
    if anchor not in {each.anchor for each in review_of(found).doubts}:
        return _page(request, scope, found, told=_("这一处已经核对过了。"), status=409)
    return _change(
        request,
        scope,
        found,
        lambda version: settle_doubt(notice=found, version=version, anchor=anchor, scope=scope, clock=the_clock()),
    )


@require_POST
@office_page(Permission.RUN_ROUND)
def publish(request: HttpRequest, scope: Scope, notice_id: int) -> HttpResponse:
    """Publish a reviewed notice as a plan."""
    found = _found(scope, notice_id)
    try:
        return _change(
            request,
            scope,
            found,
            lambda version: publish_notice(notice=found, version=version, scope=scope, clock=the_clock()),
        )
    except NotReviewed:
        return _page(request, scope, found, told=_("还有没核对完的，不能发布。"), status=422)


def _change(request: HttpRequest, scope: Scope, found: ImportedNotice, action: Callable[[int], object]) -> HttpResponse:
    version = request.POST.get("version", "")
    is_number = version.isascii() and version.isdecimal() and len(version) < 10
    try:
        action(int(version) if is_number else 0)
    except NoticeMovedOn:
        stored = _found(scope, found.pk)
        return _page(request, scope, stored, told=_("别人刚刚改过，您这一步没有保存。现在的情况在下面。"), status=409)
    page = request.POST.get("page", "")
    query = f"?page={page}" if page.isascii() and page.isdecimal() else ""
    return redirect(f"{reverse('web:imported-notice', args=[found.pk])}{query}")


def _found(scope: Scope, notice_id: int) -> ImportedNotice:
    found = imported_notice(scope, notice_id)
    if found is None:
        raise Http404(f"no imported notice {notice_id}")
    return found


def _page(
    request: HttpRequest, scope: Scope, found: ImportedNotice, *, told: Any = "", status: int = 200
) -> HttpResponse:
    review = review_of(found)
    asked = request.POST.get("page") or request.GET.get("page")
    context = {
        "found": found,
        "review": review,
        "tasks": Paginator(review.tasks, TASKS_ON_A_PAGE).get_page(asked),
        "bureaux": [(each.pk, wording(each, "name").text) for each in Bureau.objects.order_by("name")],
        "told": told,
        "may": may(scope),
    }
    return render(request, "web/plan/notices/notice.html", context, status=status)
