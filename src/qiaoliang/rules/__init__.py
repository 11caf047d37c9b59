"""
The language of rules: facts, figures, units, conditions, provisions and interactions.

A rule is a description. From one description come the decision for one person with its reasons, the same decision for
millions as columns, the sentence in Chinese and English, the unit check and the list of facts a form has to ask.
This package knows no measure by name, reads no file and no database.
"""

from qiaoliang.rules.conditions import Condition
from qiaoliang.rules.errors import MissingValue, RuleError, UnitMismatch
from qiaoliang.rules.expressions import (
    Case,
    Expression,
    Named,
    all_of,
    any_of,
    greatest,
    least,
    literal,
    named,
    whole_years,
)
from qiaoliang.rules.facts import Fact, FigureReference, Figures, Members, Subject, month_end, month_start
from qiaoliang.rules.interactions import Compatible, Disregard, Excludes, HigherOf, Requires
from qiaoliang.rules.provisions import Award, Entitlement, FundingFloor, Levy, Priority, Provision

__all__ = [
    "Award",
    "Case",
    "Compatible",
    "Condition",
    "Disregard",
    "Entitlement",
    "Excludes",
    "Expression",
    "Fact",
    "FigureReference",
    "Figures",
    "FundingFloor",
    "HigherOf",
    "Levy",
    "Members",
    "MissingValue",
    "Named",
    "Priority",
    "Provision",
    "Requires",
    "RuleError",
    "Subject",
    "UnitMismatch",
    "all_of",
    "any_of",
    "greatest",
    "least",
    "literal",
    "month_end",
    "month_start",
    "named",
    "whole_years",
]
