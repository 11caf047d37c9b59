"""What falls due when: a list by month between two typed dates, and the same as a calendar file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from qiaoliang.documents.icalendar import CalendarDay, icalendar
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.overview import AgendaItem, agenda_of, overdue_of
from qiaoliang.web.dates import TypedDateField
from qiaoliang.web.downloads import file_response
from qiaoliang.web.fields import ChoiceOf
from qiaoliang.web.localised import wording
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.whole.words import AGENDA_KINDS

MONTHS_AHEAD = 12
MINE, EVERYTHING = "", "all"
DETAILS = {"duty": "web:duty", "return": "web:return", "rectification": "web:inspection"}


class AgendaForm(forms.Form):
    """From which day to which; who follows the whole plan may look at everybody's."""

    first = TypedDateField(label=gettext_lazy("从哪一天"), required=False)
    last = TypedDateField(label=gettext_lazy("到哪一天"), required=False)

    def __init__(self, asked: Any, *, scope: Scope, today: date) -> None:
        super().__init__(asked)
        self.today = today
        if scope.allows(Permission.VIEW_WHOLE_PLAN):
            choices = [(MINE, gettext_lazy("本部门")), (EVERYTHING, gettext_lazy("全部部门"))]
            self.fields["whose"] = ChoiceOf(choices, label=gettext_lazy("谁的"))

    def clean(self) -> dict[str, Any]:
        """Refuse a last day before the first."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("结束的日期在开始的日期以前，请对调"))
        return cleaned

    @property
    def days(self) -> tuple[date, date]:
        """The days asked for; where none are, from the first of this month for a year."""
        asked = self.cleaned_data if self.is_valid() else {}
        first = asked.get("first") or self.today.replace(day=1)
        last = asked.get("last") or first.replace(year=first.year + 1, day=1)
        return first, max(first, last)

    @property
    def only_mine(self) -> bool:
        """Whether only the reader's own bureaux are asked for."""
        return not (self.is_valid() and self.cleaned_data.get("whose") == EVERYTHING)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the agenda with the address of its page."""

    item: AgendaItem
    label: Any
    address: str
    title: str


@dataclass(frozen=True, slots=True)
class MonthOfEntries:
    """A month, known by its first day, and what falls due in it."""

    first: date
    entries: tuple[Entry, ...]


@require_safe
@office_page(Permission.VIEW_PLAN)
def agenda(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return what falls due between two days, month by month, and what is overdue."""
    today = the_clock().today()
    form = AgendaForm(request.GET, scope=scope, today=today)
    first, last = form.days
    context = {
        "form": form,
        "months": _months(agenda_of(scope, first, last, only_mine=form.only_mine)),
        "overdue": [_entry(each) for each in overdue_of(scope, today, only_mine=form.only_mine)],
        "first": first,
        "last": last,
        "today": today,
        "query": request.GET.urlencode(),
        "may": may(scope),
    }
    return render(request, "web/plan/whole/agenda.html", context, status=422 if form.errors else 200)


@require_safe
@office_page(Permission.VIEW_PLAN)
def agenda_file(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the same as an .ics file: titles, days and addresses, no person's name."""
    clock = the_clock()
    form = AgendaForm(request.GET, scope=scope, today=clock.today())
    items = agenda_of(scope, *form.days, only_mine=form.only_mine)
    days = [_calendar_day(request, each) for each in items if not each.is_done]
    name = f"{_('桥梁')} {_('到期的事')}"
    return file_response(lambda: icalendar(name, days, at=clock.now()), name="due-dates", ending="ics")


def _months(items: Iterable[AgendaItem]) -> list[MonthOfEntries]:
    by_month = groupby(items, key=lambda item: item.due_on.replace(day=1))
    return [MonthOfEntries(first, tuple(map(_entry, found))) for first, found in by_month]


def _entry(item: AgendaItem) -> Entry:
    address = reverse(DETAILS[item.kind], args=[item.row.pk])
    return Entry(item, AGENDA_KINDS[item.kind], address, _title(item))


def _title(item: AgendaItem) -> str:
    """A duty by its own words, everything else by its measure."""
    if item.kind == "duty":
        return wording(item.row, "text").text
    return f"{item.row.measure.ordinal}{wording(item.row.measure, 'title').text}"


def _calendar_day(request: HttpRequest, item: AgendaItem) -> CalendarDay:
    entry = _entry(item)
    bureau = wording(item.bureau, "name").text
    title = f"{entry.label} · {bureau} · {entry.title}"
    uid = f"{item.uid}@{request.get_host()}"
    return CalendarDay(uid, item.due_on, title, request.build_absolute_uri(entry.address))
