"""Appraisal: what is weighed, and every point traced to a duty, a return, an inspection or a count."""

from qiaoliang.plan.appraising.items import ItemScore, Trace, total_of
from qiaoliang.plan.appraising.rules import AppraisalRules, WeightedItem, appraisal_rules
from qiaoliang.plan.appraising.scoring import SubjectScore, scores_of

__all__ = [
    "AppraisalRules",
    "ItemScore",
    "SubjectScore",
    "Trace",
    "WeightedItem",
    "appraisal_rules",
    "scores_of",
    "total_of",
]
