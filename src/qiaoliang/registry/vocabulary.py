"""
The facts that the registry stores, with the kind of their values and the roll in which silence means "no".

The names are those of the pack's facts. Facts that follow from other tables (sex, grade, a valid certificate) are in
`DERIVED_PERSON_FACTS`; the rest are dated records.
"""

from dataclasses import dataclass
from enum import StrEnum


class ValueKind(StrEnum):
    """What the whole number of a record means."""

    YES_NO = "yes_no"
    FEN = "fen"  # a month, or a year where the fact says so
    CODE = "code"  # of a closed list; 0 is none of them


@dataclass(frozen=True)
class RollName:
    """A bureau's list: who keeps it, what it is called, and whether it counts for one month or until replaced."""

    key: str
    bureau: str
    title: str
    is_monthly: bool = False


@dataclass(frozen=True)
class StoredFact:
    """A fact kept as dated records. If its list is complete, no record means false or 0; if not, unknown."""

    subject: str
    name: str
    label: str
    kind: ValueKind
    roll: RollName
    list_is_complete: bool = True

    @property
    def id(self) -> str:
        return f"{self.subject}.{self.name}"


LIVING = RollName("living_subsidy", "民政局", "困难残疾人生活补贴发放名册", is_monthly=True)
CARE = RollName("care_subsidy", "民政局", "重度残疾人护理补贴发放名册", is_monthly=True)
DIBAO = RollName("dibao", "民政局", "最低生活保障发放名册", is_monthly=True)
SUPPORT = RollName("state_support", "民政局", "特困供养、孤儿及其他津贴名册")
PREMIUM = RollName("pension_premium", "人社局", "代缴养老保险费名册", is_monthly=True)
PENSION = RollName("employee_pension", "人社局", "职工养老、工伤保险参保名册")
INSURANCE = RollName("accident_insurance", "残联", "残疾人意外伤害保险承保名册")
POVERTY = RollName("registered_poor", "扶贫办", "建档立卡名册")
SCHOOL = RollName("students", "教体局", "在校学生名册")
SURVEY = RollName("survey", "残联", "基本服务状况和需求信息动态更新")
RELIEF = RollName("other_relief", "民政局", "其他社会救助对象名册")
ASSESSMENT = RollName("assessment_parts", "残联", "多重残疾评定记录")
BUSINESS = RollName("self_employed", "市监局", "个体工商户登记名册")
RESULTS = RollName("outstanding_results", "文广局", "重大文艺演出和体育赛事获奖名册")
MEDICAL = RollName("medical_costs", "人社局", "医保结算自付费用清单")
HOUSING = RollName("housing_check", "住建局", "住房困难和危房核查")
DRUGS = RollName("chronic_drugs", "人社局", "慢性病用药和康复项目结算清单")
MEDICAL_INSURANCE = RollName("medical_insurance", "人社局", "基本医疗保险参保名册")
POSTS = RollName("public_welfare_posts", "人社局", "公益性岗位名册")
WORKERS = RollName("disability_workers", "残联", "残疾人专职委员名册及考核结果")
LOANS = RollName("startup_loans", "人社局", "创业担保贷款申请和结息清单")
RELIEF_LOANS = RollName("relief_loans", "扶贫办", "扶贫贷款结息清单")
HARDSHIP = RollName("sudden_hardship", "民政局", "临时救助困难核实名册")
CHECK = RollName("income_check", "民政局", "家庭经济状况核对")

_YES_NO, _FEN, _CODE = ValueKind.YES_NO, ValueKind.FEN, ValueKind.CODE

