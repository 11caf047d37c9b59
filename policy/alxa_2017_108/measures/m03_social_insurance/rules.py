"""Measure 3 · Social insurance (三、完善残疾人参加社会保险政策)."""

from policy.alxa_2017_108.facts import person
from policy.alxa_2017_108.shared.people import age, alive, holds_certificate, local_hukou, severe
from qiaoliang.rules import Condition, Entitlement, Figures, any_of

figures = Figures("m03")

pension_premium_paid = Entitlement(
    id="m03.pension_premium_paid",
    label="政府代缴养老保险费",
    label_en="pension premium paid by government",
    clause="m03.c1",
    subject=person,
    every="year",
    unit="CNY/year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition(
            "poor_or_severe", "低保户或残疾等级一、二级", any_of(person.receives_dibao, severe),
            "receives the subsistence allowance or has a disability of grade 1 or 2",
        ),
        Condition(
            "age", "在参保缴费年龄内(年满16周岁,未满60周岁)",
            (age >= figures.pension_minimum_age) & (age < figures.pension_contribution_end_age),
            "is of the age to contribute (16 to 59)",
        ),
        Condition("not_student", "非在校学生", ~person.is_student, "is not a student"),
        Condition(
            "no_employee_pension", "未参加职工基本养老保险", ~person.is_in_employee_pension,
            "is not in the employees' pension scheme",
        ),
    ),
    amount=figures.pension_premium_lowest_tier,
    received=person.pension_premium_is_paid,
    bureau="人社局",
    next_step="持残疾人证到苏木镇、街道社会保障窗口参加城乡居民养老保险,由政府代缴最低档。",
    next_step_en="Join the residents' pension with the certificate at the town or street office; government pays the lowest tier.",
)

accident_insurance = Entitlement(
    id="m03.accident_insurance",
    label="残疾人意外伤害保险",
    label_en="accident insurance bought for disabled persons",
    clause="m03.c4",
    subject=person,
    every="year",
    conditions=(alive, local_hukou, holds_certificate),
    received=person.is_accident_insured,
    bureau="残联",
    next_step="向户籍地旗残联核对投保名册。",
    next_step_en="Ask the federation of your banner to check the roster of the insured.",
)

# The bracket of m03.c1 says who is poor in this measure: 贫困残疾人(低保户).
on_allowance = Condition(
    "dibao", "低保户", person.receives_dibao, "receives the subsistence allowance",
    remedy="先申请最低生活保障。", remedy_en="Apply for the subsistence allowance first.",
)

self_employed_pension_subsidy = Entitlement(
    id="m03.self_employed_pension_subsidy",
    label="贫困残疾人个体工商户养老保险补贴",
    label_en="pension subsidy for the poor who are registered self-employed",
    clause="m03.c1",
    subject=person,
    every="year",
    unit="CNY/year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        on_allowance,
        Condition(
            "self_employed", "登记为个体工商户", person.is_registered_self_employed, "is registered as self-employed",
            remedy="已经营而未登记的,到市监局办理个体工商户登记。",
            remedy_en="If you trade without being registered, register at the market supervision bureau.",
        ),
    ),
    amount=figures.self_employed_pension_subsidy,
    bureau="人社局",
    next_step="参加基本养老保险后,持缴费凭证向人社局申请补贴。",
    next_step_en="Join the basic pension insurance, then apply for the subsidy with the receipt of the premium.",
)

inpatient_relief = Entitlement(
    id="m03.inpatient_relief",
    label="贫困残疾人住院降低起付线或核销",
    label_en="lowered inpatient deductible for poor disabled persons",
    clause="m03.c2",
    subject=person,
    every="year",
    unit="CNY",
    conditions=(alive, local_hukou, holds_certificate, on_allowance),
    amount=figures.inpatient_deductible_reduction,
    bureau="人社局",
    next_step="住院结算时出示残疾人证和低保证。",
    next_step_en="Show the certificate and the proof of the allowance when the hospital bill is settled.",
)
