"""Which month a page is about."""

from django.conf import settings
from django.http import HttpRequest

from qiaoliang.primitives.months import InvalidMonth, Month

DEMONSTRATION_MONTH = "2018-05"


def default_month() -> Month:
    """Return the month that pages show unless another is asked for."""
    return Month.parse(getattr(settings, "QIAOLIANG_MONTH", DEMONSTRATION_MONTH))


def month_asked(request: HttpRequest) -> Month:
    """Return the month in the address ("?month=2018-05"); the default where there is none or it is no month."""
    try:
        return Month.parse(request.GET.get("month", ""))
    except InvalidMonth:
        return default_month()
