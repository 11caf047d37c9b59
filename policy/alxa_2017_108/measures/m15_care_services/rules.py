"""Measure 15 · Care services (十五、健全残疾人托养服务体系)."""

from policy.alxa_2017_108.facts import person
from policy.alxa_2017_108.shared.people import (
    INTELLECTUAL,
    age,
    alive,
    holds_certificate,
    local_hukou,
    mental,
    severe_physical,
)
from qiaoliang.rules import Condition, Entitlement, Figures, any_of

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
