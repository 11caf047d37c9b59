"""Measure 16 · Service facilities (十六、加强残疾人基础服务设施建设)."""

from policy.alxa_2017_108.facts import place
from policy.alxa_2017_108.shared.money import as_purposed, set_up, within
from qiaoliang.rules import FundingFloor

facility_funds_as_purposed = FundingFloor(
    id="m16.facility_funds_as_purposed",
    label="残疾人服务设施资金到位、专款专用",
    label_en="facility funds received and spent as approved",
    clause="m16.c1",
    subject=place,
    every="year",
    unit="CNY/year",
    conditions=(
        set_up(place.facility_funds, "设施项目资金已到位", "money for facilities has been received"),
        within(place.facility_spent, place.facility_funds, "支出不超过到位资金", "what was spent is within what was received"),
        as_purposed(place.facility_spent_as_purposed, place.facility_spent),
    ),
    amount=place.facility_spent,
    bureau="发改委",
    next_step="由发改委、财政局按项目核对资金来源和支出。",
    next_step_en="The development and finance bureaux check, project by project, where the money comes from and how it is spent.",
)
