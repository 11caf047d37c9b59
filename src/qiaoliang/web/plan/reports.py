"""The committee's report of a round: make it, and take one that was made."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions import make_report
from qiaoliang.plan.queries import report_of, reports_of, round_of, round_rows, rounds_of
from qiaoliang.web.downloads import file_response
from qiaoliang.web.office.access import may, office_page, the_clock
from qiaoliang.web.plan.rounds import period_asked, year_asked
from qiaoliang.web.plan.the_plan import the_plan


@require_http_methods(["GET", "HEAD", "POST"])
@office_page(Permission.RUN_ROUND)
def report(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return the reports that were made of a round; by POST make one of the returns as they stand now."""
    plan, clock = the_plan(), the_clock()
    opened = round_of(plan, year_asked(request), period_asked(request))
    if request.method == "POST":
        if opened is None:
            raise Http404("there is no round to report on")
        make_report(of=opened, clock=clock, actor=scope.staff)
        return redirect(f"{reverse('web:report')}?year={opened.year}&period={opened.period}")
    rows = round_rows(scope, opened, clock.today()) if opened else []
    context = {
        "opened": opened,
        "rounds": rounds_of(plan),
        "reports": reports_of(scope, opened) if opened else (),
        "unsigned": [row for row in rows if not row.found.is_signed],
        "total": len(rows),
        "may": may(scope),
    }
    return render(request, "web/plan/report.html", context)


@require_safe
@office_page(Permission.RUN_ROUND)
def document(request: HttpRequest, scope: Scope, report_id: int) -> HttpResponse:
    """Return a report as the Word file that was made."""
    found = report_of(scope, report_id)
    if found is None:
        raise Http404(f"no report {report_id}")
    return file_response(lambda: bytes(found.content), name=f"report-{found.round.year}", ending="docx")
