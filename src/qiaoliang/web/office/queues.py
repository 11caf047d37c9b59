"""The queues: who comes first where the law says “first” (优先), each point with its name."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from qiaoliang.documents import Sheet, excel_workbook
from qiaoliang.entitlements import queries
from qiaoliang.entitlements.queries import ListedSubject
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.registry.actions import record_export
from qiaoliang.rules.expressions import Case, Named
from qiaoliang.rules.provisions import Provision
from qiaoliang.web.downloads import file_response
from qiaoliang.web.localised import wording
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.office.lists import MOST_ROWS_IN_A_FILE, ROWS_ON_A_PAGE, ProvisionFilter
from qiaoliang.web.office.months import month_asked
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.templatetags.people import masked_number


@office_page(Permission.VIEW_MISSED)
def queue(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return a queue in its order, with what gives a point and a link to the reasons of each."""
    pack, month = the_pack(), month_asked(request, scope)
    priorities = [each for each in pack.provisions if each.kind == "priority"]
    if not priorities:
        return render(request, "web/office/queue.html", {"may": may(scope), "month": month})
    offered = [(each.id, wording(each, "label").text) for each in priorities]
    form = ProvisionFilter(request.GET, offered=offered, label=_("排什么"), preferred=priorities[0].id, scope=scope)
    name, place = form.asked()
    rows = queries.queue(scope, name, month, place)
    if request.GET.get("format") == "xlsx":
        return _workbook(
            pack, scope, name, place, month, queries.with_subjects(scope, rows[:MOST_ROWS_IN_A_FILE], month)
        )
    found = Paginator(rows, ROWS_ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "month": month,
        "provision": pack.program[name],
        "points": points_of(pack.program[name]),
        "found": found,
        "rows": queries.with_subjects(scope, found.object_list, month),
        "query": urlencode({"provision": name, "place": place or "", "month": str(month)}) + "&",
        "may": may(scope),
    }
    return render(request, "web/office/queue.html", context)


def points_of(priority: Provision) -> list[Named]:
    """Return the named values that make up the points of a priority: each chooses between a point and none."""
    nodes = () if priority.amount is None else priority.amount.walk()
    return [node for node in nodes if isinstance(node, Named) and isinstance(node.value, Case)]


def _workbook(
    pack: Pack, scope: Scope, name: str, place: str | None, month: Month, listed: list[ListedSubject]
) -> HttpResponse:
    title = wording(pack.program[name], "label").text
    sheet = Sheet(
        name=_("排队"),
        title=title,
        note=str(month),
        headings=(_("名次"), _("姓名"), _("身份证号"), _("住地"), _("分")),
        rows=tuple(_cells(each) for each in listed),
    )
    record_export(
        people=(person for each in listed for person in each.people),
        scope=scope,
        name="queue",
        month=month,
        filters={"provision": name, "place": place or ""},
        clock=the_clock(),
    )
    return file_response(lambda: excel_workbook((sheet,)), name="queue", ending="xlsx")


def _cells(each: ListedSubject) -> tuple[str, ...]:
    found = each.determination
    number = masked_number(each.people[0].id_number) if len(each.people) == 1 else ""
    position = str(found.position)  # type: ignore[attr-defined]
    return (position, each.name, number, wording(found.place, "name").text, str(found.amount_fen))
