"""Measure 6 · Concentrated employment (六、着力推进残疾人集中就业、公益性岗位和辅助性就业)."""

from policy.alxa_2017_108.facts import employer, person, place
from policy.alxa_2017_108.measures.m06_concentrated_employment.posts import (
    full_time_worker_post,
    post_until_retirement,
    public_post_quota,
    reading_room_places,
)
from policy.alxa_2017_108.shared.employers import counted_staff, disabled_staff, required_staff
from policy.alxa_2017_108.shared.money import as_purposed, set_up
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
from qiaoliang.rules import (
    Award,
    Condition,
    Figures,
    FundingFloor,
    Priority,
    all_of,
    any_of,
    literal,
    named,
)

figures = Figures("m06")
m05 = Figures("m05")

MONTHS_OF_A_YEAR = literal(12, "month/year")

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

has_staff = Condition("has_staff", "有在职职工", employer.staff_count > 0, "has staff")
least_share = Condition(
    "least_share", "残疾职工占在职职工的比例达到规定", disabled_share >= figures.concentrated_least_share,
    "the share of disabled staff reaches the least share",
    remedy="增加残疾职工,达到规定比例后申请。", remedy_en="Employ more disabled persons until the share is reached.",
)
least_staff = Condition(
    "least_staff", "残疾职工人数达到规定", disabled_staff >= figures.concentrated_least_staff,
    "the number of disabled staff reaches the least number",
    remedy="增加残疾职工,达到规定人数后申请。", remedy_en="Employ more disabled persons until the number is reached.",
)

concentrated_employer = Award(
    id="m06.concentrated_employer",
    label="集中安排残疾人就业单位资格",
    label_en="recognition as a unit of concentrated employment",
    clause="m06.c1",
    subject=employer,
    every="year",
    conditions=(has_staff, least_share, least_staff),
    bureau="人社局",
    next_step="向人社局、残联申请资格认定,每年复核;认定后到税务机关办理税费优惠。",
    next_step_en="Apply for recognition, which is checked again every year; then claim the tax concessions at the tax office.",
)

vat_refund = Award(
    id="m06.vat_refund",
    label="安置残疾人增值税即征即退限额",
    label_en="limit of the VAT refund for employing disabled persons",
    clause="m06.c1",
    subject=employer,
    every="year",
    unit="CNY/year",
    conditions=(has_staff, least_share, least_staff),
    amount=disabled_staff
    * figures.vat_refund_multiple
    * m05.monthly_minimum_wage
    * MONTHS_OF_A_YEAR
    * literal(1, "1/person"),
    bureau="国税局",
    next_step="按月向主管税务机关申请即征即退,不超过此限额和已缴增值税。",
    next_step_en="Claim the refund at the tax office every month, up to this limit and to the VAT paid.",
)

land_use_tax_relief = Award(
    id="m06.land_use_tax_relief",
    label="城镇土地使用税减征或免征",
    label_en="reduction of or exemption from the urban land-use tax",
    clause="m06.c1",
    subject=employer,
    every="year",
    conditions=(has_staff, least_share, least_staff),
    bureau="地税局",
    next_step="向主管税务机关申请;减免幅度由自治区规定。",
    next_step_en="Apply at the tax office; the autonomous region sets how much is let off.",
)

wage_deduction = Award(
    id="m06.wage_deduction",
    label="残疾职工工资企业所得税加计扣除额",
    label_en="extra deduction of the wages of disabled staff in enterprise income tax",
    clause="m06.c1",
    subject=employer,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition("enterprise", "企业", employer.unit_type == "enterprise", "is an enterprise"),
        Condition("pays_wages", "支付残疾职工工资", employer.disabled_wages > 0, "pays wages to disabled staff"),
    ),
    amount=(employer.disabled_wages * figures.wage_extra_deduction).rounded(),
    bureau="国税局",
    next_step="汇算清缴时向主管税务机关申报加计扣除。",
    next_step_en="Declare the deduction at the tax office with the yearly settlement.",
)

startup_fund_as_purposed = FundingFloor(
    id="m06.startup_fund_as_purposed",
    label="建立就业创业专项资金并按用途支出",
    label_en="special fund for employment and start-ups set up and spent as purposed",
    clause="m06.c1",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        set_up(place.employment_fund, "已建立就业创业专项资金", "the special fund has been set up"),
        as_purposed(place.employment_fund_spent_as_purposed, place.employment_fund_spent),
    ),
    bureau="财政局",
    next_step="由财政局建立专项资金,年末核对支出。",
    next_step_en="The finance bureau sets the fund up and checks the spending at the end of the year.",
)

employs_disabled = Condition(
    "employs_disabled", "有残疾职工", disabled_staff > 0, "employs disabled persons",
    remedy="招用残疾人并签订一年以上合同、缴纳社会保险后申请。",
    remedy_en="Take disabled persons on with a contract of a year or more, pay their insurance, then apply.",
)

social_insurance_subsidy = Award(
    id="m06.social_insurance_subsidy",
    label="吸纳残疾人就业社会保险补贴",
    label_en="social-insurance subsidy for employing disabled persons",
    clause="m06.c2",
    subject=employer,
    every="year",
    unit="CNY/year",
    conditions=(employs_disabled,),
    amount=disabled_staff * figures.social_insurance_subsidy * MONTHS_OF_A_YEAR,
    bureau="人社局",
    next_step="持劳动合同、社保缴费凭证和残疾人证,向人社局申请。",
    next_step_en="Apply at the human-resources bureau with the contracts, the receipts of the premiums and the certificates.",
)

induction_training_subsidy = Award(
    id="m06.induction_training_subsidy",
    label="吸纳残疾人就业岗前培训补贴",
    label_en="subsidy for training disabled recruits before their post",
    clause="m06.c2",
    subject=employer,
    every="year",
    unit="CNY",
    conditions=(
        Condition(
            "trained_recruits", "本年新招并培训了残疾职工", employer.trained_recruits > 0,
            "took on and trained disabled staff this year",
        ),
    ),
    amount=employer.trained_recruits * figures.induction_training_subsidy,
    bureau="人社局",
    next_step="持培训记录和劳动合同,向人社局申请。",
    next_step_en="Apply at the human-resources bureau with the record of the training and the contracts.",
)

procurement_preference = Award(
    id="m06.procurement_preference",
    label="政府集中采购优先购买",
    label_en="preference in government procurement",
    clause="m06.c3",
    subject=employer,
    every="year",
    conditions=(
        has_staff,
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

POSTS = (public_post_quota, reading_room_places, full_time_worker_post, post_until_retirement)
