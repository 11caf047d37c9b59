"""Definitions about employers that measures 5 and 6 use: disabled staff by heads, as counted, as a share, and as required."""

from policy.alxa_2017_108.facts import employer
from qiaoliang.rules import Figures, named

m05 = Figures("m05")

required_staff = named(
    "required_staff", "应安排残疾职工人数", "disabled staff required", employer.staff_count * m05.quota_share
)
counted_staff = named(
    "counted_staff", "已安排残疾职工人数(折算)", "disabled staff as counted",
    (employer.severe_disabled_staff + employer.severe_disabled_veteran_staff) * m05.severe_weight
    + employer.moderate_intellectual_mental_staff * m05.intellectual_mental_weight
    + employer.other_disabled_staff
    + employer.other_disabled_veteran_staff,
)
disabled_staff = named(
    "disabled_staff", "残疾职工人数(不折算)", "disabled staff by heads",
    employer.severe_disabled_staff
    + employer.severe_disabled_veteran_staff
    + employer.moderate_intellectual_mental_staff
    + employer.other_disabled_staff
    + employer.other_disabled_veteran_staff,
)

counted_share = named(
    "counted_share", "已安排比例(折算)", "share as counted", counted_staff / employer.staff_count
)
