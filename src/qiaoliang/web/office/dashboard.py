"""The first page of the office: find a person, go on to the lists, see how the reader's places stand."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from qiaoliang.entitlements.queries import Summary, summary_by_provision
from qiaoliang.organisations.models import Place
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs import Pack
from qiaoliang.rules.provisions import Provision
from qiaoliang.web.office.access import may, office_page
from qiaoliang.web.office.months import month_asked
from qiaoliang.web.office.people import PersonSearch
from qiaoliang.web.public.pack import the_pack


@dataclass(frozen=True, slots=True)
class Standing:
    """How one provision stands in the places of the reader."""

    provision: Provision
    summary: Summary

    @property
    def coverage(self) -> float | None:
        """The share (0–1) of the entitled who receive; None where nobody is entitled."""
        entitled = self.summary.entitled_count
        return (entitled - self.summary.missed_count) / entitled if entitled else None


def standings_of(pack: Pack, summaries: list[Summary]) -> list[Standing]:
    """Return the entitlements of people and households with their counts, in the order of the pack."""
    found = {summary.key: summary for summary in summaries}
    return [
        Standing(each, found[each.id]) for each in pack.provisions if each.kind == "entitlement" and each.id in found
    ]


@office_page()
def dashboard(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the office's first page for the places of the reader's posts."""
    month = month_asked(request, scope)
    standings = (
        standings_of(the_pack(), summary_by_provision(scope, month)) if scope.allows(Permission.VIEW_SUMMARY) else []
    )
    context = {
        "form": PersonSearch(),
        "may": may(scope),
        "roots": Place.objects.filter(code__in=scope.roots),
        "month": month,
        "standings": standings,
        "missed": sum(each.summary.missed_count for each in standings),
        "no_longer": sum(each.summary.receiving_without_entitlement_count for each in standings),
        "undecided": sum(each.summary.undecided_count for each in standings),
    }
    return render(request, "web/office/dashboard.html", context)
