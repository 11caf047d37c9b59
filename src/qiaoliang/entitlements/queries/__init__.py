"""Every read for a page: who is missed, who receives without entitlement, and how much that is, within a scope."""

from qiaoliang.entitlements.queries.applications import applications_of, months_of_application
from qiaoliang.entitlements.queries.lists import (
    ListedSubject,
    determinations_of,
    missed,
    no_longer_entitled,
    queue,
    undecided,
    with_subjects,
)
from qiaoliang.entitlements.queries.reasons import MaskCount, condition_positions, reasons_of
from qiaoliang.entitlements.queries.summaries import Summary, months_determined, summary_by_place, summary_by_provision

__all__ = [
    "ListedSubject",
    "MaskCount",
    "Summary",
    "applications_of",
    "condition_positions",
    "determinations_of",
    "missed",
    "months_determined",
    "months_of_application",
    "no_longer_entitled",
    "queue",
    "reasons_of",
    "summary_by_place",
    "summary_by_provision",
    "undecided",
    "with_subjects",
]
