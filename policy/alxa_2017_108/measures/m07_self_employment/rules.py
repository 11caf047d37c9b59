"""Measure 7 · Self-employment (七、积极推动残疾人自主创业和其他方式灵活就业)."""

from policy.alxa_2017_108.facts import person, place
from policy.alxa_2017_108.shared.money import set_up
from policy.alxa_2017_108.shared.people import alive, holds_certificate, local_hukou
from qiaoliang.rules import Condition, Entitlement, Figures, FundingFloor, any_of

figures = Figures("m07")

runs_business = Condition(
    "runs_business", "登记为个体工商户(自主创业)", person.is_registered_self_employed, "runs a registered business of one's own",
    remedy="到市监局办理登记后申请。", remedy_en="Register the business at the market supervision bureau, then apply.",
)

startup_loan_guarantee = Entitlement(
    id="m07.startup_loan_guarantee",
    label="自主创业贷款担保",
    label_en="guarantee of a start-up loan",
    clause="m07.c1",
    subject=person,
    every="year",
    unit="CNY",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        runs_business,
        Condition("applies_for_loan", "申请创业担保贷款", person.startup_loan > 0, "applies for a guaranteed start-up loan"),
        Condition(
            "within_limit", "贷款不超过担保限额", person.startup_loan <= figures.guaranteed_loan_limit,
            "the loan is not above the limit of the guarantee",
            remedy="把申请的贷款降到限额以内。", remedy_en="Apply for a loan within the limit.",
        ),
    ),
    amount=person.startup_loan,
    bureau="人社局",
    next_step="向人社局创业担保贷款窗口申请,由贷款担保金担保。",
    next_step_en="Apply at the start-up loan desk of the human-resources bureau; the guarantee fund stands surety.",
)

startup_interest_subsidy = Entitlement(
    id="m07.startup_interest_subsidy",
    label="自主创业贷款贴息",
    label_en="interest subsidy on a start-up loan",
    clause="m07.c1",
    subject=person,
    every="year",
    unit="CNY/year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        runs_business,
        Condition(
            "paid_interest", "本年付了创业贷款利息", person.startup_loan_interest > 0, "paid interest on a start-up loan this year",
        ),
    ),
    amount=(person.startup_loan_interest * figures.interest_subsidy_share).rounded(),
    bureau="人社局",
    next_step="持贷款合同和结息单,向人社局申请贴息。",
    next_step_en="Apply with the contract of the loan and the statement of the interest.",
)

guarantees_within_fund = FundingFloor(
    id="m07.guarantees_within_fund",
    label="担保余额与贷款担保金相称",
    label_en="guarantees outstanding covered by the guarantee fund",
    clause="m07.c1",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        set_up(place.guarantee_fund, "已设立贷款担保金", "the guarantee fund has been set up"),
        Condition(
            "covered", "担保余额不超过担保金,或不超过担保金的规定倍数",
            any_of(
                place.guarantees_outstanding <= place.guarantee_fund,
                place.guarantees_outstanding <= place.guarantee_fund * figures.guarantee_multiple,
            ),
            "guarantees do not exceed the fund, or the multiple of it that is allowed",
            remedy="补充担保金,或暂停新增担保。", remedy_en="Add to the fund, or grant no new guarantees for the time.",
        ),
    ),
    bureau="财政局",
    next_step="由财政局与人社局逐年核对担保余额。",
    next_step_en="The finance and human-resources bureaux check the guarantees every year.",
)
