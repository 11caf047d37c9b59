"""
Arrears and recoveries: what was due, month by month or year by year, less what was paid.

When the law or a fact changes backwards, the periods are decided again under what is known now. The sum of the
differences is what is still owed or has to come back, exact to the fen. A period that cannot be decided, or of which it
is not known what was paid, is settled by nobody: it is listed and left out of the sums.
"""

from qiaoliang.entitlements.arrears.everybody import EverybodySettled, PlaceSettled, settle_everybody
from qiaoliang.entitlements.arrears.one_subject import settle_subject
from qiaoliang.entitlements.arrears.settlements import (
    Period,
    PeriodSettled,
    Settlement,
    months_between,
    settle,
)
from qiaoliang.entitlements.arrears.starting import Start, StartsBy
from qiaoliang.entitlements.arrears.terms import Terms, terms_of

__all__ = [
    "EverybodySettled",
    "Period",
    "PeriodSettled",
    "PlaceSettled",
    "Settlement",
    "Start",
    "StartsBy",
    "Terms",
    "months_between",
    "settle",
    "settle_everybody",
    "settle_subject",
    "terms_of",
]
