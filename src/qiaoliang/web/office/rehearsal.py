"""Policy rehearsal: what another figure or a wider scope would cost, and who would gain or lose. Nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qiaoliang.entitlements.rehearsal import Effect, Rehearsal
from qiaoliang.entitlements.rehearsal_interactions import InteractionEffect
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs import Pack
from qiaoliang.rules.conditions import Condition
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.provisions import Provision
from qiaoliang.web.bars import FULL_WIDTH, Bar, Bars
from qiaoliang.web.localised import wording
from qiaoliang.web.office.access import may, office_page
from qiaoliang.web.office.months import month_asked
from qiaoliang.web.office.rehearsal_form import Asked, RehearsalForm
from qiaoliang.web.office.rehearsal_results import RehearsalBusy, result_of
from qiaoliang.web.public.pack import the_pack

TEMPLATE = "web/office/rehearsal.html"


@dataclass(frozen=True, slots=True)
class Group:
    """One way of dividing those concerned: a chart of how many gain or lose, and the rows of its table."""

    title: str
    bars: Bars
    rows: tuple[tuple[str, Effect], ...]


@dataclass(frozen=True, slots=True)
class Consequence:
    """What the change does to one provision: the total, the interactions it sets off or lifts, and the groups behind it."""

    provision: Provision
    total: Effect
    interactions: tuple[tuple[Condition, InteractionEffect], ...]
    groups: tuple[Group, ...]


@office_page(Permission.VIEW_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def rehearsal(request: HttpRequest, scope: Scope) -> HttpResponse:
    """
    Return the form; on POST go on to the result, whose address only this reader can open, for an hour.

    :raises PermissionDenied: if the posts of the reader do not cover every reporting place
    """
    pack = the_pack()
    if not _covers(pack, scope, Permission.VIEW_PLAN):
        raise PermissionDenied
    month = month_asked(request, scope)
    context: dict[str, Any] = {"may": may(scope), "month": month}
    if request.method == "POST":
        form = RehearsalForm(request.POST, pack=pack)
        if not form.is_valid():
            return render(request, TEMPLATE, {**context, "form": form}, status=422)
        asked = form.asked(month)
        return redirect(
            f"{reverse('web:rehearsal')}?{urlencode({'month': str(month), 'result': asked.token(scope.staff)})}"
        )
    if "result" in request.GET:
        return _result(request, scope, pack, context)
    given = {name: request.GET.get(name, "") for name in ("figure", "value", "place", "scope")}
    return render(request, TEMPLATE, {**context, "form": RehearsalForm(pack=pack, initial=given)})


def _result(request: HttpRequest, scope: Scope, pack: Pack, context: dict[str, Any]) -> HttpResponse:
    asked = Asked.from_token(request.GET["result"], scope.staff)
    if asked is None:
        context |= {"form": RehearsalForm(pack=pack), "problem": _("这次试算的结果已经过期，请重新试算")}
        return render(request, TEMPLATE, context, status=410)
    scope_asked = f"{asked.provision}/{asked.without}" if asked.provision else ""
    given = {"figure": asked.figure, "value": asked.value, "place": asked.place, "scope": scope_asked}
    context["form"] = RehearsalForm(pack=pack, initial=given)
    try:
        found = result_of(pack, asked, may_see_people=_covers(pack, scope, Permission.VIEW_PEOPLE))
    except RuleError as problem:
        return render(request, TEMPLATE, {**context, "problem": str(problem)}, status=422)
    except RehearsalBusy:
        context["problem"] = _("另一次试算还在进行，请过一分钟再试")
        return render(request, TEMPLATE, context, status=503)
    return render(request, TEMPLATE, {**context, **_what_was_found(pack, asked, found)})


def _covers(pack: Pack, scope: Scope, permission: Permission) -> bool:
    return {place.code for place in pack.reporting_places} <= scope.places(permission)


def _what_was_found(pack: Pack, asked: Asked, found: Rehearsal) -> dict[str, Any]:
    shown = [effect for effect in found.totals() if not effect.is_withheld]
    provision = pack.program[asked.provision] if asked.provision else None
    return {
        "found": found,
        "figure": pack.figures[asked.figure] if asked.figure else None,
        "value": asked.change().value.value if asked.figure else None,  # type: ignore[union-attr]
        "where": pack.place(asked.place) if asked.place else None,
        "widened": provision,
        "left_out": _condition(provision, asked.without) if provision else None,
        "consequences": consequences_of(pack, found),
        "unchanged": [pack.program[provision_id] for provision_id in found.unchanged],
        "is_partly_withheld": any(each.is_withheld for each in found.effects)
        or any(each.is_withheld for each in found.interactions),
        "cost_by_month": _cost(pack, shown, "month"),
        "cost_by_year": _cost(pack, shown, "year"),
        "winners": sum(effect.winners for effect in shown),
        "losers": sum(effect.losers for effect in shown),
    }


def _cost(pack: Pack, effects: Iterable[Effect], every: str) -> int | None:
    """The cost of the provisions due by the month or by the year; a month is never added to a year. None: there are none."""
    provisions = ((pack.program[each.provision_id], each.cost_fen) for each in effects)
    costs = [fen for provision, fen in provisions if provision.pays_money and provision.every == every]
    return sum(costs) if costs else None


def consequences_of(pack: Pack, found: Rehearsal) -> list[Consequence]:
    """Return what the pages show of a rehearsal, one consequence for each provision that changes."""
    return [_consequence(pack, found, total) for total in found.totals()]


def _consequence(pack: Pack, found: Rehearsal, total: Effect) -> Consequence:
    provision = pack.program[total.provision_id]
    titles = {
        "reporting_place": _("按旗区"),
        "disability_grade": _("按残疾等级"),
        "disability_category": _("按残疾类别"),
    }
    groups = tuple(
        _group(title, [(_group_label(pack, each), each) for each in found.by(group, provision.id)])
        for group, title in titles.items()
        if found.by(group, provision.id)
    )
    tied = tuple(
        (_condition(provision, each.condition_id), each)
        for each in found.interactions
        if each.provision_id == provision.id
    )
    return Consequence(provision, total, tied, groups)


def _group(title: str, rows: list[tuple[str, Effect]]) -> Group:
    counts = [None if effect.is_withheld else effect.winners + effect.losers for _label, effect in rows]
    largest = max((count for count in counts if count), default=0)
    bars = tuple(
        Bar(label, _("人数少，不显示"), None)
        if count is None
        else Bar(label, f"{count:,}", round(FULL_WIDTH * count / largest, 1) if largest else 0)
        for (label, _effect), count in zip(rows, counts, strict=True)
    )
    heading = _("%(group)s：受影响的人或户") % {"group": title}
    return Group(title, Bars(heading, bars, title, _("受影响的人或户")), tuple(rows))


def _condition(provision: Provision, condition_id: str) -> Condition:
    return next(each for each in provision.conditions if each.id == condition_id)


def _group_label(pack: Pack, effect: Effect) -> str:
    if effect.group == "reporting_place":
        return wording(pack.place(str(effect.value)), "name").text
    for code, label, label_en in pack.fact(f"person.{effect.group}").choices:
        if code == effect.value:
            return wording({"label": label, "label_en": label_en}, "label").text
    return _("未知")
