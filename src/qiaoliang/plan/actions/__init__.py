"""Every write of this application. The clock and who acts are arguments; each writes its audit event."""

from qiaoliang.plan.actions.duties import DutyNeedsNote, DutyNeedsProof, NotYours, report_duty
from qiaoliang.plan.actions.loading import PlanLoaded, load_plan
from qiaoliang.plan.actions.reports import make_report
from qiaoliang.plan.actions.returns import AlreadySigned, ChangedMeanwhile, edit_return, write_part
from qiaoliang.plan.actions.rounds import RoundOpened, open_round
from qiaoliang.plan.actions.signing import ExplanationMissing, sign_return

__all__ = [
    "AlreadySigned",
    "ChangedMeanwhile",
    "DutyNeedsNote",
    "DutyNeedsProof",
    "ExplanationMissing",
    "NotYours",
    "PlanLoaded",
    "RoundOpened",
    "edit_return",
    "load_plan",
    "make_report",
    "open_round",
    "report_duty",
    "sign_return",
    "write_part",
]
