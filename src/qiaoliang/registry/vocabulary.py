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
    FEN = "fen"  # a month


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
CHECK = RollName("income_check", "民政局", "家庭经济状况核对")

_YES_NO, _FEN = ValueKind.YES_NO, ValueKind.FEN

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
    StoredFact("household", "is_urban", "城镇家庭", _YES_NO, CHECK, list_is_complete=False),
    StoredFact("household", "monthly_income", "家庭月收入", _FEN, CHECK, list_is_complete=False),
    StoredFact("household", "meets_property_rules", "符合财产规定", _YES_NO, CHECK, list_is_complete=False),
    StoredFact("household", "receives_dibao", "家庭享受最低生活保障", _YES_NO, DIBAO),
    StoredFact("household", "dibao_paid", "已发最低生活保障金", _FEN, DIBAO),
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
