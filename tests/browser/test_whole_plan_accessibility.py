"""The pages of the plan as a whole pass the accessibility checker and fit a narrow screen, in every mode."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from playwright.sync_api import Page

from qiaoliang.packs import load
from qiaoliang.plan.actions import load_plan, open_round
from qiaoliang.plan.models import Duty
from qiaoliang.primitives.clock import FixedClock
from tests.browser.conftest import IN_EVERY_MODE, choose_mode

Check = Callable[[Page], None]
PATHS = (
    "/progress/",
    "/office/plan/",
    "/office/plan/bureaux/civil_affairs_bureau/",
    "/office/plan/places/152922/",
    "/office/calendar/?whose=all",
    "/office/calendar/?first_0=2018&first_1=13&first_2=1",
)


@pytest.fixture
def busy_plan(league: str) -> None:
    """A plan with its round, in which duties of every standing stand."""
    clock, pack = FixedClock.on(date(2018, 11, 5)), load(settings.QIAOLIANG_PACK)
    plan = load_plan(pack=pack, clock=clock, actor="system").plan
    open_round(plan=plan, pack=pack, year=2018, clock=clock, actor="system")
    for code, changes in (
        ("m01", {"status": "done"}),
        ("m02", {"status": "blocked"}),
        ("m03", {"status": "done", "was_late": True}),
        ("m04", {"due_on": date(2018, 1, 1)}),
        ("m05", {"due_on": date(2099, 1, 1)}),
    ):
        Duty.everyone.filter(measure__code=code).update(**changes)


@IN_EVERY_MODE
def test_nobody_is_shut_out_of_the_plan_as_a_whole(
    page: Page,
    league: str,
    busy_plan: None,
    sign_in: Callable[[str], None],
    assert_accessible: Check,
    assert_fits: Check,
    mode: dict[str, str],
) -> None:
    choose_mode(page, league, mode)
    sign_in("office")

    for path in PATHS:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{league}{path}")
        assert_accessible(page)
        assert_fits(page)
        assert_accessible(page)
