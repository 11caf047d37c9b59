"""
The pages of the plan of one signed-in account over many plans, timed inside the process.

Run by `plans.py` in its own process, with QIAOLIANG_DATA_DIR naming the site.
"""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import sys
from itertools import cycle, islice

from django.test import Client

from benchmarks.measuring import hand_back
from benchmarks.pages_timed import COUNTED, REQUESTS, WARM, timed_page
from qiaoliang.organisations.models import Staff
from qiaoliang.plan.models import Plan

BUREAU = "civil_affairs_bureau"  # that of the narrowest account


def timed(username: str) -> dict[str, dict[str, float | str]]:
    """Return for every page the p50 and p95 in seconds and the queries of a request."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Staff.objects.get(username=username), backend="django.contrib.auth.backends.ModelBackend")
    plans = list(Plan.objects.exclude(pack="alxa_2017_108").values_list("pk", flat=True))
    pages = {
        "plan overview": [f"/office/plan/?plan={plan}" for plan in plans],
        "my duties": [f"/office/duties/?page={page}" for page in range(1, 4)],
        "my duties, all": [f"/office/duties/?status=all&page={page}" for page in range(1, 4)],
        "one bureau": [f"/office/plan/bureaux/{BUREAU}/?plan={plan}" for plan in plans],
        "due dates": ["/office/calendar/"],
    }
    count = REQUESTS + WARM + COUNTED
    return {name: timed_page(client, list(islice(cycle(addresses), count))) for name, addresses in pages.items()}


if __name__ == "__main__":
    hand_back(timed(sys.argv[1]))
