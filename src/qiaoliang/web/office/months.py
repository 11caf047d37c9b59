"""Which month a page is about."""

from django.http import HttpRequest

from qiaoliang.entitlements.queries import months_determined
from qiaoliang.organisations.scope import Scope
from qiaoliang.primitives.months import InvalidMonth, Month
from qiaoliang.web.public.entitled import default_month


def month_asked(request: HttpRequest, scope: Scope) -> Month:
    """Return the month in the address ("?month=2018-05"); else the latest determined in the scope, else the default."""
    try:
        return Month.parse(request.GET.get("month", ""))
    except InvalidMonth:
        determined = months_determined(scope)
        return determined[0] if determined else default_month()
