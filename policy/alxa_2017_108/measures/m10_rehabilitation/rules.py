"""Measure 10 · Rehabilitation (十、建立健全康复服务体系)."""

from policy.alxa_2017_108.facts import person, place
from policy.alxa_2017_108.shared.people import alive, holds_certificate, is_poor, local_hukou, poor, severe
from qiaoliang.rules import Condition, Entitlement, Figures, FundingFloor, any_of, named

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

rehabilitation_spending_growth = FundingFloor(
    id="m10.rehabilitation_spending_growth",
    label="康复投入不低于上年",
    label_en="rehabilitation funds not below those of the year before",
    clause="m10.c6",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition(
            "not_below_last_year", "本年康复经费预算不低于上年", place.rehabilitation_budget >= place.previous_rehabilitation_budget,
            "the rehabilitation budget of the year is not below that of the year before",
            remedy="补列康复经费预算,至少达到上年。", remedy_en="Add to the rehabilitation budget until it reaches last year's.",
        ),
    ),
    amount=place.previous_rehabilitation_budget,
    bureau="财政局",
    next_step="由旗(区)财政局列入下一年预算。",
    next_step_en="The finance bureau of the banner or zone enters it in the next budget.",
)

basic_rehabilitation = Entitlement(
    id="m10.basic_rehabilitation",
    label="基本康复服务",
    label_en="basic rehabilitation services",
    clause="m10.c3",
    subject=person,
    every="year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition(
            "poor_or_severe", "贫困或残疾等级为一级、二级", any_of(poor, severe), "is poor or has a disability of grade 1 or 2",
        ),
        Condition(
            "needs_rehabilitation", "有康复需求", person.needs_rehabilitation, "needs rehabilitation",
            remedy="向户籍地旗残联登记康复需求。", remedy_en="Tell the federation of your banner that you need rehabilitation.",
        ),
    ),
    bureau="残联",
    next_step="向户籍地旗残联申请,由康复机构评估并制定个人康复计划。",
    next_step_en="Apply at the federation of your banner; a rehabilitation institution assesses you and draws up your plan.",
)

free_assistive_device = Entitlement(
    id="m10.free_assistive_device",
    label="免费适配基本型辅助器具",
    label_en="basic assistive device fitted free of charge",
    clause="m10.c3",
    subject=person,
    every="year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        is_poor,
        Condition(
            "needs_device", "有辅助器具需求", person.needs_assistive_device, "needs an assistive device",
            remedy="向户籍地旗残联登记辅助器具需求。", remedy_en="Tell the federation of your banner that you need a device.",
        ),
    ),
    bureau="残联",
    next_step="向户籍地旗残联申请,由辅助器具服务机构评估适配。",
    next_step_en="Apply at the federation of your banner; the device service assesses and fits you.",
)
