"""Every write of this application. The clock and who acts are arguments; each writes its audit event."""

from qiaoliang.plan.actions.duties import DutyNeedsNote, DutyNeedsProof, NotYours, report_duty
from qiaoliang.plan.actions.loading import PlanLoaded, load_plan
from qiaoliang.plan.actions.redrafting import fresh_draft, redraft_return
from qiaoliang.plan.actions.reminding import Reminded, send_reminders
from qiaoliang.plan.actions.reports import make_report
from qiaoliang.plan.actions.returns import AlreadySigned, ChangedMeanwhile, edit_return, write_part
from qiaoliang.plan.actions.rounds import RoundNotHeld, RoundOpened, open_round
from qiaoliang.plan.actions.signing import ExplanationMissing, sign_return
from qiaoliang.plan.actions.urging import NothingOwed, QuietNow, TooOften, UrgeWithoutWords, urge, urging_bureau

__all__ = [
    "AlreadySigned",
    "ChangedMeanwhile",
    "DutyNeedsNote",
    "DutyNeedsProof",
    "ExplanationMissing",
    "NotYours",
    "NothingOwed",
    "PlanLoaded",
    "QuietNow",
    "Reminded",
    "RoundNotHeld",
    "RoundOpened",
    "TooOften",
    "UrgeWithoutWords",
    "edit_return",
    "fresh_draft",
    "load_plan",
    "make_report",
    "open_round",
    "redraft_return",
    "report_duty",
    "send_reminders",
    "sign_return",
    "urge",
    "urging_bureau",
    "write_part",
]
