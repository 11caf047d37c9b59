"""Finding a person by name, identity number or certificate number, within the places of the reader's posts."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.registry.queries import search_people
from qiaoliang.web.fields import TextBox
from qiaoliang.web.office.access import may, office_page

PEOPLE_ON_A_PAGE = 25


class PersonSearch(forms.Form):
    """What a clerk types to find somebody."""

    q = forms.CharField(
        label=_("姓名、身份证号或残疾人证号"),
        required=False,
        max_length=80,
        widget=TextBox(),
        help_text=_("姓名写一部分也行；号码从头写至少六位"),
    )


@office_page(Permission.VIEW_PEOPLE)
def people(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the people whom the words may mean, the likeliest first."""
    form = PersonSearch(request.GET)
    words = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = Paginator(search_people(scope, words), PEOPLE_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "words": words, "found": found, "query": urlencode({"q": words}) + "&", "may": may(scope)}
    return render(request, "web/office/people.html", context)
