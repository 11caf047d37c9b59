"""Measure 14 · Legal services (十四、健全残疾人法律服务体系)."""

from policy.alxa_2017_108.facts import person
from policy.alxa_2017_108.shared.people import alive, holds_certificate
from qiaoliang.rules import Condition, Entitlement, any_of, named

receives_relief = named(
    "receives_relief", "正在接受社会救助", "receives social relief",
    any_of(person.receives_dibao, person.is_state_supported, person.receives_other_relief),
)

legal_aid_without_means_test = Entitlement(
    id="m14.legal_aid_without_means_test",
    label="法律援助免除经济困难审查",
    label_en="legal aid without a means test",
    clause="m14.c2",
    subject=person,
    every="month",
    conditions=(
        alive,
        holds_certificate,
        Condition(
            "relief_or_no_income", "正在接受社会救助,或无固定生活来源", any_of(receives_relief, ~person.has_fixed_income),
            "receives social relief or has no fixed source of income",
            remedy="不符合免审的,仍可申请法律援助,由法律援助机构审查经济状况。",
            remedy_en="You may still apply for legal aid; the legal-aid office then looks at your means.",
        ),
    ),
    bureau="司法局",
    next_step="持残疾人证和救助证明,向法律援助机构申请;不用再交经济困难证明。",
    next_step_en="Apply at the legal-aid office with the certificate and proof of relief; no proof of hardship is asked.",
)
