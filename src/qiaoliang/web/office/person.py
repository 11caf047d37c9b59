"""One person: entitlements and why, household, papers, sources, who looked; numbers stay masked without a purpose."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from qiaoliang.audit.queries import who_looked_at
from qiaoliang.entitlements.cases import case_of_person
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.primitives.months import Month
from qiaoliang.registry.actions import PurposeHoldsNumber, PurposeMissing, RevealNotAllowed, record_view, reveal_numbers
from qiaoliang.registry.queries import NotInScope, PersonPage, person_page, shared_identity_number
from qiaoliang.web.deciding import the_decider
from qiaoliang.web.fields import TextBox
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.office.applying import applying
from qiaoliang.web.office.months import month_asked
from qiaoliang.web.office.person_facts import facts_used
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.verdicts import verdicts_of

LOOKS_SHOWN = 20


class RevealForm(forms.Form):
    """What the full numbers are needed for."""

    purpose = forms.CharField(
        label=_("查看完整号码的目的"),
        max_length=200,
        widget=TextBox(),
        help_text=_("会连同您的姓名和时间记下来，本人可以查到"),
        error_messages={"required": _("请写明目的，例如：核对补贴申请")},
    )


def _page_of(scope: Scope, person_id: int, month: Month) -> PersonPage:
    try:
        return person_page(scope, person_id, month)
    except NotInScope:
        raise Http404(f"person {person_id} is not in the scope") from None


def _context(scope: Scope, page: PersonPage, month: Month) -> dict[str, Any]:
    pack = the_pack()
    case = case_of_person(page.person, month)
    verdicts = verdicts_of(pack, the_decider(pack).decide("person", case), dict(case.facts))
    return {
        "page": page,
        "month": month,
        "verdicts": verdicts,
        "facts": facts_used(page.person, month, verdicts),
        "applying": applying(scope, page.person, pack),
        "looks": who_looked_at(object_kind="person", object_id=page.person.pk)[:LOOKS_SHOWN],
        "twins": shared_identity_number(page.person).count(),
        "may_reveal": scope.allows_at(Permission.REVEAL_SENSITIVE, page.person.place_id),
        "form": RevealForm(),
        "may": may(scope),
    }


@office_page(Permission.VIEW_PEOPLE)
def person(request: HttpRequest, scope: Scope, person_id: int) -> HttpResponse:
    """Return the page of a person of the scope, and leave a trace that it was looked at."""
    month = month_asked(request, scope)
    page = _page_of(scope, person_id, month)
    record_view(person=page.person, scope=scope, clock=the_clock())
    return render(request, "web/office/person.html", _context(scope, page, month))


@require_POST
@office_page(Permission.REVEAL_SENSITIVE)
def reveal(request: HttpRequest, scope: Scope, person_id: int) -> HttpResponse:
    """Return the page with the numbers in full, once, if a purpose is given; it is recorded who asked and what for."""
    month = month_asked(request, scope)
    page = _page_of(scope, person_id, month)
    form = RevealForm(request.POST)
    revealed = None
    if form.is_valid():
        try:
            revealed = reveal_numbers(
                person=page.person, scope=scope, purpose=form.cleaned_data["purpose"], clock=the_clock()
            )
        except RevealNotAllowed:
            raise PermissionDenied from None
        except (PurposeMissing, PurposeHoldsNumber) as problem:
            form.add_error("purpose", str(problem))
    context = {**_context(scope, page, month), "form": form, "revealed": revealed}
    return render(request, "web/office/person.html", context, status=200 if revealed else 422)
