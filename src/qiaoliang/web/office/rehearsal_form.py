"""What may be rehearsed on the page: another value of a figure, or a provision without one of its conditions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from django import forms
from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qiaoliang.entitlements.rehearsal import Change, FigureChange, ScopeChange
from qiaoliang.packs import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.rules.figures import DatedValue
from qiaoliang.rules.program import figures_needed
from qiaoliang.web.fields import ChoiceOf, TextBox
from qiaoliang.web.localised import wording

LARGEST_VALUE = Decimal(10**9)
SALT = "qiaoliang.web.office.rehearsal"
TOKEN_LASTS = 3600  # seconds


@dataclass(frozen=True, slots=True)
class Asked:
    """One rehearsal that somebody asked for: the month, the figure and its value at a place, or the condition left out."""

    month: str
    figure: str = ""
    value: str = ""
    place: str = ""
    provision: str = ""
    without: str = ""

    def change(self, *, place: str | None = None) -> Change:
        """Return the change; `place` is where a figure changes instead of where it was asked for ("" is everywhere)."""
        if self.provision:
            return ScopeChange(self.provision, self.without)
        where = self.place if place is None else place
        starts_on = Month.parse(self.month).first_day
        value = DatedValue(starts_on, None, where or None, Decimal(self.value), "REHEARSAL", "assumed")
        return FigureChange(self.figure, value)

    def token(self, reader: str) -> str:
        """Return a token that lets `reader` see this result, and nobody else, for an hour."""
        content = [reader, self.month, self.figure, self.value, self.place, self.provision, self.without]
        return signing.dumps(content, salt=SALT, compress=True)

    @classmethod
    def from_token(cls, token: str, reader: str) -> Self | None:
        """Return what a token of this reader asks for; nothing if it is another's, too old, or made by nobody here."""
        try:
            owner, *content = signing.loads(token, salt=SALT, max_age=TOKEN_LASTS)
        except signing.BadSignature:
            return None
        return cls(*content) if owner == reader else None


class RehearsalForm(forms.Form):
    """Which figure and which value where, or which condition to leave out."""

    value = forms.DecimalField(
        label=gettext_lazy("改成多少"),
        required=False,
        min_value=Decimal(0),
        max_value=LARGEST_VALUE,
        max_digits=16,
        decimal_places=6,
        widget=TextBox(width=10, inputmode="decimal"),
        error_messages={"invalid": gettext_lazy("请只填数字，例如 120 或 0.015")},
    )

    def __init__(self, posted: Any = None, *, pack: Pack, initial: Any = None) -> None:
        super().__init__(posted, initial=initial)
        self._pack = pack
        used = [pack.figures[figure_id] for figure_id in figures_needed(pack.provisions)]
        figures = [("", _("不改数字")), *((each.id, f"{wording(each, 'label').text} ({each.id})") for each in used)]
        places = [("", _("全盟")), *((place.code, wording(place, "name").text) for place in pack.reporting_places)]
        self.fields = {
            "figure": ChoiceOf(figures, label=_("改哪个数字")),
            "value": self.fields["value"],
            "place": ChoiceOf(places, label=_("在哪里改")),
            "scope": ChoiceOf([("", _("不放宽条件")), *_conditions(pack)], label=_("或者去掉哪个条件")),
        }

    def clean(self) -> dict[str, Any]:
        """Refuse nothing asked, both asked, and amounts with parts of a fen."""
        answers: dict[str, Any] = super().clean() or {}
        figure, value = answers.get("figure"), answers.get("value")
        if answers.get("scope"):
            if figure:
                self.add_error("scope", _("一次只试一样：改数字，或者去掉条件"))
        elif not figure and "figure" not in self.errors:
            self.add_error("figure", _("请选择要改的数字，或者要去掉的条件"))
        elif value is None and "value" not in self.errors:
            self.add_error("value", _("请填写要试算的数值，例如 120"))
        elif figure and value is not None and self._pack.figures[figure].unit.is_money and value * 100 % 1:
            self.add_error("value", _("金额最多写到分，例如 120.50"))
        return answers

    def asked(self, month: Month) -> Asked:
        """Return what a valid form asks for."""
        answers = self.cleaned_data
        if answers["scope"]:
            provision, _slash, without = answers["scope"].partition("/")
            return Asked(str(month), provision=provision, without=without)
        return Asked(str(month), answers["figure"], f"{answers['value']:f}", answers["place"])


def _conditions(pack: Pack) -> list[tuple[str, str]]:
    return [
        (f"{provision.id}/{each.id}", f"{wording(provision, 'label').text}：{wording(each, 'label').text}")
        for provision in pack.provisions
        for each in provision.conditions
    ]
