"""Measure 10 · Rehabilitation (十、建立健全康复服务体系)."""

from policy.alxa_2017_108.facts import place
from qiaoliang.rules import Condition, Figures, FundingFloor, named

figures = Figures("m10")

floor = named(
    "rehabilitation_floor", "康复经费下限", "least rehabilitation budget", place.covered_population * figures.funding_per_person
)

rehabilitation_funding_floor = FundingFloor(
    id="m10.rehabilitation_funding_floor",
    label="康复经费每人每年不少于2元",
    label_en="rehabilitation budget of at least the rate per covered person",
    clause="m10.c7",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition(
            "at_least_floor", "预算不少于覆盖人口乘以每人标准", place.rehabilitation_budget >= floor,
            "the budget is not less than the covered population times the rate",
            remedy="补列康复经费预算,补足差额。", remedy_en="Add to the rehabilitation budget until the floor is met.",
        ),
        Condition(
            "never_falling", "预算不低于上年", place.rehabilitation_budget >= place.previous_rehabilitation_budget,
            "the budget does not fall below that of the year before",
        ),
    ),
    amount=floor,
    bureau="财政局",
    next_step="由旗(区)财政局列入下一年预算。",
    next_step_en="The finance bureau of the banner or zone enters it in the next budget.",
)
