"""Addresses of the pages of a plan as a whole; they join those of the plan."""

from django.urls import path

from qiaoliang.web.plan.whole import agenda, files, one, overview, progress

public_whole_pages = [path("progress/", progress.progress, name="progress")]

whole_pages = [
    path("office/plan/", overview.overview, name="plan"),
    path("office/plan/duties.xlsx", files.all_duties, name="all-duties"),
    path("office/plan/bureaux/<slug:bureau_id>/", one.bureau_page, name="plan-bureau"),
    path("office/plan/bureaux/<slug:bureau_id>/sheet.<slug:ending>", files.sheet_of_bureau, name="bureau-sheet"),
    path("office/plan/places/<slug:code>/", one.place_page, name="plan-place"),
    path("office/plan/places/<slug:code>/sheet.<slug:ending>", files.sheet_of_place, name="place-sheet"),
    path("office/calendar/", agenda.agenda, name="agenda"),
    path("office/calendar/due-dates.ics", agenda.agenda_file, name="agenda-file"),
    path("office/report/<int:report_id>/report.pdf", files.report_as_pdf, name="report-pdf"),
]
