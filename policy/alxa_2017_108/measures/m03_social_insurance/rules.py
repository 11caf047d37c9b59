"""Measure 3 · Social insurance (三、完善残疾人参加社会保险政策)."""

from policy.alxa_2017_108.facts import person
from policy.alxa_2017_108.shared.people import age, alive, holds_certificate, local_hukou, severe
from qiaoliang.rules import Condition, Entitlement, Figures, any_of, literal

figures = Figures("m03")

# The code list of the 29 items, numbered as they stand in facts.py: the instrument of 2010 named 9, that of 2016 another 20.
ITEMS_OF_2010 = range(1, 10)
ITEMS_OF_2016 = range(10, 30)

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

medically_insured = Condition(
    "medically_insured", "参加基本医疗保险", person.is_medically_insured, "is in the basic medical insurance",
    remedy="到苏木镇、街道社会保障窗口参加城乡居民基本医疗保险。",
    remedy_en="Join the residents' medical insurance at the town or street office.",
)

chronic_drug_share = Entitlement(
    id="m03.chronic_drug_share",
    label="慢性病用药核销",
    label_en="share of the cost of drugs for a chronic illness",
    clause="m03.c3",
    subject=person,
    every="year",
    unit="CNY/year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        medically_insured,
        Condition(
            "has_drug_costs", "本年有合规的慢性病用药费用", person.chronic_drug_costs > 0,
            "has eligible costs of drugs for a chronic illness this year",
        ),
    ),
    amount=(person.chronic_drug_costs * figures.chronic_drug_share).rounded(),
    bureau="人社局",
    next_step="持慢性病证明和残疾人证,在定点机构购药时核销。",
    next_step_en="Show the proof of the illness and the certificate where the drugs are bought.",
)

rehabilitation_item_covered = Entitlement(
    id="m03.rehabilitation_items_covered",
    label="康复项目纳入医保支付",
    label_en="rehabilitation item paid by the medical insurance",
    clause="m03.c3",
    subject=person,
    every="year",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        medically_insured,
        Condition("has_item", "医生开具了康复项目", ~(person.rehabilitation_item == 0), "a doctor prescribed a rehabilitation item"),
        Condition(
            "item_in_list", "所用康复项目在当时的支付范围内",
            person.rehabilitation_item.is_in(ITEMS_OF_2010)
            | (
                person.rehabilitation_item.is_in(ITEMS_OF_2016)
                & (figures.rehabilitation_items_covered > literal(len(ITEMS_OF_2010), "item"))
            ),
            "the item is in the list that is paid for at the time",
        ),
    ),
    bureau="人社局",
    next_step="在定点康复机构治疗,由医保按规定支付;是否有限定支付范围,向人社局询问。",
    next_step_en="Have the treatment in a designated institution, which settles with the insurance; ask whether a limit applies.",
)
