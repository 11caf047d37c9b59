"""Every write of this application: a month's determinations, and decisions with everything they rest on."""

from qiaoliang.entitlements.actions.decisions import decide_person
from qiaoliang.entitlements.actions.determinations import store_determinations
from qiaoliang.entitlements.actions.months import MonthDetermined, determine_month

__all__ = ["MonthDetermined", "decide_person", "determine_month", "store_determinations"]
