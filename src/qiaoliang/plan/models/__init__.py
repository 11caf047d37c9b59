"""The tables of this application, one module for each noun."""

from qiaoliang.plan.models.appraisals import Appraisal, Objection, ObjectionAnswer, Score
from qiaoliang.plan.models.duties import Duty, DutyChange, Evidence
from qiaoliang.plan.models.imported import ImportedNotice, NoticeCorrection
from qiaoliang.plan.models.inspections import Inspection, InspectionFile, InspectionStep
from qiaoliang.plan.models.meetings import Meeting
from qiaoliang.plan.models.plans import Plan, PlanMeasure
from qiaoliang.plan.models.reports import ReportDocument
from qiaoliang.plan.models.rounds import Return, ReturnPart, Round
from qiaoliang.plan.models.urging import Reminder, Urge

__all__ = [
    "Appraisal",
    "Duty",
    "DutyChange",
    "Evidence",
    "ImportedNotice",
    "Inspection",
    "InspectionFile",
    "InspectionStep",
    "Meeting",
    "NoticeCorrection",
    "Objection",
    "ObjectionAnswer",
    "Plan",
    "PlanMeasure",
    "Reminder",
    "ReportDocument",
    "Return",
    "ReturnPart",
    "Round",
    "Score",
    "Urge",
]
