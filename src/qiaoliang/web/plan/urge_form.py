"""Whom the reader may urge about a return, and in what words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import urging_bureau
from qiaoliang.plan.models import Return
from qiaoliang.plan.owing import owing_of
from qiaoliang.plan.round_rules import round_rules
from qiaoliang.web.fields import ChoiceOf
from qiaoliang.web.localised import wording
from qiaoliang.web.plan.fields import TextField

LONGEST_URGE = 500  # characters


class UrgeForm(forms.Form):
    """One of the bureaux that still owe something, and a sentence to it."""

    def __init__(self, asked: Any, *, bureaux: list[tuple[str, Any]]) -> None:
        super().__init__(asked, auto_id="urge-%s")
        self.fields["bureau"] = ChoiceOf(bureaux, label=_("催哪个部门"))
        self.fields["words"] = TextField(label=_("催什么"), rows=2, required=True, longest=LONGEST_URGE)
        self.fields["words"].error_messages["required"] = _("请写一句话，例如什么时候以前报送")


def urge_form_of(scope: Scope, found: Return, asked: Any = None) -> UrgeForm | None:
    """Return the form for whom the reader may urge; nothing if there is nobody."""
    rules = round_rules(found.measure.plan.pack)
    names = {each.pk: each for each in (found.lead, *found.measure.participants.all())}
    bureaux = [
        (owing.bureau_id, wording(names[owing.bureau_id], "name").text)
        for owing in owing_of([found])
        if urging_bureau(scope, found, owing.role, rules) is not None
    ]
    return UrgeForm(asked, bureaux=bureaux) if bureaux else None
