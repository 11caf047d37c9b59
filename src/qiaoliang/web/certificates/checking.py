"""
Checking a certificate on the public page: nobody signs in, nothing that was pasted is stored, logged or repeated.

The public keys and the signed list of revoked certificates are offered for checking without a network.
"""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from qiaoliang.credentials.card import Card
from qiaoliang.credentials.key_file import kept_keys
from qiaoliang.credentials.keys import NoSigningKey
from qiaoliang.credentials.queries import revoked_now
from qiaoliang.credentials.revocations import sign_list
from qiaoliang.credentials.verifying import Outcome, verify
from qiaoliang.credentials.wording import BANDS, FINDINGS, REASONS, list_age
from qiaoliang.web.office.access import the_clock

LOOKS = {"valid": ("live", "full"), "demonstration": ("partly", "triangle")}
REFUSED = ("stop", "empty")


class CertificateForm(forms.Form):
    """The text of a certificate."""

    text = forms.CharField(
        label=_("证明上的文字"),
        help_text=_("用手机扫描卡或凭条上的二维码，把得到的文字全部粘贴到这里。不保存，也不记入日志。"),
        error_messages={"required": _("请先粘贴二维码里的文字")},
        widget=forms.Textarea(
            attrs={"class": "govuk-textarea", "rows": 6, "autocomplete": "off", "spellcheck": "false"}
        ),
    )


@never_cache
@sensitive_post_parameters("text")
@require_http_methods(["GET", "HEAD", "POST"])
def verify_page(request: HttpRequest) -> HttpResponse:
    """Return the page on which a certificate is checked; by POST with what the check found."""
    if request.method != "POST":
        return render(request, "web/certificates/verify.html", {"form": CertificateForm()})
    form = CertificateForm(request.POST)
    if not form.is_valid():
        emptied = {"form": form}
        return render(request, "web/certificates/verify.html", emptied, status=422)
    clock = the_clock()
    outcome = verify(form.cleaned_data["text"], keys=kept_keys(), revoked=revoked_now(clock), now=clock.now())
    return render(request, "web/certificates/verify.html", {"form": CertificateForm(), **_found(outcome)})


@require_safe
def public_keys(request: HttpRequest) -> HttpResponse:
    """Return the public keys as a JWK set."""
    response = HttpResponse(kept_keys().to_json(), content_type="application/jwk-set+json")
    response["Content-Disposition"] = 'attachment; filename="credential_keys.json"'
    return response


@never_cache
@require_safe
def revoked_list(request: HttpRequest) -> HttpResponse:
    """Return the list of revoked certificates as of now, signed; nothing is found where nothing was ever signed."""
    try:
        signed = sign_list(revoked_now(the_clock()), kept_keys().signing)
    except NoSigningKey:
        raise Http404("no key signs here, so there is no list") from None
    response = HttpResponse(signed, content_type="application/cwt")
    response["Content-Disposition"] = 'attachment; filename="revoked.cwt"'
    return response


def _found(outcome: Outcome) -> dict[str, object]:
    kind, mark = LOOKS.get(outcome.verdict.value, REFUSED)
    band = getattr(outcome.contents, "grade_band", None)
    return {
        "outcome": outcome,
        "finding": FINDINGS[outcome.verdict],
        "kind": kind,
        "mark": mark,
        "is_card": isinstance(outcome.contents, Card),
        "band": BANDS[band] if band else None,
        "reason": REASONS[outcome.revocation.reason] if outcome.revocation else None,
        "age": list_age(outcome),
    }
