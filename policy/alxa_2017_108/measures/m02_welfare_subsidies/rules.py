"""Measure 2 · Welfare subsidies (二、完善残疾人福利补贴制度)."""

from policy.alxa_2017_108.facts import household, person
from policy.alxa_2017_108.shared.people import alive, holds_certificate, is_severe, local_hukou
from qiaoliang.rules import Compatible, Condition, Disregard, Entitlement, Figures, HigherOf

figures = Figures("m02")

no_injury_care = Condition(
    "no_injury_care", "未领取工伤保险生活护理费", ~person.receives_injury_care_allowance,
    "does not receive the care allowance of injury insurance",
)
not_state_supported = Condition(
    "not_state_supported", "未纳入特困人员救助供养", ~person.is_state_supported,
    "is not supported by the state as a person in extreme hardship",
)

living_subsidy = Entitlement(
    id="m02.living_subsidy",
    label="困难残疾人生活补贴",
    label_en="living subsidy for disabled persons in hardship",
    clause="m02.c1",
    subject=person,
    every="month",
    unit="CNY/month",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition(
            "dibao", "本人或家庭享受最低生活保障", person.receives_dibao,
            "receives the subsistence allowance, alone or with the household",
            remedy="先申请最低生活保障;批准后即可申请生活补贴。",
            remedy_en="Apply for the subsistence allowance first; once granted, the living subsidy can be applied for.",
        ),
        no_injury_care,
        not_state_supported,
        Condition(
            "not_orphan", "未享受孤儿基本生活保障", ~person.is_orphan, "does not receive the living guarantee of orphans",
        ),
    ),
    amount=figures.living_subsidy,
    received=person.living_subsidy_paid,
    bureau="民政局",
    next_step="持有效残疾人证向户籍地苏木镇、街道窗口申请;自申请当月计发。",
    next_step_en="Apply with the certificate at the town or street office of your hukou; it is paid from the month of application.",
)

care_subsidy = Entitlement(
    id="m02.care_subsidy",
    label="重度残疾人护理补贴",
    label_en="care subsidy for severely disabled persons",
    clause="m02.c1",
    subject=person,
    every="month",
    unit="CNY/month",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        is_severe,
        Condition(
            "long_term_care", "需要长期照护", person.needs_long_term_care, "needs long-term care",
            remedy="如需长期照护六个月以上,请苏木镇、街道上门核实。",
            remedy_en="If care is needed for six months or more, ask the town or street office to check at home.",
        ),
        no_injury_care,
        not_state_supported,
    ),
    amount=figures.care_subsidy,
    received=person.care_subsidy_paid,
    bureau="民政局",
    next_step="持有效残疾人证向户籍地苏木镇、街道窗口申请;自申请当月计发。",
    next_step_en="Apply with the certificate at the town or street office of your hukou; it is paid from the month of application.",
)

INTERACTIONS = (
    Disregard(income=household.monthly_income, of=(living_subsidy, care_subsidy), clause="m02.c2"),
    HigherOf(
        provision=living_subsidy, other=person.other_living_allowance, clause="m02.c1",
        label="高于已领的其他福利性生活补贴(同类择高)",
        label_en="is higher than the other living allowance held (of two alike the higher)",
    ),
    HigherOf(
        provision=care_subsidy, other=person.other_care_allowance, clause="m02.c1",
        label="高于已领的其他福利性护理补贴(同类择高)",
        label_en="is higher than the other care allowance held (of two alike the higher)",
    ),
    Compatible(provision=living_subsidy, other=care_subsidy, clause="m02.c1"),
    Compatible(provision=living_subsidy, other="临时救助", clause="m02.c2"),
    Compatible(provision=care_subsidy, other="临时救助", clause="m02.c2"),
)
