"""The three lists that nobody else keeps: entitled and not receiving, no longer entitled and receiving, not yet decided."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qiaoliang.entitlements import queries
from qiaoliang.entitlements.models import Determination
from qiaoliang.organisations.queries import places_in_scope
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.registry.actions import record_export
from qiaoliang.rules.conditions import Condition
from qiaoliang.rules.program import leaves
from qiaoliang.web.bars import Bars, bars_of
from qiaoliang.web.downloads import file_response
from qiaoliang.web.fields import ChoiceOf
from qiaoliang.web.localised import wording
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.office.list_workbook import workbook_of
from qiaoliang.web.office.months import month_asked
from qiaoliang.web.public.pack import the_pack

ROWS_ON_A_PAGE = 50
MOST_ROWS_IN_A_FILE = 20_000
COMMONEST_REASONS = 5

Rows = Callable[[Scope, str, Month, str | None], "QuerySet[Determination]"]


@dataclass(frozen=True, slots=True)
class Kind:
    """
    One of the three lists: its name in addresses, its title, its query, the count of a summary that it makes up.

    `mask` says which conditions explain a row: those that fail, or those that nobody can tell.
    """

    name: str
    title: Any
    rows: Rows
    count: str
    mask: str = "failed_mask"


MISSED = Kind("missed", gettext_lazy("应享未享"), queries.missed, "missed_count")
NO_LONGER = Kind(
    "no-longer", gettext_lazy("不再符合仍在领"), queries.no_longer_entitled, "receiving_without_entitlement_count"
)
UNDECIDED = Kind("undecided", gettext_lazy("还不能认定"), queries.undecided, "undecided_count", mask="unknown_mask")


@dataclass(frozen=True, slots=True)
class Because:
    """Why a row is listed: the conditions, and for the undecided the bodies that can supply what is missing."""

    conditions: tuple[Condition, ...]
    suppliers: tuple[str, ...] = ()


class ProvisionFilter(forms.Form):
    """Which of some provisions, and which place in the scope; what is not offered counts as not asked."""

    def __init__(self, asked: Any, *, offered: list[tuple[str, str]], label: str, preferred: str, scope: Scope) -> None:
        super().__init__({"provision": asked.get("provision") or preferred, "place": asked.get("place", "")})
        self.fields["provision"] = ChoiceOf(offered, label=label)
        named = [(place.code, wording(place, "name").text) for place in places_in_scope(scope, Permission.VIEW_MISSED)]
        self.fields["place"] = ChoiceOf([("", _("全部地方")), *named], label=_("地方"))
        self.preferred = preferred

    def asked(self) -> tuple[str, str | None]:
        """Return the provision and the place code asked for."""
        chosen = self.cleaned_data if self.is_valid() else {}
        return chosen.get("provision") or self.preferred, chosen.get("place") or None


def _filter(asked: Any, pack: Pack, scope: Scope, counts: dict[str, int]) -> ProvisionFilter:
    """The entitlements with their counts; the one with the most is shown first."""
    commonest = max(counts, key=lambda name: counts[name], default=pack.provisions[0].id)
    listed = [each for each in pack.provisions if each.kind == "entitlement"]
    offered = [(each.id, f"{wording(each, 'label').text}（{counts.get(each.id, 0)}）") for each in listed]
    return ProvisionFilter(asked, offered=offered, label=_("项目"), preferred=commonest, scope=scope)


def _list(request: HttpRequest, scope: Scope, kind: Kind) -> HttpResponse:
    pack, month = the_pack(), month_asked(request, scope)
    summaries = queries.summary_by_provision(scope, month)
    form = _filter(request.GET, pack, scope, {each.key: getattr(each, kind.count) for each in summaries})
    provision, place = form.asked()
    rows = kind.rows(scope, provision, month, place)
    if request.GET.get("format") == "xlsx":
        listed = queries.with_subjects(scope, rows[:MOST_ROWS_IN_A_FILE], month)
        workbook = workbook_of(pack, listed, kind.mask, str(kind.title), str(month))
        record_export(
            people=(person for each in listed for person in each.people),
            scope=scope,
            name=kind.name,
            month=month,
            filters={"provision": provision, "place": place or ""},
            clock=the_clock(),
        )
        return file_response(lambda: workbook, name=kind.name, ending="xlsx")
    found = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "kind": kind,
        "form": form,
        "month": month,
        "provision": pack.program[provision],
        "found": found,
        "rows": [
            (each, because(pack, each.determination, kind.mask))
            for each in queries.with_subjects(scope, found.object_list, month)
        ],
        "reasons": _commonest_reasons(pack, provision, rows) if kind is not UNDECIDED else [],
        "bars": _by_place(scope, kind, provision, month),
        "query": urlencode({"provision": provision, "place": place or "", "month": str(month)}) + "&",
        "may": may(scope),
    }
    return render(request, "web/office/list.html", context)


def because(pack: Pack, row: Determination, mask: str) -> Because:
    """Return the conditions that a mask of a row names, and who can supply the facts they turn on."""
    conditions = conditions_of(pack, row, mask)
    if mask == "failed_mask":
        return Because(conditions)
    suppliers = (fact.supplier for condition in conditions for fact in leaves(condition.claim)[0])
    return Because(conditions, tuple(dict.fromkeys(suppliers)))


def conditions_of(pack: Pack, row: Determination, mask: str) -> tuple[Condition, ...]:
    """Return the conditions that a mask of a row names; the amount, which has no condition, is passed over."""
    conditions = pack.program[row.provision].conditions
    positions = queries.condition_positions(getattr(row, mask))
    return tuple(conditions[position] for position in positions if position < len(conditions))


def _commonest_reasons(
    pack: Pack, provision: str, rows: "QuerySet[Determination]"
) -> list[tuple[list[Condition], int]]:
    conditions = pack.program[provision].conditions
    counted = queries.reasons_of(rows)[:COMMONEST_REASONS]
    return [([conditions[position] for position in each.failed], each.count) for each in counted if each.failed]


def _by_place(scope: Scope, kind: Kind, provision: str, month: Month) -> Bars:
    names = {place.code: wording(place, "name").text for place in places_in_scope(scope, Permission.VIEW_SUMMARY)}
    counts = [
        (names.get(each.key, each.key), getattr(each, kind.count))
        for each in queries.summary_by_place(scope, provision, month)
    ]
    return bars_of(counts, title=_("各地人数"), label_heading=_("地方"), value_heading=_("人数"))


@office_page(Permission.VIEW_MISSED)
def missed(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return those who are entitled and do not receive."""
    return _list(request, scope, MISSED)


@office_page(Permission.VIEW_MISSED)
def no_longer(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return those who receive and are no longer entitled."""
    return _list(request, scope, NO_LONGER)


@office_page(Permission.VIEW_MISSED)
def undecided(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return those about whom a fact is missing, with who can supply it."""
    return _list(request, scope, UNDECIDED)
