"""Measure 8 · Poverty relief (八、加大农村牧区残疾人扶贫开发力度)."""

from policy.alxa_2017_108.facts import household, person, place
from policy.alxa_2017_108.shared.households import disabled_member, household_is_poor, rural
from policy.alxa_2017_108.shared.money import set_up, within
from policy.alxa_2017_108.shared.people import alive, holds_certificate, local_hukou
from qiaoliang.rules import Condition, Entitlement, Figures, FundingFloor, named

figures = Figures("m08")

registered_poor = Entitlement(
    id="m08.registered_poor",
    label="贫困残疾人重点扶持对象(建档立卡)",
    label_en="support as a registered-poor disabled person",
    clause="m08.c1",
    subject=person,
    every="year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition(
            "registered_poor", "建档立卡贫困人口", person.is_registered_poor, "is on the register of the poor",
            remedy="向所在嘎查提出,经评议公示后列入建档立卡。",
            remedy_en="Ask the gacha; after review and posting the household is entered in the register of the poor.",
        ),
    ),
    bureau="扶贫办",
    next_step="由扶贫办和嘎查落实到户项目,并列入贫困监测。",
    next_step_en="The poverty-relief office and the gacha bring the programmes to the household and monitor it.",
)

livestock = named(
    "livestock_subsidy", "养殖贷款贴息", "subsidy on the loan for animal raising",
    household.livestock_loan_interest * figures.interest_subsidy_share,
)
crops = named(
    "crop_subsidy", "种植贷款贴息", "subsidy on the loan for crop growing",
    household.crop_loan_interest * figures.interest_subsidy_share,
)
greenhouses = named(
    "greenhouse_subsidy", "设施农业贷款贴息", "subsidy on the loan for protected agriculture",
    household.greenhouse_loan_interest * figures.interest_subsidy_share,
)
interest = household.livestock_loan_interest + household.crop_loan_interest + household.greenhouse_loan_interest

relief_loan_interest_subsidy = Entitlement(
    id="m08.relief_loan_interest_subsidy",
    label="扶贫贷款贴息(养殖、种植、设施农业)",
    label_en="interest subsidy on a poverty-relief loan (animals, crops, protected agriculture)",
    clause="m08.c3",
    subject=household,
    every="year",
    unit="CNY/year",
    conditions=(
        rural,
        disabled_member,
        household_is_poor,
        Condition(
            "paid_interest", "本年付了养殖、种植或设施农业贷款利息", interest > 0,
            "paid interest this year on a loan for animals, crops or protected agriculture",
            remedy="向苏木镇扶贫办申请增收项目贷款。", remedy_en="Apply at the poverty-relief office for a loan for an income project.",
        ),
    ),
    amount=(livestock + crops + greenhouses).rounded(),
    bureau="扶贫办",
    next_step="持贷款合同和结息单,向苏木镇扶贫办申请贴息。",
    next_step_en="Apply at the poverty-relief office with the contract of the loan and the statement of the interest.",
)

relief_interest_budgeted = FundingFloor(
    id="m08.relief_interest_budgeted",
    label="扶贫贷款贴息有预算、不超支",
    label_en="interest subsidies budgeted and within the budget",
    clause="m08.c3",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        set_up(place.relief_interest_budget, "贴息列入预算", "interest subsidies are in the budget"),
        within(
            place.relief_interest_paid, place.relief_interest_budget, "支付的贴息不超过预算", "what was paid is within the budget",
        ),
    ),
    amount=place.relief_interest_paid,
    bureau="财政局",
    next_step="由财政局按贴息需要安排预算。",
    next_step_en="The finance bureau budgets what the subsidies need.",
)
