"""Measure 13 · Accessibility (十三、推进城乡无障碍环境建设)."""

from policy.alxa_2017_108.facts import household, members, person
from policy.alxa_2017_108.shared.households import disabled_member, household_is_poor
from policy.alxa_2017_108.shared.people import HEARING, VISUAL, alive, holds_certificate, local_hukou
from qiaoliang.rules import Condition, Entitlement, Figures, literal

figures = Figures("m13")

home_retrofit = Entitlement(
    id="m13.home_retrofit",
    label="贫困残疾人家庭无障碍改造",
    label_en="accessible retrofit of a poor disabled family's home",
    clause="m13.c3",
    subject=household,
    every="year",
    unit="CNY",
    conditions=(
        disabled_member,
        household_is_poor,
        Condition(
            "needs_retrofit", "家中残疾人需要无障碍改造", members.any(person.needs_home_retrofit),
            "a member needs the home made accessible",
            remedy="向户籍地旗残联登记改造需求。", remedy_en="Tell the federation of your banner that the home needs a retrofit.",
        ),
    ),
    amount=figures.home_retrofit_amount * literal(1, "household"),
    bureau="残联",
    next_step="向户籍地旗残联申请,由专人上门评估并制定改造方案。",
    next_step_en="Apply at the federation of your banner; somebody comes to assess the home and draws up a plan.",
)

information_allowance = Entitlement(
    id="m13.information_allowance",
    label="聋人、盲人信息消费支持",
    label_en="information allowance for deaf and blind persons",
    clause="m13.c6",
    subject=person,
    every="month",
    unit="CNY/month",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition(
            "deaf_or_blind", "视力或听力残疾", person.disability_category.is_in((VISUAL, HEARING)),
            "has a visual or hearing disability",
        ),
    ),
    amount=figures.information_allowance * literal(1, "person"),
    bureau="残联",
    next_step="持残疾人证向户籍地旗残联询问信息消费优惠。",
    next_step_en="Ask the federation of your banner about the concession, with the certificate.",
)
