"""What a page shows of a person's applications, and the form on which one is received."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from qiaoliang.entitlements.actions import may_apply, open_to_application
from qiaoliang.entitlements.models import Application
from qiaoliang.entitlements.queries import applications_of
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs import Pack
from qiaoliang.registry.models import Person
from qiaoliang.rules.provisions import Provision
from qiaoliang.web.dates import TypedDateField
from qiaoliang.web.fields import Choices
from qiaoliang.web.localised import wording

APPLICANTS = {
    Application.Applicant.PERSON: _("本人"),
    Application.Applicant.GUARDIAN: _("监护人"),
    Application.Applicant.SUPPORTER: _("法定赡养、抚养、扶养义务人"),
    Application.Applicant.COMMITTEE: _("嘎查村（居）民委员会"),
    Application.Applicant.VILLAGE_WORKER: _("残疾人专职委员"),
}


class ApplicationForm(forms.Form):
    """What is applied for, by whom, on which day."""

    applicant = forms.ChoiceField(
        label=_("由谁申请"), widget=Choices(), choices=list(APPLICANTS.items()), initial=Application.Applicant.PERSON
    )
    received_on = TypedDateField(label=_("递交申请的日期"), help_text=_("补贴自这个月起计发"))

    def __init__(self, asked: Any = None, *, pack: Pack) -> None:
        super().__init__(asked)
        provisions = [(each.id, wording(each, "label").text) for each in open_to_application(pack)]
        self.fields["provision"] = forms.ChoiceField(
            label=_("申请项目"),
            widget=Choices(),
            choices=[("", _("请选择")), *provisions],
            error_messages={"required": _("请选择申请项目")},
        )


@dataclass(frozen=True, slots=True)
class ShownApplication:
    """An application with the provision it is for (None: the pack no longer has it) and who applied, in words."""

    application: Application
    provision: Provision | None
    applicant: Any


@dataclass(frozen=True, slots=True)
class Applying:
    """The applications of a person, and the form where the reader may receive one."""

    shown: tuple[ShownApplication, ...]
    form: ApplicationForm | None


def applying(scope: Scope, person: Person, pack: Pack, form: ApplicationForm | None = None) -> Applying:
    """Return what a page shows of the applications of a person of the scope; `form` is one that was refused."""
    provisions = {each.id: each for each in pack.provisions}
    shown = tuple(
        ShownApplication(each, provisions.get(each.provision), APPLICANTS.get(Application.Applicant(each.applicant)))
        for each in applications_of(scope, person)
    )
    offered = (form or ApplicationForm(pack=pack)) if may_apply(scope, person) else None
    return Applying(shown, offered)
