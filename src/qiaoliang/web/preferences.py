"""
Reading preferences of one browser: language, text size, contrast.

Each is a plain form that sets a cookie, so it works without JavaScript and without an account. The server stores nothing.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

YEAR_IN_SECONDS = 365 * 24 * 3600
TEXT_COOKIE = "qiaoliang_text"
CONTRAST_COOKIE = "qiaoliang_contrast"
READING_CHOICES = {"text": (TEXT_COOKIE, ("normal", "large")), "contrast": (CONTRAST_COOKIE, ("normal", "high"))}


def where_to_return(request: HttpRequest) -> str:
    """Return the local address to go back to after a choice; another site's address is never followed."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    is_local = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_local else "/"


def _keep(response: HttpResponse, name: str, value: str, request: HttpRequest) -> None:
    response.set_cookie(name, value, max_age=YEAR_IN_SECONDS, samesite="Lax", httponly=True, secure=request.is_secure())


@require_http_methods(["GET", "POST"])
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the interface language (简体, 繁體 or English) in a cookie and go back."""
    response = HttpResponseRedirect(where_to_return(request))
    language = request.POST.get("language") or request.GET.get("language") or ""
    if language in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language, request)
    return response


@require_http_methods(["GET", "POST"])
def choose_reading(request: HttpRequest) -> HttpResponse:
    """Remember text size and contrast in cookies and go back; a value that is not offered is ignored."""
    response = HttpResponseRedirect(where_to_return(request))
    for field, (cookie, offered) in READING_CHOICES.items():
        value = request.POST.get(field) or request.GET.get(field)
        if value in offered:
            _keep(response, cookie, value, request)
    return response
