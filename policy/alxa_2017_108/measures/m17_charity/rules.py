"""Measure 17 · Charity (十七、大力发展残疾人慈善事业)."""

from policy.alxa_2017_108.facts import place
from policy.alxa_2017_108.shared.money import as_purposed
from qiaoliang.rules import Condition, FundingFloor

donations_receipted = FundingFloor(
    id="m17.donations_receipted",
    label="捐赠全部开具公开收据",
    label_en="public receipt for every donation",
    clause="m17.c1",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        Condition(
            "receipted", "开具收据的捐赠不少于收到的捐赠", place.donations_receipted >= place.donations_received,
            "donations with a receipt are not less than donations received",
            remedy="补开收据并公开。", remedy_en="Write the receipts that lack and publish them.",
        ),
    ),
    amount=place.donations_received,
    bureau="残联",
    next_step="由残联(残疾人福利基金会)逐笔开具收据并公开。",
    next_step_en="The federation, or the welfare foundation, writes and publishes a receipt for each donation.",
)

donations_as_purposed = FundingFloor(
    id="m17.donations_as_purposed",
    label="捐赠按捐赠人意愿支出",
    label_en="donations spent as the givers wished",
    clause="m17.c2",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(as_purposed(place.donations_spent_as_purposed, place.donations_spent),),
    amount=place.donations_spent,
    bureau="残联",
    next_step="由残联向捐赠人反馈捐赠用到了哪里。",
    next_step_en="The federation reports back to each giver what became of the gift.",
)
