"""The first page of the office: find a person, go on to the lists, see how the reader's places stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from qiaoliang.organisations.models import Place
from qiaoliang.organisations.scope import Scope
from qiaoliang.web.office.access import may, office_page
from qiaoliang.web.office.months import default_month
from qiaoliang.web.office.people import PersonSearch


@office_page()
def dashboard(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the office's first page for the places of the reader's posts."""
    context = {
        "form": PersonSearch(),
        "may": may(scope),
        "roots": Place.objects.filter(code__in=scope.roots),
        "month": default_month(),
    }
    return render(request, "web/office/dashboard.html", context)
