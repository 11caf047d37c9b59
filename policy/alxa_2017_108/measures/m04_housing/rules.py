"""Measure 4 · Housing (四、优先保障城乡残疾人基本住房)."""

from policy.alxa_2017_108.facts import household, members, person
from policy.alxa_2017_108.shared.households import (
    disabled_member,
    has_holder,
    household_is_poor,
    poor_household,
    rural,
    urban,
)
from policy.alxa_2017_108.shared.people import PHYSICAL, counts_as_holder
from policy.alxa_2017_108.shared.queues import first
from qiaoliang.rules import Condition, Entitlement, Figures, Priority, all_of, any_of

figures = Figures("m04")

waits_for_housing = (
    urban,
    Condition(
        "low_income", "低保户,或家庭月收入低于当地低收入线",
        any_of(household.receives_dibao, household.monthly_income < figures.low_income_line),
        "receives the subsistence allowance, or the household's income is below the local line of low income",
    ),
    Condition(
        "lacks_housing", "住房困难", household.lacks_housing, "is in housing difficulty",
        remedy="请街道上门核实住房情况。", remedy_en="Ask the street office to check the housing at home.",
    ),
)

urban_housing_priority = Priority(
    id="m04.urban_housing_priority",
    label="城镇住房保障轮候(残疾人家庭优先)",
    label_en="urban housing guarantee, disabled families first",
    clause="m04.c1",
    subject=household,
    every="year",
    unit="1",
    conditions=waits_for_housing,
    amount=first("disabled_family_comes_first", "残疾人家庭优先", "a disabled family comes first", has_holder),
    bureau="住建局",
    next_step="向街道申请城镇住房保障,按排序轮候。",
    next_step_en="Apply for the housing guarantee at the street office; flats are allotted in this order.",
)

floor_choice_priority = Priority(
    id="m04.floor_choice_priority",
    label="保障性住房选择楼层(肢体残疾人优先)",
    label_en="choice of the floor, persons with a physical disability first",
    clause="m04.c1",
    subject=household,
    every="year",
    unit="1",
    conditions=(*waits_for_housing, disabled_member),
    amount=first(
        "physical_disability_chooses_first", "肢体残疾人优先选择楼层", "a physical disability chooses the floor first",
        members.any(all_of(counts_as_holder, person.disability_category == PHYSICAL)),
    ),
    bureau="住建局",
    next_step="选房时出示残疾人证,优先选择楼层。",
    next_step_en="Show the certificate when the flats are chosen.",
)

unsafe = Condition(
    "unsafe", "住房经鉴定为危房", household.housing_is_unsafe, "the home is certified as unsafe",
    remedy="向苏木镇申请危房鉴定。", remedy_en="Ask the sumu or town to have the home certified.",
)

dilapidated_house_priority = Priority(
    id="m04.dilapidated_house_priority",
    label="农牧区危房改造(贫困残疾人家庭优先)",
    label_en="rebuilding of unsafe rural homes, poor disabled families first",
    clause="m04.c3",
    subject=household,
    every="year",
    unit="1",
    conditions=(rural, unsafe),
    amount=first(
        "poor_disabled_family_comes_first", "同等条件下贫困残疾人家庭优先", "other things being equal a poor disabled family comes first",
        all_of(poor_household, has_holder),
    ),
    bureau="住建局",
    next_step="向苏木镇申请危房改造;同等条件的按排序安排。",
    next_step_en="Apply at the sumu or town; homes in the same condition are taken in this order.",
)

turnkey_house = Entitlement(
    id="m04.turnkey_house",
    label="“交钥匙”工程(政府全额出资建房)",
    label_en="turnkey house, paid for wholly by government",
    clause="m04.c3",
    subject=household,
    every="year",
    conditions=(
        rural,
        unsafe,
        disabled_member,
        household_is_poor,
        Condition(
            "cannot_fund", "无力自筹建房资金", ~household.can_fund_own_share, "cannot raise its own part of the building cost",
        ),
    ),
    bureau="住建局",
    next_step="向苏木镇申请“交钥匙”工程,全部由政府出资建设。",
    next_step_en="Apply at the sumu or town for a turnkey house; government pays the whole.",
)
