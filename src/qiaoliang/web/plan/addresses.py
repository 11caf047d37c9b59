"""Addresses of the pages of the plan; they join the namespace `web`."""

from django.urls import path

from qiaoliang.web.plan import duties, reports, returns, rounds

plan_pages = [
    path("office/duties/", duties.duties, name="duties"),
    path("office/duties/<int:duty_id>/", duties.duty, name="duty"),
    path("office/round/", rounds.round_overview, name="round"),
    path("office/round/open/", rounds.open_year, name="open-round"),
    path("office/returns/<int:return_id>/", returns.return_page, name="return"),
    path("office/returns/<int:return_id>/part/", returns.part, name="return-part"),
    path("office/report/", reports.report, name="report"),
    path("office/report/<int:report_id>/report.docx", reports.document, name="report-document"),
]
