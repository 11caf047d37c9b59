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
