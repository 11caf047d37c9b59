"""Addresses of the pages of the plan; they join the namespace `web`."""

from django.urls import path

from qiaoliang.web.plan import duties, reports, returns, rounds, urging
from qiaoliang.web.plan.appraisal import meetings, scores
from qiaoliang.web.plan.appraisal import one as one_score
from qiaoliang.web.plan.inspections import files, listing, one, proposing, public
from qiaoliang.web.plan.inspections.acting import ACTS, step_view
from qiaoliang.web.plan.notices import review
from qiaoliang.web.plan.whole.addresses import public_whole_pages, whole_pages

public_plan_pages = [path("supervision/", public.supervision, name="supervision"), *public_whole_pages]

plan_pages = [
    path("office/duties/", duties.duties, name="duties"),
    path("office/duties/<int:duty_id>/", duties.duty, name="duty"),
    path("office/round/", rounds.round_overview, name="round"),
    path("office/round/open/", rounds.open_year, name="open-round"),
    path("office/returns/<int:return_id>/", returns.return_page, name="return"),
    path("office/returns/<int:return_id>/part/", returns.part, name="return-part"),
    path("office/returns/<int:return_id>/redraft/", returns.redraft, name="return-redraft"),
    path("office/returns/<int:return_id>/urge/", urging.urge_bureau, name="return-urge"),
    path("office/report/", reports.report, name="report"),
    path("office/report/<int:report_id>/report.docx", reports.document, name="report-document"),
    path("office/inspections/", listing.inspections, name="inspections"),
    path("office/inspections/new/", proposing.new_inspection, name="new-inspection"),
    path("office/inspections/propose/", proposing.propose, name="propose-inspection"),
    path("office/inspections/<int:inspection_id>/", one.inspection, name="inspection"),
    path("office/inspections/<int:inspection_id>/files/<int:file_id>/", files.inspection_file, name="inspection-file"),
    *(
        path(f"office/inspections/<int:inspection_id>/{name}/", step_view(name), name=f"inspection-{name}")
        for name in ACTS
    ),
    path("office/appraisal/", scores.appraisal, name="appraisal"),
    path("office/appraisal/draft/", scores.draft, name="draft-appraisal"),
    path("office/appraisal/<int:appraisal_id>/publish/", scores.publish, name="publish-appraisal"),
    path("office/appraisal/<int:appraisal_id>/finish/", scores.finish, name="finish-appraisal"),
    path("office/appraisal/scores/<int:score_id>/", one_score.score, name="score"),
    path("office/appraisal/scores/<int:score_id>/object/", one_score.objection, name="object-to-score"),
    path("office/appraisal/objections/<int:objection_id>/answer/", one_score.answer, name="answer-objection"),
    path("office/meetings/", meetings.meetings, name="meetings"),
    path("office/meetings/record/", meetings.record, name="record-meeting"),
    path("office/notices/", review.notices, name="imported-notices"),
    path("office/notices/<int:notice_id>/", review.notice, name="imported-notice"),
    path("office/notices/<int:notice_id>/units/", review.units, name="correct-units"),
    path("office/notices/<int:notice_id>/bureaux/", review.bureaux, name="match-bureaux"),
    path("office/notices/<int:notice_id>/doubt/", review.doubt, name="settle-doubt"),
    path("office/notices/<int:notice_id>/publish/", review.publish, name="publish-notice"),
    *whole_pages,
]
