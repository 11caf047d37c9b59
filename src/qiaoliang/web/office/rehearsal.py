"""Policy rehearsal: what another figure would cost, and who would gain or lose, before it is published. Nothing is stored."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from qiaoliang.entitlements.rehearsal import Effect, FigureChange, Rehearsal, rehearse
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs import Pack
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.figures import DatedValue, Figure
from qiaoliang.rules.program import figures_needed
from qiaoliang.rules.provisions import Provision
from qiaoliang.web.bars import Bars, bars_of
from qiaoliang.web.fields import ChoiceOf, TextBox
from qiaoliang.web.localised import wording
from qiaoliang.web.office.access import may, office_page
from qiaoliang.web.office.months import month_asked
from qiaoliang.web.public.pack import the_pack

LARGEST_VALUE = Decimal(10**9)


class RehearsalForm(forms.Form):
    """Which figure, which value, from which day, where."""

    value = forms.DecimalField(
        label=gettext_lazy("改成多少"),
        min_value=Decimal(0),
        max_value=LARGEST_VALUE,
        max_digits=16,
        decimal_places=6,
        widget=TextBox(width=10, inputmode="decimal"),
        error_messages={
            "required": gettext_lazy("请填写要试算的数值，例如 120"),
            "invalid": gettext_lazy("请只填数字，例如 120 或 0.015"),
        },
    )

    def __init__(self, asked: Any, *, pack: Pack) -> None:
        super().__init__(asked)
        used = [pack.figures[figure_id] for figure_id in figures_needed(pack.provisions)]
        figures = [(figure.id, f"{wording(figure, 'label').text} ({figure.id})") for figure in used]
        places = [("", _("全盟")), *((place.code, wording(place, "name").text) for place in pack.reporting_places)]
        self.fields = {
            "figure": ChoiceOf(figures, label=_("改哪个数字")),
            "value": self.fields["value"],
            "place": ChoiceOf(places, label=_("在哪里改")),
        }
        self.fields["figure"].required = True


@dataclass(frozen=True, slots=True)
class Consequence:
    """What the change does to one provision: the total, a chart of the cost by place, and the groups behind it."""

    provision: Provision
    total: Effect
    bars: Bars
    groups: tuple[tuple[str, tuple[tuple[str, Effect], ...]], ...]


@office_page(Permission.VIEW_PLAN)
@require_safe
def rehearsal(request: HttpRequest, scope: Scope) -> HttpResponse:
    """
    Return the form, and with a figure and a value the consequences for everybody in the league.

    :raises PermissionDenied: if the posts of the reader do not cover every reporting place
    """
    pack = the_pack()
    if not {place.code for place in pack.reporting_places} <= scope.places(Permission.VIEW_PLAN):
        raise PermissionDenied
    month = month_asked(request, scope)
    form = RehearsalForm(request.GET if "figure" in request.GET else None, pack=pack)
    context: dict[str, Any] = {"form": form, "may": may(scope), "month": month}
    if form.is_valid():
        figure = pack.figures[form.cleaned_data["figure"]]
        change = _change(figure, form.cleaned_data, month.first_day)
        if change is None:
            form.add_error("value", _("金额最多写到分，例如 120.50"))
        else:
            try:
                found = rehearse(pack=pack, month=month, changes=[change])
            except RuleError as problem:
                form.add_error("value", str(problem))
                return render(request, "web/office/rehearsal.html", context, status=422)
            context |= {
                "figure": figure,
                "consequences": consequences_of(pack, found),
                "unchanged": [pack.program[provision_id] for provision_id in found.unchanged],
                "cost": sum(effect.cost_fen for effect in found.totals()),
                "winners": sum(effect.winners for effect in found.totals()),
                "losers": sum(effect.losers for effect in found.totals()),
            }
    return render(request, "web/office/rehearsal.html", context, status=422 if form.errors else 200)


def _change(figure: Figure, answers: dict[str, Any], starts_on: date) -> FigureChange | None:
    """The change that the answers describe; nothing where an amount has parts of a fen."""
    value = DatedValue(starts_on, None, answers["place"] or None, answers["value"], "REHEARSAL", "assumed")
    if figure.unit.is_money and value.value is not None and value.value * 100 % 1:
        return None
    return FigureChange(figure.id, value)


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
        (title, tuple((_group_label(pack, effect), effect) for effect in found.by(group, provision.id)))
        for group, title in titles.items()
        if found.by(group, provision.id)
    )
    rows = [(label, effect.winners + effect.losers) for label, effect in groups[0][1]]
    bars = bars_of(rows, title=_("受影响的人或户"), label_heading=_("地区"), value_heading=_("数量"))
    return Consequence(provision, total, bars, groups)


def _group_label(pack: Pack, effect: Effect) -> str:
    if effect.group == "reporting_place":
        return wording(pack.place(str(effect.value)), "name").text
    for code, label, label_en in pack.fact(f"person.{effect.group}").choices:
        if code == effect.value:
            return wording({"label": label, "label_en": label_en}, "label").text
    return _("未知")
