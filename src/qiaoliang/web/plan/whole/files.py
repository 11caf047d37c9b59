"""Files of the plan: the sheet of a bureau and of a place, all duties as a workbook, a report as PDF. Each only for who may see it."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from qiaoliang.documents import Document, excel_workbook, pdf_document, word_document
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.queries import report_of
from qiaoliang.plan.report_pdf import ReportHasChanged, pdf_of_report
from qiaoliang.plan.sheets import bureau_sheet, duty_sheets, place_sheet
from qiaoliang.web.downloads import file_response
from qiaoliang.web.localised import interface_language
from qiaoliang.web.office.access import office_page, the_clock
from qiaoliang.web.plan.whole.one import bureau_within, place_within
from qiaoliang.web.plan.whole.plans import plan_asked

WRITERS: dict[str, Callable[[Document], bytes]] = {"docx": word_document, "pdf": pdf_document}
CONFLICT = 409


@require_safe
@office_page(Permission.VIEW_PLAN)
def sheet_of_bureau(request: HttpRequest, scope: Scope, bureau_id: str, ending: str) -> HttpResponse:
    """Return the sheet of a bureau as Word or PDF."""
    bureau, plan = bureau_within(scope, bureau_id), plan_asked(request)
    sheet = bureau_sheet(scope, plan, bureau, the_clock().today(), _language())
    return file_response(lambda: _writer(ending)(sheet), name=f"duties-{bureau.pk}", ending=ending)


@require_safe
@office_page(Permission.VIEW_PLAN)
def sheet_of_place(request: HttpRequest, scope: Scope, code: str, ending: str) -> HttpResponse:
    """Return the sheet of a place as Word or PDF."""
    place, plan = place_within(scope, code), plan_asked(request)
    sheet = place_sheet(scope, plan, place, the_clock().today(), _language())
    return file_response(lambda: _writer(ending)(sheet), name=f"duties-{place.pk}", ending=ending)


@require_safe
@office_page(Permission.VIEW_PLAN)
def all_duties(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Return all duties of the plan that the reader may see, with their status, as Excel."""
    plan, today = plan_asked(request), the_clock().today()
    sheets = duty_sheets(scope, plan, today, _language())
    return file_response(lambda: excel_workbook(sheets), name="duties", ending="xlsx")


@require_safe
@office_page(Permission.RUN_ROUND)
def report_as_pdf(request: HttpRequest, scope: Scope, report_id: int) -> HttpResponse:
    """Return a report as tagged PDF; where the returns have changed since, say so instead."""
    found = report_of(scope, report_id)
    if found is None:
        raise Http404(f"no report {report_id}")
    try:
        return file_response(lambda: pdf_of_report(found), name=f"report-{found.round.year}", ending="pdf")
    except ReportHasChanged as refused:
        return HttpResponse(str(refused), status=CONFLICT, content_type="text/plain; charset=utf-8")


def _writer(ending: str) -> Callable[[Document], bytes]:
    if ending not in WRITERS:
        raise Http404(f"a sheet is no .{ending}")
    return WRITERS[ending]


def _language() -> str:
    return "en" if interface_language() == "en" else "zh"
