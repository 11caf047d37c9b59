"""The facts of one person, and of everybody, as of a month and as known at an instant. Both ways agree."""

from qiaoliang.registry.facts_as_of.everybody import MonthFrames, frames_for_month
from qiaoliang.registry.facts_as_of.one_person import facts_for_household, facts_for_person, household_of
from qiaoliang.registry.facts_as_of.provenance import Provenance, provenance_for, provenances_for
from qiaoliang.registry.facts_as_of.units import facts_for_employer, facts_for_institution, facts_for_place

__all__ = [
    "MonthFrames",
    "Provenance",
    "facts_for_employer",
    "facts_for_household",
    "facts_for_institution",
    "facts_for_person",
    "facts_for_place",
    "frames_for_month",
    "household_of",
    "provenance_for",
    "provenances_for",
]