STORED_FACTS = (
    StoredFact("person", "needs_long_term_care", "需要长期照护", _YES_NO, SURVEY),
    StoredFact("person", "receives_injury_care_allowance", "领取工伤保险生活护理费", _YES_NO, PENSION),
    StoredFact("person", "is_state_supported", "纳入特困人员供养", _YES_NO, SUPPORT),
    StoredFact("person", "is_orphan", "孤儿（事实无人抚养儿童）", _YES_NO, SUPPORT),
    StoredFact("person", "is_kept_by_family", "靠家庭供养", _YES_NO, SURVEY),
    StoredFact("person", "is_registered_poor", "建档立卡贫困人口", _YES_NO, POVERTY),
    StoredFact("person", "is_student", "在校学生", _YES_NO, SCHOOL),
    StoredFact("person", "is_in_employee_pension", "参加职工养老保险", _YES_NO, PENSION),
    StoredFact("person", "receives_dibao", "享受最低生活保障", _YES_NO, DIBAO),
    StoredFact("person", "receives_dibao_alone", "单独立户享受最低生活保障", _YES_NO, DIBAO),
    StoredFact("person", "living_subsidy_paid", "已发困难残疾人生活补贴", _FEN, LIVING),
    StoredFact("person", "care_subsidy_paid", "已发重度残疾人护理补贴", _FEN, CARE),
    StoredFact("person", "other_living_allowance", "其他生活类津贴", _FEN, SUPPORT),
    StoredFact("person", "other_care_allowance", "其他护理类津贴", _FEN, SUPPORT),
    StoredFact("person", "pension_premium_is_paid", "已代缴养老保险费", _YES_NO, PREMIUM),
    StoredFact("person", "is_accident_insured", "已参加意外伤害保险", _YES_NO, INSURANCE),
    StoredFact("person", "has_mental_disability", "残疾包含精神残疾", _YES_NO, ASSESSMENT),
    StoredFact("person", "needs_rehabilitation", "有康复需求", _YES_NO, SURVEY),
    StoredFact("person", "needs_assistive_device", "有辅助器具需求", _YES_NO, SURVEY),
    StoredFact("person", "needs_home_retrofit", "家中需要无障碍改造", _YES_NO, SURVEY),
    StoredFact("person", "needs_care_service", "有托养服务需求", _YES_NO, SURVEY),
    StoredFact("person", "needs_sheltered_work", "希望从事辅助性劳动", _YES_NO, SURVEY),
    StoredFact("person", "is_registered_self_employed", "登记为个体工商户", _YES_NO, BUSINESS),
    StoredFact("person", "has_fixed_income", "有固定生活来源", _YES_NO, CHECK, list_is_complete=False),
    StoredFact("person", "receives_other_relief", "正在接受其他社会救助", _YES_NO, RELIEF),
    StoredFact("person", "attends_inclusive_preschool", "接受普惠性学前教育", _YES_NO, SCHOOL),
    StoredFact("person", "is_college_freshman", "本学年考入大学的新生", _YES_NO, SCHOOL),
    StoredFact("person", "has_outstanding_result", "重大演出或赛事成绩优异", _YES_NO, RESULTS),
    StoredFact("person", "medical_costs", "本年自付的合规医疗费用", _FEN, MEDICAL),
    StoredFact("person", "is_medically_insured", "参加基本医疗保险", _YES_NO, MEDICAL_INSURANCE),
    StoredFact("person", "chronic_drug_costs", "本年合规的慢性病用药费用", _FEN, DRUGS),
    StoredFact("person", "rehabilitation_item", "医生开具的康复项目", _CODE, DRUGS),
    StoredFact("person", "is_full_time_disability_worker", "残疾人专职委员", _YES_NO, WORKERS),
    StoredFact("person", "passed_appraisal", "专职委员考核合格", _YES_NO, WORKERS),
    StoredFact("person", "holds_public_welfare_post", "在公益性岗位上", _YES_NO, POSTS),
    StoredFact("person", "is_cadre", "按干部年龄退休", _YES_NO, POSTS),
    StoredFact("person", "startup_loan", "申请的创业担保贷款", _FEN, LOANS),
    StoredFact("person", "startup_loan_interest", "本年创业贷款利息", _FEN, LOANS),
    StoredFact("household", "is_urban", "城镇家庭", _YES_NO, CHECK, list_is_complete=False),
    StoredFact("household", "monthly_income", "家庭月收入", _FEN, CHECK, list_is_complete=False),
    StoredFact("household", "meets_property_rules", "符合财产规定", _YES_NO, CHECK, list_is_complete=False),
    StoredFact("household", "receives_dibao", "家庭享受最低生活保障", _YES_NO, DIBAO),
    StoredFact("household", "dibao_paid", "已发最低生活保障金", _FEN, DIBAO),
    StoredFact("household", "housing_is_unsafe", "住房为危房", _YES_NO, HOUSING, list_is_complete=False),
    StoredFact("household", "lacks_housing", "住房困难", _YES_NO, HOUSING, list_is_complete=False),
    StoredFact("household", "can_fund_own_share", "有能力自筹建房资金", _YES_NO, HOUSING, list_is_complete=False),
    StoredFact("household", "has_sudden_hardship", "遭遇突发困难", _YES_NO, HARDSHIP),
    StoredFact("household", "livestock_loan_interest", "本年养殖贷款利息", _FEN, RELIEF_LOANS),
    StoredFact("household", "crop_loan_interest", "本年种植贷款利息", _FEN, RELIEF_LOANS),
    StoredFact("household", "greenhouse_loan_interest", "本年设施农业贷款利息", _FEN, RELIEF_LOANS),
)
PERSON_FACTS = tuple(fact for fact in STORED_FACTS if fact.subject == "person")
HOUSEHOLD_FACTS = tuple(fact for fact in STORED_FACTS if fact.subject == "household")
DERIVED_PERSON_FACTS = (
    "date_of_birth",
    "sex",
    "is_living",
    "has_local_hukou",
    "holds_valid_certificate",
    "disability_category",
    "disability_grade",
)

HEAD_COUNTS = (
    "staff_count",
    "severe_disabled_staff",
    "moderate_intellectual_mental_staff",
    "other_disabled_staff",
    "severe_disabled_veteran_staff",
    "other_disabled_veteran_staff",
)


class UnknownFact(KeyError):
    """The registry stores no fact of that name."""

    def __init__(self, name: str) -> None:
        known = ", ".join(fact.id for fact in STORED_FACTS)
        super().__init__(f"{name} is not a fact that is recorded; write one of: {known}")


def stored_fact(fact_id: str) -> StoredFact:
    """
    Return the stored fact named like "person.is_student".

    :raises UnknownFact: if there is none
    """
    for fact in STORED_FACTS:
        if fact.id == fact_id:
            return fact
    raise UnknownFact(fact_id)
