"""Definitions that several measures use: severe, mental and poor, adulthood, holding a certificate."""

from policy.alxa_2017_108.facts import person
from qiaoliang.rules import Condition, Figures, all_of, any_of, month_end, named, whole_years

SEVERE_GRADES = (1, 2)  # 残疾等级一、二级: measure 3 says so in brackets
VISUAL, HEARING, SPEECH, PHYSICAL, INTELLECTUAL, MENTAL, MULTIPLE = range(1, 8)  # 残疾类别 of the certificate
shared = Figures("shared")
m01 = Figures("m01")

severe = named("severe", "重度残疾(一、二级)", "severe disability (grade 1 or 2)", person.disability_grade.is_in(SEVERE_GRADES))
mental = named(
    "mental_disability", "精神残疾(含多重残疾中的精神残疾)", "mental disability (alone or as part of a multiple one)",
    any_of(
        person.disability_category == MENTAL,
        all_of(person.disability_category == MULTIPLE, person.has_mental_disability),
    ),
)
severe_physical = named(
    "severe_physical_disability", "重度肢体残疾", "severe physical disability",
    all_of(person.disability_category == PHYSICAL, severe),
)
poor = named(
    "poor", "贫困(低保、特困供养或建档立卡)", "poor (subsistence allowance, state support or the register of the poor)",
    any_of(person.receives_dibao, person.is_state_supported, person.is_registered_poor),
)
# Who counts for a household: the dead and those who moved their hukou away do not, whatever certificate they still hold.
counts_as_holder = all_of(person.is_living, person.has_local_hukou, person.holds_valid_certificate)
age = named("age", "年龄", "age", whole_years(person.date_of_birth, month_end))
adult = named("adult", "成年人", "adult", age >= m01.adult_age)

alive = Condition("alive", "健在", person.is_living, "is alive")
local_hukou = Condition(
    "hukou", "户籍在本盟", person.has_local_hukou, "has the hukou in this league",
    remedy="户籍已迁出的,请在迁入地申请。", remedy_en="Who has moved the hukou away applies where it now is.",
)
not_state_supported = Condition(
    "not_state_supported", "未纳入特困人员救助供养", ~person.is_state_supported,
    "is not supported by the state as a person in extreme hardship",
)
holds_certificate = Condition(
    "certificate", "持有有效残疾人证", person.holds_valid_certificate, "holds a valid disability certificate",
    remedy="向户籍地旗残联申请办理或换发残疾人证(免费)。",
    remedy_en="Apply for a certificate or its renewal at the federation of the banner of your hukou; it is free.",
)
is_severe = Condition(
    "severe", "残疾等级为一级或二级", severe, "disability of grade 1 or 2",
    remedy="如认为等级与实际不符,可向旗残联申请重新评定。",
    remedy_en="If the grade does not fit, ask the federation of your banner for a re-assessment.",
)
is_poor = Condition(
    "poor", "享受低保、特困供养或建档立卡", poor, "receives the subsistence allowance or state support, or is registered poor",
    remedy="先申请低保或特困供养;批准后即属贫困残疾人。",
    remedy_en="Apply for the subsistence allowance or for state support first.",
)
