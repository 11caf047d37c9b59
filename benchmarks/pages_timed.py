"""
The pages of one signed-in account, timed inside the process: middleware, view, queries and template; no network.

Run by `pages.py` in its own process, with QIAOLIANG_DATA_DIR naming the site.
"""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from statistics import mean

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks.measuring import hand_back, median, percentile
from qiaoliang.organisations.models import Staff
from qiaoliang.organisations.scope import Scope, scope_of
from qiaoliang.packs import load
from qiaoliang.primitives.clock import SystemClock
from qiaoliang.registry.models import Certificate, Person

REQUESTS = 200
WARM = 5
COUNTED = 10  # requests whose queries are counted, apart from the timed ones
PACK = "alxa_2017_108"


def timed(username: str) -> dict[str, dict[str, float | str]]:
    """Return for every page the p50 and p95 in seconds and the queries of a request."""
    staff = Staff.objects.get(username=username)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    found = {}
    for name, addresses in _pages(scope_of(staff, SystemClock().today())).items():
        found[name] = timed_page(client, list(islice(cycle(addresses), REQUESTS + WARM + COUNTED)))
    return found


def timed_page(client: Client, addresses: list[str]) -> dict[str, float | str]:
    """Return p50 and p95 in seconds, queries and time in the database of a page asked for at these addresses in turn."""
    taken = [_seconds(client, address) for address in addresses[: REQUESTS + WARM]][WARM:]
    queries, in_database = [], []
    for address in addresses[-COUNTED:]:
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        queries.append(len(captured))
        in_database.append(sum(float(query["time"]) for query in captured.captured_queries))
    return {
        "p50": median(taken),
        "p95": percentile(taken, 0.95),
        "most_queries": max(queries),
        "least_queries": min(queries),
        "in_database": mean(in_database),
    }


def _seconds(client: Client, address: str) -> float:
    began = time.perf_counter()
    response = client.get(address)
    taken = time.perf_counter() - began
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}: the page cannot be timed")
    return taken


def _pages(scope: Scope) -> dict[str, Iterator[str] | list[str]]:
    holders = list(
        Person.objects.within(scope).filter(pk__in=Certificate.objects.values("person_id")).order_by("?")[:REQUESTS]
    )
    numbers = dict(Certificate.objects.filter(person__in=holders).values_list("person_id", "number"))
    found = "/office/people/?q="
    each: Callable[[Callable[[Person], str]], list[str]] = lambda words: [found + words(one) for one in holders]  # noqa: E731
    entitlements = [one.id for one in load(PACK).provisions if one.kind == "entitlement"]
    return {
        "person": [f"/office/people/{one.pk}/" for one in holders],
        "search by whole name": each(lambda one: one.name),
        "search by family name": each(lambda one: one.name[:1]),
        "search by identity number": each(lambda one: one.id_number or ""),
        "search by first six digits": each(lambda one: (one.id_number or "")[:6]),
        "search by certificate number": each(lambda one: numbers[one.pk]),
        "missed list": [f"/office/missed/?provision={one}" for one in entitlements],
        "missed list, third page": [f"/office/missed/?provision={one}&page=3" for one in entitlements],
        "no longer entitled": [f"/office/no-longer/?provision={one}" for one in entitlements],
        "first page of the office": ["/office/"],
    }


if __name__ == "__main__":
    hand_back(timed(sys.argv[1]))
