"""The card of a person: print it with its QR, print a slip that shows little, report it lost. Every print is recorded."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from qiaoliang.credentials.actions import issue_card, issue_slip, revoke_credentials
from qiaoliang.credentials.card_pdf import card_pdf
from qiaoliang.credentials.key_file import kept_keys
from qiaoliang.credentials.keys import NoSigningKey
from qiaoliang.credentials.models import Credential
from qiaoliang.credentials.qr import qr_svg
from qiaoliang.credentials.queries import certificate_in_force, credentials_of
from qiaoliang.credentials.revocations import Reason
from qiaoliang.credentials.slip import HIDEABLE, grade_band
from qiaoliang.credentials.wording import BANDS
from qiaoliang.documents import NoChineseFont
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.primitives.problems import Problem, Refused
from qiaoliang.registry.actions import record_view, reveal_numbers
from qiaoliang.registry.models import Certificate, Person
from qiaoliang.web.downloads import file_response
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.public.topic_choice import Checkboxes

Answer = Callable[[HttpRequest, dict[str, Any]], HttpResponse]
PRINTING = "制作残疾人证卡"  # the purpose under which the number on the card is shown
SHOWN = [
    ("grade_band", _("是不是重度")),
    ("category", _("残疾类别")),
    ("name", _("姓名")),
    ("number_end", _("身份证号末四位")),
]


class SlipForm(forms.Form):
    """What a slip shows besides that its holder is disabled."""

    shown = forms.MultipleChoiceField(
        label=_("除了“是残疾人”，还显示什么"),
        help_text=_("公园门口什么都不用选；用人单位一般只要“是不是重度”。没有选的，任何人都看不到。"),
        choices=SHOWN,
        required=False,
        widget=Checkboxes(),
    )


@require_safe
@office_page(Permission.REVEAL_SENSITIVE)
def card(request: HttpRequest, scope: Scope, person_id: int) -> HttpResponse:
    """Return what may be signed for a person of the scope and what was, and leave a trace that it was looked at."""
    person = _person_of(scope, person_id)
    record_view(person=person, scope=scope, clock=the_clock())
    return _card_page(request, scope, person)


@require_POST
@office_page(Permission.REVEAL_SENSITIVE)
def print_card(request: HttpRequest, scope: Scope, person_id: int) -> HttpResponse:
    """Sign the card, or take the one signed before, and return it ready for printing."""
    return _with_card(request, scope, person_id, _as_page)


@require_POST
@office_page(Permission.REVEAL_SENSITIVE)
def card_file(request: HttpRequest, scope: Scope, person_id: int) -> HttpResponse:
    """Sign the card, or take the one signed before, and return it as a PDF of its real size."""
    return _with_card(request, scope, person_id, _as_file)


@require_POST
@office_page(Permission.REVEAL_SENSITIVE)
def print_slip(request: HttpRequest, scope: Scope, person_id: int) -> HttpResponse:
    """Sign a slip that shows only what was ticked, and return it ready for printing; it cannot be printed again."""
    person, form = _person_of(scope, person_id), SlipForm(request.POST)
    certificate = _certificate_of(person)
    if not form.is_valid():
        return _card_page(request, scope, person, form=form)
    shown = frozenset(form.cleaned_data["shown"]) & frozenset(HIDEABLE)
    try:
        slip = issue_slip(certificate=certificate, shown=shown, clock=the_clock(), actor=scope.staff)
    except Refused as refused:
        return _card_page(request, scope, person, problem=refused.problem)
    except NoSigningKey as absent:
        return _card_page(request, scope, person, missing=str(absent))
    context = {
        **_printed(scope, person, slip.credential),
        "shown": shown,
        "band": BANDS[grade_band(certificate.grade)],
        "qr": qr_svg(slip.text),
    }
    return render(request, "web/certificates/slip_print.html", context)


@require_POST
@office_page(Permission.REVEAL_SENSITIVE)
def report_lost(request: HttpRequest, scope: Scope, person_id: int) -> HttpResponse:
    """Revoke everything that was signed on the certificate, because the card was lost, and lead back."""
    person, clock = _person_of(scope, person_id), the_clock()
    revoke_credentials(
        certificate=_certificate_of(person),
        reason=Reason.LOST,
        revoked_on=clock.today(),
        clock=clock,
        actor=scope.staff,
    )
    return redirect("web:card", person_id=person.pk)


def _with_card(request: HttpRequest, scope: Scope, person_id: int, answer: Answer) -> HttpResponse:
    person, clock = _person_of(scope, person_id), the_clock()
    try:
        issued = issue_card(certificate=_certificate_of(person), clock=clock, actor=scope.staff)
        answered = answer(request, _printed(scope, person, issued))
    except Refused as refused:
        return _card_page(request, scope, person, problem=refused.problem)
    except (NoSigningKey, NoChineseFont) as absent:
        return _card_page(request, scope, person, missing=str(absent))
    reveal_numbers(person=person, scope=scope, purpose=PRINTING, clock=clock)
    return answered


def _as_page(request: HttpRequest, printed: dict[str, Any]) -> HttpResponse:
    text = printed["issued"].text
    return render(request, "web/certificates/card_print.html", {**printed, "qr": qr_svg(text), "text": text})


def _as_file(request: HttpRequest, printed: dict[str, Any]) -> HttpResponse:
    content = card_pdf(
        certificate=printed["certificate"],
        issuer=f"{printed['issuer'].name}残联",
        text=printed["issued"].text,
        is_demonstration=printed["is_demonstration"],
    )
    return file_response(lambda: content, name="card", ending="pdf")


def _person_of(scope: Scope, person_id: int) -> Person:
    people = Person.objects.within(scope, Permission.REVEAL_SENSITIVE).select_related("place__reporting_place")
    person = people.filter(pk=person_id).first()
    if person is None:
        raise Http404(f"person {person_id} is not in the scope")
    return person


def _certificate_of(person: Person) -> Certificate:
    certificate = certificate_in_force(person.pk, the_clock().today())
    if certificate is None:
        raise Http404(f"person {person.pk} holds no certificate in force")
    return certificate


def _card_page(
    request: HttpRequest,
    scope: Scope,
    person: Person,
    *,
    problem: Problem | None = None,
    missing: str = "",
    form: SlipForm | None = None,
) -> HttpResponse:
    certificate = certificate_in_force(person.pk, the_clock().today())
    signed = list(credentials_of(scope, certificate)) if certificate else []
    context = {
        "person": person,
        "certificate": certificate,
        "signed": signed,
        "is_lost": any(each.revoke_reason == Reason.LOST for each in signed),
        "has_standing": any(each.revoked_on is None for each in signed),
        "problem": problem,
        "missing": missing,
        "form": form or SlipForm(),
        "may": may(scope),
    }
    return render(request, "web/certificates/card.html", context, status=422 if problem or missing or form else 200)


def _printed(scope: Scope, person: Person, issued: Credential) -> dict[str, Any]:
    key = kept_keys().find(issued.kid)
    return {
        "person": person,
        "certificate": issued.certificate,
        "issued": issued,
        "issuer": person.place.reporting_place or person.place,
        "is_demonstration": key is None or key.is_demonstration,
        "may": may(scope),
    }
