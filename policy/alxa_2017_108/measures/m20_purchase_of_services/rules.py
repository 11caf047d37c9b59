"""Measure 20 · Government purchase of services (二十、加大政府购买服务力度)."""

from policy.alxa_2017_108.facts import place
from policy.alxa_2017_108.shared.money import not_below_last_year, set_up, within
from qiaoliang.rules import Condition, FundingFloor

service_purchase_in_order = FundingFloor(
    id="m20.service_purchase_in_order",
    label="购买助残服务有预算、不减少、按合同支付",
    label_en="purchased services budgeted, not reduced, and paid by contract",
    clause="m20.c1",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        set_up(place.service_purchase_budget, "购买助残服务列入预算", "purchased services are in the budget"),
        not_below_last_year(place.service_purchase_budget, place.previous_service_purchase_budget),
        within(
            place.service_purchase_contracted, place.service_purchase_budget, "合同金额不超过预算", "contracts are within the budget",
        ),
        Condition(
            "paid_by_contract", "支付不超过合同金额", place.service_purchase_paid <= place.service_purchase_contracted,
            "what was paid does not exceed the contracts",
            remedy="追回超合同支付的款项。", remedy_en="Recover what was paid beyond the contracts.",
        ),
    ),
    amount=place.previous_service_purchase_budget,
    bureau="财政局",
    next_step="由财政局、残联在事后监管中核对合同、验收和支付。",
    next_step_en="The finance bureau and the federation check contracts, acceptance and payments afterwards.",
)
