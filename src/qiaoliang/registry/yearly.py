"""
Numbers that are known of an employer or of a reporting place for a year, beside those with a column of their own.

The names are those of the pack's facts. Money is in fen; nothing recorded is unknown, never nought.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class YearlyFact:
    """A whole number of one subject (`employer` or `place`) for a year, with its name in Chinese."""

    subject: str
    name: str
    label: str


YEARLY_FACTS = (
    YearlyFact("employer", "public_welfare_posts", "政府开发的公益性岗位"),
    YearlyFact("employer", "public_welfare_posts_held", "其中残疾人在岗的公益性岗位"),
    YearlyFact("employer", "reading_room_posts_held", "其中由残疾人农家书屋管理员担任的岗位"),
    YearlyFact("employer", "trained_recruits", "本年新招并参加岗前培训的残疾职工"),
    YearlyFact("employer", "disabled_wages", "本年支付给残疾职工的工资"),
    YearlyFact("employer", "disabled_preschool_children", "在园残疾儿童"),
    YearlyFact("employer", "levy_overdue", "欠缴的保障金"),
    YearlyFact("employer", "levy_overdue_days", "欠缴天数"),
    YearlyFact("place", "disability_budget", "本年残疾人事业经费预算"),
    YearlyFact("place", "previous_disability_budget", "上年残疾人事业经费预算"),
    YearlyFact("place", "disability_funds_needed", "本级应承担的残疾人事业经费"),
    YearlyFact("place", "levy_assessed", "核定的保障金"),
    YearlyFact("place", "levy_collected", "征收的保障金"),
    YearlyFact("place", "levy_in_fund", "进入资金账的保障金"),
    YearlyFact("place", "levy_available", "可用的保障金(含上年结余)"),
    YearlyFact("place", "levy_spent", "支出的保障金"),
    YearlyFact("place", "levy_spent_as_purposed", "其中按规定用途支出的保障金"),
    YearlyFact("place", "levy_spent_on_education", "其中用于职业教育、新生和学前奖励的保障金"),
    YearlyFact("place", "levy_spent_on_awards", "其中支付的超比例奖励"),
    YearlyFact("place", "over_quota_awards_due", "应付的超比例奖励"),
    YearlyFact("place", "welfare_lottery_funds", "本级福利彩票公益金"),
    YearlyFact("place", "welfare_lottery_for_disability", "其中用于残疾人的福利彩票公益金"),
    YearlyFact("place", "previous_welfare_lottery_for_disability", "上年用于残疾人的福利彩票公益金"),
    YearlyFact("place", "sports_lottery_funds", "本级体育彩票公益金"),
    YearlyFact("place", "sports_lottery_for_disability", "其中用于残疾人体育的体育彩票公益金"),
    YearlyFact("place", "previous_sports_lottery_for_disability", "上年用于残疾人体育的体育彩票公益金"),
    YearlyFact("place", "donations_brought_forward", "上年结转的捐赠"),
    YearlyFact("place", "donations_received", "本年收到的捐赠"),
    YearlyFact("place", "donations_receipted", "其中开具公开收据的捐赠"),
    YearlyFact("place", "donations_spent", "本年支出的捐赠"),
    YearlyFact("place", "donations_spent_as_purposed", "其中按捐赠意愿支出的捐赠"),
    YearlyFact("place", "donations_left", "年末结余的捐赠"),
    YearlyFact("place", "service_purchase_budget", "本年购买助残服务预算"),
    YearlyFact("place", "previous_service_purchase_budget", "上年购买助残服务预算"),
    YearlyFact("place", "service_purchase_contracted", "本年签订的购买助残服务合同金额"),
    YearlyFact("place", "service_purchase_paid", "本年支付的购买助残服务金额"),
    YearlyFact("place", "care_purchase_budget", "其中购买托养服务预算"),
    YearlyFact("place", "care_purchase_paid", "其中支付的购买托养服务金额"),
    YearlyFact("place", "facility_funds", "残疾人服务设施项目到位资金"),
    YearlyFact("place", "facility_spent", "设施项目支出"),
    YearlyFact("place", "facility_spent_as_purposed", "其中按批准用途支出的设施资金"),
    YearlyFact("place", "employment_fund", "就业创业专项资金"),
    YearlyFact("place", "employment_fund_spent", "就业创业专项资金支出"),
    YearlyFact("place", "employment_fund_spent_as_purposed", "其中按规定用途支出的专项资金"),
    YearlyFact("place", "guarantee_fund", "自主创业贷款担保金"),
    YearlyFact("place", "guarantees_outstanding", "担保余额"),
    YearlyFact("place", "relief_interest_budget", "扶贫贷款贴息预算"),
    YearlyFact("place", "relief_interest_paid", "支付的扶贫贷款贴息"),
)
EMPLOYER_NUMBERS = tuple(fact.name for fact in YEARLY_FACTS if fact.subject == "employer")
PLACE_NUMBERS = tuple(fact.name for fact in YEARLY_FACTS if fact.subject == "place")
