"""Inspections: proposed, issued, found, ordered, answered, re-checked, signed off. Each step is one action."""

from qiaoliang.plan.actions.supervision.deciding import decline_inspection, issue_inspection
from qiaoliang.plan.actions.supervision.on_site import record_finding
from qiaoliang.plan.actions.supervision.posts import (
    answering_bureau,
    checking_bureau,
    deciding_bureau,
    proposing_bureau,
)
from qiaoliang.plan.actions.supervision.proposing import (
    AlreadyInspected,
    NothingToInspect,
    propose_inspection,
    propose_other,
)
from qiaoliang.plan.actions.supervision.rectifying import answer_order, order_rectification, recheck, sign_off
from qiaoliang.plan.actions.supervision.steps import NO_FILES, HandedInFiles, MovedOn, WordsMissing

__all__ = [
    "NO_FILES",
    "AlreadyInspected",
    "HandedInFiles",
    "MovedOn",
    "NothingToInspect",
    "WordsMissing",
    "answer_order",
    "answering_bureau",
    "checking_bureau",
    "deciding_bureau",
    "decline_inspection",
    "issue_inspection",
    "order_rectification",
    "propose_inspection",
    "propose_other",
    "proposing_bureau",
    "recheck",
    "record_finding",
    "sign_off",
]
