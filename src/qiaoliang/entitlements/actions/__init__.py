"""Every write of this application: a month's determinations, applications, and decisions with everything they rest on."""

from qiaoliang.entitlements.actions.applications import (
    AlreadyApplied,
    ApplicationNotAllowed,
    ImpossibleDay,
    NothingToApplyFor,
    NotOpen,
    may_apply,
    open_to_application,
    receive_application,
    withdraw_application,
)
from qiaoliang.entitlements.actions.decisions import decide_person
from qiaoliang.entitlements.actions.determinations import store_determinations
from qiaoliang.entitlements.actions.months import MonthDetermined, determine_month

__all__ = [
    "AlreadyApplied",
    "ApplicationNotAllowed",
    "ImpossibleDay",
    "MonthDetermined",
    "NotOpen",
    "NothingToApplyFor",
    "decide_person",
    "determine_month",
    "may_apply",
    "open_to_application",
    "receive_application",
    "store_determinations",
    "withdraw_application",
]
