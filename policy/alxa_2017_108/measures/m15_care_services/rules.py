"""Measure 15 · Care services (十五、健全残疾人托养服务体系)."""

from policy.alxa_2017_108.facts import person, place
from policy.alxa_2017_108.shared.money import set_up, within
from policy.alxa_2017_108.shared.people import (
    INTELLECTUAL,
    age,
    alive,
    holds_certificate,
    local_hukou,
    mental,
    severe_physical,
)
from qiaoliang.rules import Condition, Entitlement, Figures, FundingFloor, any_of

figures = Figures("m15")

care_service = Entitlement(
    id="m15.care_service",
    label="残疾人托养服务",
    label_en="care service",
    clause="m15.c1",
    subject=person,
    every="year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition(
            "care_age", "在托养服务年龄内(16至59周岁)",
            (age >= figures.care_least_age) & (age <= figures.care_greatest_age), "is of the age for care service (16 to 59)",
        ),
        Condition(
            "care_group", "智力、精神或重度肢体残疾",
            any_of(person.disability_category == INTELLECTUAL, mental, severe_physical),
            "has an intellectual, mental or severe physical disability",
        ),
        Condition(
            "needs_care_service", "有托养服务需求", person.needs_care_service, "needs care service",
            remedy="向户籍地旗残联登记托养需求。", remedy_en="Tell the federation of your banner that you need care service.",
        ),
    ),
    bureau="残联",
    next_step="向户籍地旗残联申请,在寄宿、日间照料和居家托养中选择。",
    next_step_en="Apply at the federation of your banner and choose residential care, day care or care at home.",
)

care_purchase_budgeted = FundingFloor(
    id="m15.care_purchase_budgeted",
    label="购买托养服务有预算、不超支",
    label_en="purchased care budgeted and within the budget",
    clause="m15.c3",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        set_up(place.care_purchase_budget, "购买托养服务列入预算", "purchased care is in the budget"),
        within(
            place.care_purchase_paid, place.care_purchase_budget, "支付的购买托养服务金额不超过预算",
            "what was paid for care is within the budget",
        ),
    ),
    amount=place.care_purchase_paid,
    bureau="财政局",
    next_step="由财政局会同残联安排购买托养服务资金。",
    next_step_en="The finance bureau and the federation provide the money for purchased care.",
)
