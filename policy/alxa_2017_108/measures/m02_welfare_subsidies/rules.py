"""Measure 2 · Welfare subsidies (二、完善残疾人福利补贴制度)."""

from policy.alxa_2017_108.facts import household, members, person
from policy.alxa_2017_108.shared.households import disabled_member
from policy.alxa_2017_108.shared.people import (
    HEARING,
    INTELLECTUAL,
    PHYSICAL,
    SPEECH,
    VISUAL,
    adult,
    age,
    alive,
    holds_certificate,
    is_severe,
    local_hukou,
    not_state_supported,
)
from qiaoliang.rules import (
    Compatible,
    Condition,
    Disregard,
    Entitlement,
    FigureReference,
    Figures,
    HigherOf,
    all_of,
    any_of,
    literal,
)
from qiaoliang.rules.provisions import Period

figures = Figures("m02")

no_injury_care = Condition(
    "no_injury_care", "未领取工伤保险生活护理费", ~person.receives_injury_care_allowance,
    "does not receive the care allowance of injury insurance",
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

child_rehabilitation = Entitlement(
    id="m02.child_rehabilitation",
    label="残疾儿童康复救助(手术、康复训练、辅助器具)",
    label_en="rehabilitation relief for a disabled child (surgery, training, assistive devices)",
    clause="m02.c3",
    subject=person,
    every="year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition("child", "未成年人", ~adult, "is a minor"),
        Condition(
            "age_band", "在救助年龄范围内",
            (age >= figures.child_rehabilitation_least_age) & (age <= figures.child_rehabilitation_greatest_age),
            "is within the ages of the scheme",
        ),
        Condition(
            "category", "视力、听力、言语、肢体或智力残疾",
            person.disability_category.is_in((VISUAL, HEARING, SPEECH, PHYSICAL, INTELLECTUAL)),
            "has a visual, hearing, speech, physical or intellectual disability",
        ),
    ),
    bureau="残联",
    next_step="由监护人向户籍地旗残联申请,并选择定点康复机构;费用由机构与财政结算。",
    next_step_en="The guardian applies at the federation of the banner and chooses a designated institution, which settles with finance.",
)

on_allowance_or_supported = Condition(
    "dibao_or_supported", "低保户或特困供养(五保)户",
    any_of(household.receives_dibao, members.any(all_of(person.is_living, person.is_state_supported))),
    "the household receives the subsistence allowance or state support",
    remedy="先申请最低生活保障或特困供养。", remedy_en="Apply for the subsistence allowance or for state support first.",
)
ONE_HOUSEHOLD = literal(1, "household")


def concession(service: str, label: str, label_en: str, *, figure: FigureReference, every: Period, unit: str) -> Entitlement:
    """Return the concession on one charge for low-income households with a holder: five rows of one table (m02.c4)."""
    return Entitlement(
        id=f"m02.{service}",
        label=label,
        label_en=label_en,
        clause="m02.c4",
        subject=household,
        every=every,
        unit=unit,
        conditions=(disabled_member, on_allowance_or_supported),
        amount=figure * ONE_HOUSEHOLD,
        bureau="发改委",
        next_step="持低保证或特困供养证明、残疾人证,到供应单位办理减免。",
        next_step_en="Take the proof of the allowance or support and the certificate to the supplier.",
    )


free_electricity = concession(
    "free_electricity", "免费用电", "free electricity", figure=figures.free_electricity, every="month", unit="kWh/month"
)
water_concession = concession(
    "water_concession", "用水优惠", "water concession", figure=figures.water_concession, every="month", unit="CNY/month"
)
gas_concession = concession(
    "gas_concession", "用气优惠", "gas concession", figure=figures.gas_concession, every="month", unit="CNY/month"
)
heating_concession = concession(
    "heating_concession", "取暖优惠", "heating concession", figure=figures.heating_concession, every="year", unit="CNY/year"
)
cable_television_concession = concession(
    "cable_television_concession", "有线电视优惠", "cable television concession",
    figure=figures.cable_television_concession, every="month", unit="CNY/month",
)

temporary_relief = Entitlement(
    id="m02.temporary_relief",
    label="临时救助",
    label_en="temporary relief",
    clause="m02.c2",
    subject=household,
    every="year",
    unit="CNY",
    conditions=(
        disabled_member,
        Condition(
            "sudden_hardship", "遭遇突发困难(经民政局核实)", household.has_sudden_hardship,
            "is in sudden hardship, as the civil affairs bureau found",
            remedy="因意外事故、重大疾病等使基本生活暂时严重困难的,向苏木镇、街道申请核实。",
            remedy_en="If an accident, a grave illness or the like has made life very hard for a time, ask the town or street office to check.",
        ),
    ),
    amount=figures.temporary_relief * ONE_HOUSEHOLD,
    bureau="民政局",
    next_step="向户籍地苏木镇、街道申请临时救助;不影响两项补贴。",
    next_step_en="Apply at the town or street office of your hukou; the two subsidies go on beside it.",
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
    Compatible(provision=living_subsidy, other=temporary_relief, clause="m02.c2"),
    Compatible(provision=care_subsidy, other=temporary_relief, clause="m02.c2"),
)
