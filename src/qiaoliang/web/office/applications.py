"""The applications of a person: received and withdrawn where a post takes them; seen by whoever sees the person."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from qiaoliang.entitlements.actions import (
    AlreadyApplied,
    ApplicationNotAllowed,
    ImpossibleDay,
    NothingToApplyFor,
    NotOpen,
    receive_application,
    withdraw_application,
)
from qiaoliang.entitlements.models import Application
from qiaoliang.entitlements.queries import applications_of
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.primitives.problems import Refused
from qiaoliang.registry.actions import record_view
from qiaoliang.registry.models import Person
from qiaoliang.web.localised import interface_language
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.office.applying import ApplicationForm, applying
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.traditional import to_traditional


@office_page(Permission.VIEW_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def applications(request: HttpRequest, scope: Scope, person_id: int) -> HttpResponse:
    """Return the applications of a person of the scope; a POST receives one and comes back here."""
    person = _person(scope, person_id)
    if request.method != "POST":
        record_view(person=person, scope=scope, clock=the_clock())
        return _page(request, scope, person)
    form = ApplicationForm(request.POST, pack=the_pack())
    if form.is_valid() and _received(form, person, scope):
        return redirect("web:applications", person.pk)
    return _page(request, scope, person, form)


@office_page(Permission.VIEW_PEOPLE)
@require_POST
def withdraw(request: HttpRequest, scope: Scope, person_id: int) -> HttpResponse:
    """Withdraw the application that the button names; one that was withdrawn meanwhile stays so."""
    person = _person(scope, person_id)
    asked = request.POST.get("application", "")
    application = applications_of(scope, person).filter(pk=int(asked)).first() if asked.isdecimal() else None
    if application is None:
        raise Http404(f"no such application of person {person_id}")
    try:
        withdraw_application(application=application, scope=scope, clock=the_clock())
    except ApplicationNotAllowed:
        raise PermissionDenied from None
    except NotOpen:
        pass
    return redirect("web:applications", person.pk)


def _received(form: ApplicationForm, person: Person, scope: Scope) -> bool:
    """Receive what the form says, or put the reason why not beside its field."""
    chosen: dict[str, Any] = form.cleaned_data
    try:
        receive_application(
            person=person,
            provision_id=chosen["provision"],
            applicant=Application.Applicant(chosen["applicant"]),
            received_on=chosen["received_on"],
            scope=scope,
            pack=the_pack(),
            clock=the_clock(),
        )
    except ApplicationNotAllowed:
        raise PermissionDenied from None
    except ImpossibleDay as refused:
        form.add_error("received_on", _words(refused))
    except (AlreadyApplied, NothingToApplyFor) as refused:
        form.add_error("provision", _words(refused))
    return form.is_valid()


def _words(refused: Refused) -> str:
    language = interface_language()
    if language == "en":
        return refused.en
    return to_traditional(refused.zh) if language == "zh-Hant" else refused.zh


def _person(scope: Scope, person_id: int) -> Person:
    person = Person.objects.within(scope).select_related("place__reporting_place").filter(pk=person_id).first()
    if person is None:
        raise Http404(f"person {person_id} is not in the scope")
    return person


def _page(request: HttpRequest, scope: Scope, person: Person, form: ApplicationForm | None = None) -> HttpResponse:
    shown = applying(scope, person, the_pack(), form)
    if form is not None and shown.form is None:
        raise PermissionDenied
    context = {"person": person, "applying": shown, "form": shown.form, "may": may(scope)}
    return render(request, "web/office/applications.html", context, status=422 if form else 200)
