"""Measure 1 · Social assistance (一、加大残疾人社会救助力度)."""

from policy.alxa_2017_108.facts import household, members, person
from policy.alxa_2017_108.shared.households import disabled_member
from policy.alxa_2017_108.shared.people import (
    adult,
    alive,
    holds_certificate,
    is_severe,
    local_hukou,
    mental,
    not_state_supported,
)
from policy.alxa_2017_108.shared.queues import first
from qiaoliang.rules import (
    Case,
    Condition,
    Entitlement,
    Excludes,
    Figures,
    Priority,
    any_of,
    least,
    literal,
    named,
)

figures = Figures("m01")

standard = named(
    "dibao_standard", "当地低保标准(每人每月)", "local standard of the allowance (per person and month)",
    Case(((household.is_urban, figures.dibao_standard_urban),), figures.dibao_standard_rural),
)
size = named("household_size", "家庭人口", "household members", members.count())
income_per_head = named(
    "income_per_head", "家庭月人均收入", "monthly income per head", household.monthly_income / size
)

dibao = Entitlement(
    id="m01.dibao",
    label="最低生活保障(家庭)",
    label_en="subsistence allowance (household)",
    clause="m01.c1",
    subject=household,
    every="month",
    unit="CNY/month",
    conditions=(
        disabled_member,
        Condition(
            "income", "家庭人均收入低于当地低保标准", income_per_head < standard,
            "income per head is below the local standard",
        ),
        Condition(
            "property", "家庭财产符合规定", household.meets_property_rules, "property is within the rules",
        ),
    ),
    amount=standard * size - household.monthly_income,
    received=household.receives_dibao,
    bureau="民政局",
    next_step="向户籍所在地苏木镇、街道书面申请最低生活保障。",
    next_step_en="Apply in writing for the allowance at the town or street office of your hukou.",
)

dibao_single_household = Entitlement(
    id="m01.dibao_single_household",
    label="重度残疾人单独立户低保",
    label_en="subsistence allowance as a household of one",
    clause="m01.c2",
    subject=person,
    every="month",
    unit="CNY/month",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition("adult", "年满18周岁", adult, "is an adult"),
        is_severe,
        Condition("kept", "靠家庭供养", person.is_kept_by_family, "is kept by the family"),
        not_state_supported,
    ),
    amount=standard * literal(1, "person"),
    received=person.receives_dibao_alone,
    bureau="民政局",
    next_step="由本人或家人向户籍所在地苏木镇、街道申请单独立户低保(A类、全额)。",
    next_step_en="Apply, or let your family apply, at the town or street office for the allowance as a household of one (class A, full).",
)

in_medical_assistance = (
    alive,
    local_hukou,
    holds_certificate,
    Condition(
        "in_scope", "享受低保或纳入特困供养", any_of(person.receives_dibao, person.is_state_supported),
        "receives the subsistence allowance or state support",
        remedy="先申请最低生活保障或特困供养;其他困难人员请向民政局询问。",
        remedy_en="Apply for the subsistence allowance or for state support first; others in hardship ask the civil affairs bureau.",
    ),
    Condition(
        "has_costs", "本年有自付的合规医疗费用", person.medical_costs > 0,
        "has paid eligible medical costs oneself this year",
    ),
)

medical_assistance = Entitlement(
    id="m01.medical_assistance",
    label="医疗救助",
    label_en="medical assistance",
    clause="m01.c3",
    subject=person,
    every="year",
    unit="CNY/year",
    conditions=in_medical_assistance,
    amount=least(person.medical_costs * figures.medical_assistance_share, figures.medical_assistance_cap).rounded(),
    bureau="民政局",
    next_step="持医保结算单和残疾人证,向户籍所在地苏木镇、街道申请医疗救助。",
    next_step_en="Apply at the town or street office of your hukou with the bill of the insurance and the certificate.",
)

mental_disorder_priority = Priority(
    id="m01.mental_disorder_priority",
    label="医疗救助办理顺序(精神障碍患者优先)",
    label_en="medical assistance, persons with a mental disorder first",
    clause="m01.c4",
    subject=person,
    every="year",
    unit="1",
    conditions=in_medical_assistance,
    amount=first("mental_disorder_comes_first", "精神障碍患者优先", "a mental disorder comes first", mental),
    bureau="民政局",
    next_step="由民政局按排序办理医疗救助,分高者先办。",
    next_step_en="The civil affairs bureau takes the applications in this order, more points first.",
)

INTERACTIONS = (
    Excludes(
        holder=dibao, excluded=dibao_single_household, clause="m01.c2",
        label="所在家庭不符合家庭低保条件(符合的按家庭享受)",
        label_en="the household is not itself entitled to the allowance (else it is paid as a household)",
    ),
)
