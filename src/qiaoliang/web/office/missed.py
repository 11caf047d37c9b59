"""The two lists that nobody else keeps: entitled and not receiving, receiving and no longer entitled."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qiaoliang.audit.actions import record
from qiaoliang.organisations.queries import places_in_scope
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs import Pack
from qiaoliang.web.fields import Choices
from qiaoliang.web.localised import wording
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.office.missed_rows import MISSED, NO_LONGER, counts_by_place, determinations_of, narrowed, with_people
from qiaoliang.web.office.missed_workbook import workbook_of
from qiaoliang.web.office.months import month_asked
from qiaoliang.web.public.pack import the_pack

ROWS_ON_A_PAGE = 50
MOST_ROWS_IN_A_FILE = 20_000
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLES = {MISSED: gettext_lazy("应享未享"), NO_LONGER: gettext_lazy("不再符合仍在领")}


class ListFilter(forms.Form):
    """Which provision and which place to list."""

    provision = forms.ChoiceField(label=gettext_lazy("项目"), required=False, widget=Choices())
    place = forms.ChoiceField(label=gettext_lazy("地方"), required=False, widget=Choices())

    def __init__(self, *args: Any, pack: Pack, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        provisions = [(each.id, wording(each, "label").text) for each in pack.program.about("person")]
        places = [(place.code, wording(place, "name").text) for place in places_in_scope(scope, Permission.VIEW_MISSED)]
        self.fields["provision"].choices = [("", _("全部项目")), *provisions]
        self.fields["place"].choices = [("", _("全部地方")), *places]

    def asked(self) -> dict[str, str]:
        """Return what is asked for; what is not offered counts as everything."""
        return {name: self.cleaned_data.get(name) or "" for name in self.fields} if self.is_valid() else {"provision": "", "place": ""}


def _list(request: HttpRequest, scope: Scope, kind: str) -> HttpResponse:
    pack, month = the_pack(), month_asked(request)
    form = ListFilter(request.GET, pack=pack, scope=scope)
    asked = form.asked()
    rows = narrowed(determinations_of(scope, kind, month), **asked)
    if request.GET.get("format") == "xlsx":
        return _file(scope, kind, asked, with_people(pack, scope, rows[:MOST_ROWS_IN_A_FILE]))
    found = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": kind, "title": TITLES[kind], "form": form, "month": month, "found": found, "may": may(scope),
        "rows": with_people(pack, scope, found.object_list), "query": urlencode({**asked, "month": str(month)}) + "&",
    }
    return render(request, "web/office/missed.html", context)


def _file(scope: Scope, kind: str, asked: dict[str, str], rows: list[Any]) -> HttpResponse:
    """Return the workbook, and record who took it with which filter."""
    record(
        actor=scope.staff, action="list.exported", object_kind="list", object_id=kind, at=the_clock().now(),
        payload={**asked, "rows": len(rows)},
    )
    response = HttpResponse(workbook_of(rows, str(TITLES[kind])), content_type=EXCEL)
    response["Content-Disposition"] = f'attachment; filename="{kind}.xlsx"'
    return response


@office_page(Permission.VIEW_MISSED)
def missed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return those who are entitled and do not receive."""
    return _list(request, scope, MISSED)


@office_page(Permission.VIEW_MISSED)
def no_longer(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return those who receive and are no longer entitled."""
    return _list(request, scope, NO_LONGER)


def counts_for(scope: Scope, month: Any) -> list[tuple[str, Any, dict[str, int]]]:
    """Return (kind, title, count by reporting place) of both lists, for the dashboard."""
    return [(kind, title, counts_by_place(determinations_of(scope, kind, month))) for kind, title in TITLES.items()]
