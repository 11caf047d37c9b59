"""Measure 6 · Concentrated employment (六、着力推进残疾人集中就业、公益性岗位和辅助性就业)."""

from policy.alxa_2017_108.facts import employer, person
from policy.alxa_2017_108.shared.employers import counted_staff, disabled_staff, required_staff
from policy.alxa_2017_108.shared.people import (
    INTELLECTUAL,
    age,
    alive,
    holds_certificate,
    local_hukou,
    mental,
    severe_physical,
)
from policy.alxa_2017_108.shared.queues import first
from qiaoliang.rules import Award, Condition, Figures, Priority, all_of, any_of, named

figures = Figures("m06")

disabled_share = named(
    "disabled_share", "残疾职工占在职职工的比例", "disabled staff as a share of all staff", disabled_staff / employer.staff_count
)
concentrated = named(
    "concentrated", "集中安排残疾人就业", "employs disabled persons in concentration",
    all_of(disabled_share >= figures.concentrated_least_share, disabled_staff >= figures.concentrated_least_staff),
)
above_quota = named(
    "above_quota", "超比例安排残疾人就业", "employs more disabled persons than required", counted_staff > required_staff
)

concentrated_employer = Award(
    id="m06.concentrated_employer",
    label="集中安排残疾人就业单位资格",
    label_en="recognition as a unit of concentrated employment",
    clause="m06.c1",
    subject=employer,
    every="year",
    conditions=(
        Condition("has_staff", "有在职职工", employer.staff_count > 0, "has staff"),
        Condition(
            "least_share", "残疾职工占在职职工的比例达到规定", disabled_share >= figures.concentrated_least_share,
            "the share of disabled staff reaches the least share",
            remedy="增加残疾职工,达到规定比例后申请。", remedy_en="Employ more disabled persons until the share is reached.",
        ),
        Condition(
            "least_staff", "残疾职工人数达到规定", disabled_staff >= figures.concentrated_least_staff,
            "the number of disabled staff reaches the least number",
            remedy="增加残疾职工,达到规定人数后申请。", remedy_en="Employ more disabled persons until the number is reached.",
        ),
    ),
    bureau="人社局",
    next_step="向人社局、残联申请资格认定,每年复核;认定后到税务机关办理税费优惠。",
    next_step_en="Apply for recognition, which is checked again every year; then claim the tax concessions at the tax office.",
)

procurement_preference = Award(
    id="m06.procurement_preference",
    label="政府集中采购优先购买",
    label_en="preference in government procurement",
    clause="m06.c3",
    subject=employer,
    every="year",
    conditions=(
        Condition("has_staff", "有在职职工", employer.staff_count > 0, "has staff"),
        Condition(
            "concentrated_or_above_quota", "集中安排或超比例安排残疾人就业", any_of(concentrated, above_quota),
            "employs disabled persons in concentration or above the quota",
            remedy="多安排残疾职工,超过应安排人数。", remedy_en="Employ more disabled persons than required.",
        ),
    ),
    bureau="财政局",
    next_step="投标时出示年审认定结果,由采购人优先购买。",
    next_step_en="Show the result of the yearly certification when bidding; the buyer buys from you first.",
)

sheltered_workshop_priority = Priority(
    id="m06.sheltered_workshop_priority",
    label="庇护性就业机构优先安置",
    label_en="places in sheltered workshops",
    clause="m06.c8",
    subject=person,
    every="year",
    unit="1",
    conditions=(
        alive,
        local_hukou,
        holds_certificate,
        Condition(
            "working_age", "达到就业年龄、未满法定退休年龄",
            (age >= figures.least_working_age) & (age < figures.retirement_age_men),
            "is of working age and below the statutory retirement age",
        ),
        Condition(
            "wants_work", "希望从事辅助性劳动", person.needs_sheltered_work, "wants to work in a sheltered workshop",
            remedy="向户籍地旗残联登记就业意愿。", remedy_en="Tell the federation of your banner that you want such work.",
        ),
    ),
    amount=first("mental_comes_first", "精神残疾优先", "mental disability comes first", mental)
    + first(
        "intellectual_comes_first", "智力残疾优先", "intellectual disability comes first",
        person.disability_category == INTELLECTUAL,
    )
    + first("severe_physical_comes_first", "重度肢体残疾优先", "severe physical disability comes first", severe_physical),
    bureau="残联",
    next_step="由旗残联按排序联系庇护性就业机构安置。",
    next_step_en="The federation of the banner places people in the workshops in this order.",
)
