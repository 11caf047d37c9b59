"""Definitions about households that several measures use: one with a certificate holder, a poor one, a rural one."""

from policy.alxa_2017_108.facts import household, members, person
from policy.alxa_2017_108.shared.people import counts_as_holder
from qiaoliang.rules import Condition, all_of, any_of, named

has_holder = named(
    "household_has_holder", "家中有持有效残疾人证的成员(健在且户籍在本盟)",
    "a member of the household, alive and with the hukou here, holds a valid certificate",
    members.any(counts_as_holder),
)
poor_household = named(
    "poor_household", "贫困家庭(低保、特困供养或建档立卡)",
    "poor household (subsistence allowance, state support or the register of the poor)",
    any_of(
        household.receives_dibao,
        members.any(all_of(person.is_living, any_of(person.is_state_supported, person.is_registered_poor))),
    ),
)

disabled_member = Condition(
    "disabled_member", "家中有持有效残疾人证的成员", has_holder, "a member of the household holds a valid certificate",
    remedy="家中残疾人先向旗残联申请残疾人证(免费)。",
    remedy_en="The disabled member applies for a certificate at the federation of the banner first; it is free.",
)
household_is_poor = Condition(
    "poor_household", "家庭享受低保、特困供养或建档立卡", poor_household,
    "the household receives the subsistence allowance or state support, or is registered poor",
    remedy="先申请低保或特困供养。", remedy_en="Apply for the subsistence allowance or for state support first.",
)
urban = Condition("urban", "城镇家庭", household.is_urban, "lives in a town or city")
rural = Condition("rural", "农牧区家庭", ~household.is_urban, "lives in a farming or pastoral area")
