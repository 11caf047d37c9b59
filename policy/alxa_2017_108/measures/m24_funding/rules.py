"""Measure 24 · Funding (二十四、完善工作保障机制)."""

from policy.alxa_2017_108.facts import place
from policy.alxa_2017_108.shared.money import as_purposed, not_below_last_year, set_up
from qiaoliang.rules import Condition, Expression, Figures, FundingFloor, all_of, any_of, named

figures = Figures("m24")

in_step_with_economy = named(
    "in_step_with_economy", "按经济增长率增长后的经费", "last year's budget grown with the economy",
    place.previous_disability_budget + place.previous_disability_budget * figures.reference_growth_economy,
)
in_step_with_revenue = named(
    "in_step_with_revenue", "按政府财力增长率增长后的经费", "last year's budget grown with revenue",
    place.previous_disability_budget + place.previous_disability_budget * figures.reference_growth_revenue,
)
keeps_with_economy = place.disability_budget >= in_step_with_economy
keeps_with_revenue = place.disability_budget >= in_step_with_revenue

budget_grows = FundingFloor(
    id="m24.budget_grows",
    label="残疾人事业经费列入预算,与经济和财力同步增长",
    label_en="budget for the cause that grows in step with the economy and revenue",
    clause="m24.c1",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        set_up(place.disability_budget, "残疾人事业经费列入本级预算", "the cause has a line in the budget"),
        Condition(
            "in_step", "增长不低于参照增长(经济、财力)",
            all_of(
                any_of(keeps_with_economy, keeps_with_revenue),
                any_of(figures.growth_must_meet_both == 0, all_of(keeps_with_economy, keeps_with_revenue)),
            ),
            "its growth is not below the reference growth (economy, revenue)",
            remedy="补列经费,达到参照增长。", remedy_en="Add to the budget until it has grown as the reference has.",
        ),
    ),
    bureau="财政局",
    next_step="由财政局在编制下一年预算时按参照增长安排。",
    next_step_en="The finance bureau budgets the next year by the reference growth.",
)

unspent_share = named(
    "levy_unspent", "保障金未用比例", "share of the levy left unspent",
    (place.levy_available - place.levy_spent) / place.levy_available,
)

levy_used_to_the_full = FundingFloor(
    id="m24.levy_used_to_the_full",
    label="保障金按用途支出、用足",
    label_en="employment levy spent as purposed and to the full",
    clause="m24.c2",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        as_purposed(place.levy_spent_as_purposed, place.levy_spent),
        Condition(
            "used", "未用比例不高于规定(支出全部可用保障金的总是符合)",
            any_of(
                place.levy_spent >= place.levy_available,
                unspent_share <= figures.levy_unspent_share,
            ),
            "the share left unspent is not above what is allowed (spending all that is there always is enough)",
        ),
    ),
    bureau="财政局",
    next_step="由财政局、残联按用途公开保障金收支。",
    next_step_en="The finance bureau and the federation publish what came in and what it was spent on.",
)


def lottery_share(
    id: str, label: str, label_en: str, *, funds: Expression, spent: Expression, before: Expression, share: Expression
) -> FundingFloor:
    """Return the rule of one lottery: what it gives to disabled persons does not fall and reaches its share (m24.c3)."""
    return FundingFloor(
        id=id,
        label=label,
        label_en=label_en,
        clause="m24.c3",
        subject=place,
        every="year",
        unit="CNY/year",
        conditions=(
            not_below_last_year(spent, before),
            Condition(
                "share", "不少于公益金的规定比例", spent >= funds * share, "is not less than its share of the lottery's funds",
            ),
        ),
        amount=(funds * share).rounded(),
        bureau="财政局",
        next_step="由民政局、教体局、财政局在公益金分配时安排。",
        next_step_en="The bureaux that share out the lottery's funds provide it.",
    )


welfare_lottery_share = lottery_share(
    "m24.welfare_lottery_share", "福利彩票公益金用于残疾人的份额", "welfare-lottery funds for disabled persons",
    funds=place.welfare_lottery_funds, spent=place.welfare_lottery_for_disability,
    before=place.previous_welfare_lottery_for_disability, share=figures.welfare_lottery_share,
)
sports_lottery_share = lottery_share(
    "m24.sports_lottery_share", "体育彩票公益金用于残疾人体育的份额", "sports-lottery funds for the sport of disabled persons",
    funds=place.sports_lottery_funds, spent=place.sports_lottery_for_disability,
    before=place.previous_sports_lottery_for_disability, share=figures.sport_lottery_share,
)

donations_accounted = FundingFloor(
    id="m24.donations_accounted",
    label="捐赠收支相符",
    label_en="donations accounted for to the fen",
    clause="m24.c4",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition(
            "balanced", "支出加结余等于结转加收入",
            place.donations_spent + place.donations_left == place.donations_brought_forward + place.donations_received,
            "what was spent and what is left make up what was brought forward and received",
            remedy="查清差额并更正捐赠账。", remedy_en="Find the difference and correct the ledger.",
        ),
    ),
    amount=place.donations_received,
    bureau="残联",
    next_step="由残联年末公布捐赠收支。",
    next_step_en="The federation publishes the account at the end of the year.",
)

funds_by_responsibility = FundingFloor(
    id="m24.funds_by_responsibility",
    label="按支出责任安排所需经费",
    label_en="funds that each level provides within its responsibility",
    clause="m24.c5",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition(
            "provided", "预算不少于本级应承担的经费", place.disability_budget >= place.disability_funds_needed,
            "the budget is not less than what this level is responsible for",
            remedy="补列差额。", remedy_en="Add the difference to the budget.",
        ),
    ),
    amount=place.disability_funds_needed,
    bureau="财政局",
    next_step="由财政局按事权和支出责任安排。",
    next_step_en="The finance bureau provides by the duties of its level.",
)
