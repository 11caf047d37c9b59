"""What every test may ask for: the settings, a clock that stands still, and an audit trail that a test database can empty."""

import logging
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from django.db import connection

from qiaoliang.audit import triggers
from qiaoliang.organisations.actions import load_places
from qiaoliang.plan import append_only
from qiaoliang.plan.history_tables import HISTORY_TABLES
from qiaoliang.primitives.clock import FixedClock

ROOT = Path(__file__).resolve().parent.parent

logging.raiseExceptions = False  # PostgreSQL and Spark take their leave after pytest has closed the streams
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qiaoliang.settings.test")


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands at 2018-06-01, nine in the morning, Beijing time."""
    return FixedClock.on(date(2018, 6, 1))


@pytest.fixture
def places(db: None, clock: FixedClock) -> int:
    """The places of the pack, stored."""
    text = (ROOT / "policy" / "alxa_2017_108" / "places.yaml").read_text(encoding="utf-8")
    return load_places(rows=yaml.safe_load(text), clock=clock)


@pytest.fixture(autouse=True)
def history_can_be_emptied_between_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """
    Let a test that commits have its database emptied afterwards.

    Such a test (a live server, several connections) ends with a flush, which the triggers of the audit trail and of the plan would refuse.
    """
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    if not commits and not {"transactional_db", "live_server"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db")
    triggers.install(connection)
    append_only.install(connection, HISTORY_TABLES)
    yield
    triggers.remove(connection)
    append_only.remove(connection, HISTORY_TABLES)
