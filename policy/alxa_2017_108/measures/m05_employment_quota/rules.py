"""Measure 5 · Employment quota (五、依法推进按比例安排残疾人就业)."""

from policy.alxa_2017_108.facts import employer, place
from policy.alxa_2017_108.shared.employers import counted_share, counted_staff, disabled_staff, required_staff
from qiaoliang.rules import (
    Award,
    Case,
    Condition,
    Figures,
    FundingFloor,
    Levy,
    all_of,
    greatest,
    least,
    literal,
    month_end,
    named,
    whole_years,
)

figures = Figures("m05")

shortfall = named("shortfall", "差额人数", "shortfall", required_staff - counted_staff)
extra_staff = named(
    "extra_staff", "超额人数(足一人计)", "whole persons above the quota", (counted_staff - required_staff).rounded_down()
)
average_wage = named(
    "average_wage", "上年在职职工年平均工资", "average wage of the year before", employer.annual_wages / employer.staff_count
)
wage_cap = named(
    "wage_cap", "计征工资上限", "cap on the wage", figures.social_average_wage * figures.wage_cap_multiple
)
capped_wage = named(
    "capped_wage", "计征工资(不超过上限)", "wage as counted, up to the cap", least(average_wage, wage_cap / literal(1, "person"))
)
tier_staff = named(
    "tier_staff", "分档用的残疾职工人数", "disabled staff as the tiers count them",
    Case(((figures.tier_uses_weighted_count == 1, counted_staff),), disabled_staff),
)
tier_rate = named(
    "tier_rate", "分档征收比例", "rate of the tier",
    Case(((tier_staff / employer.staff_count >= figures.tier_upper_share, figures.tier_reduced_rate),), figures.tier_full_rate),
)
exempt = named(
    "exempt", "小微单位免征", "exempt as a small unit",
    all_of(
        employer.staff_count <= figures.exempt_staff_limit,
        (employer.unit_type == "enterprise") | (figures.exempt_enterprises_only == 0),
        ~figures.exempt_years_since_founding.applies()
        | (whole_years(employer.founded_on, month_end) < figures.exempt_years_since_founding),
    ),
)

# Both claims say the same; together they put all that the public list shows of a unit into the trace: due, counted, share.
reaches_quota = all_of(counted_staff >= required_staff, counted_share >= figures.quota_share)

public_list_row = FundingFloor(
    id="m05.public_list_row",
    label="安排残疾人就业达到规定比例(列入公示)",
    label_en="quota of disabled staff (as the public list shows it)",
    clause="m05.c1",
    subject=employer,
    every="year",
    conditions=(
        Condition("has_staff", "有在职职工", employer.staff_count > 0, "has staff"),
        Condition(
            "reaches_quota", "已安排残疾职工(折算)不少于应安排人数", reaches_quota,
            "disabled staff as counted are not fewer than those required",
            remedy="增加残疾职工,或缴纳残疾人就业保障金。", remedy_en="Employ more disabled persons, or pay the employment levy.",
        ),
    ),
    bureau="人社局",
    next_step="每年申报、年审认定后列入公示名单:应安排人数、已安排人数(折算)、比例和是否达到。",
    next_step_en="Declare every year; after the check the public list shows those required, those counted, the share and whether it is reached.",
)

employment_levy = Levy(
    id="m05.employment_levy",
    label="残疾人就业保障金",
    label_en="employment levy",
    clause="m05.c2",
    subject=employer,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition("has_staff", "有在职职工", employer.staff_count > 0, "has staff"),
        Condition(
            "below_quota", "安排残疾职工未达到规定比例", shortfall > 0, "employs fewer disabled persons than required",
        ),
        Condition("not_exempt", "不属于免征的小微单位", ~exempt, "is not exempt as a small unit"),
    ),
    amount=Case(
        ((figures.wage_cap_multiple.applies(), (greatest(shortfall, 0) * capped_wage * tier_rate).rounded()),),
        (greatest(shortfall, 0) * average_wage * tier_rate).rounded(),
    ),
    bureau="地税局",
    next_step="向主管税务机关申报缴纳;已安排残疾职工的,先到残联就业服务机构年审认定。",
    next_step_en="Declare and pay to the tax office; have disabled staff certified by the federation's employment service first.",
)

over_quota_award = Award(
    id="m05.over_quota_award",
    label="超比例安排残疾人就业奖励",
    label_en="award for employing more disabled persons than required",
    clause="m05.c3",
    subject=employer,
    every="year",
    unit="CNY",
    conditions=(
        Condition(
            "above_quota", "超比例至少一人", extra_staff >= 1, "employs at least one whole person more than required",
        ),
    ),
    amount=extra_staff * figures.award_multiple * figures.monthly_minimum_wage,
    bureau="人社局",
    next_step="向残联就业服务机构提出年审认定并申请奖励。",
    next_step_en="Have the staff certified by the federation's employment service and apply for the award.",
)

levy_into_fund = FundingFloor(
    id="m05.levy_into_fund",
    label="保障金应收尽收、全部进入资金账",
    label_en="employment levy collected in full and entered in the fund",
    clause="m05.c2",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition(
            "collected", "征收额不少于核定额", place.levy_collected >= place.levy_assessed,
            "what was collected is not less than what was assessed",
            remedy="由税务机关催缴,并加收滞纳金。", remedy_en="The tax office demands what is owed, with the late fee.",
        ),
        Condition(
            "in_fund", "征收的保障金全部进入资金账", place.levy_in_fund >= place.levy_collected,
            "all that was collected is entered in the fund",
            remedy="把差额缴入资金账。", remedy_en="Pay the difference into the fund.",
        ),
    ),
    amount=place.levy_assessed,
    bureau="地税局",
    next_step="由地税局与财政局逐年对账。",
    next_step_en="The tax office and the finance bureau check their books every year.",
)

late_fee = Levy(
    id="m05.late_fee",
    label="保障金滞纳金",
    label_en="late fee on the levy",
    clause="m05.c2",
    subject=employer,
    every="year",
    unit="CNY",
    conditions=(
        Condition("overdue", "有欠缴的保障金", employer.levy_overdue > 0, "owes a levy that is overdue"),
        Condition("late", "已过缴纳期限", employer.levy_overdue_days > 0, "is past the day of payment"),
    ),
    amount=(employer.levy_overdue * figures.late_fee_daily * employer.levy_overdue_days).rounded(),
    bureau="地税局",
    next_step="补缴保障金和滞纳金;滞纳金按日计算到缴清之日。",
    next_step_en="Pay the levy and the fee, which grows every day until all is paid.",
)

awards_paid_from_levy = FundingFloor(
    id="m05.awards_paid_from_levy",
    label="超比例奖励从保障金足额支付",
    label_en="awards above the quota paid in full from the levy",
    clause="m05.c3",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition(
            "paid", "支付的奖励不少于应付的奖励", place.levy_spent_on_awards >= place.over_quota_awards_due,
            "the awards paid are not less than those due",
            remedy="从保障金补付差额。", remedy_en="Pay the difference from the levy.",
        ),
    ),
    amount=place.over_quota_awards_due,
    bureau="财政局",
    next_step="由财政局按年审认定结果列支。",
    next_step_en="The finance bureau pays by the result of the yearly certification.",
)
