"""The pages of the plan pass the accessibility checker, fit a narrow screen, and work without JavaScript."""

from collections.abc import Callable
from datetime import date

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from qiaoliang.packs import load
from qiaoliang.plan.actions import load_plan, open_round
from qiaoliang.plan.models import Duty, Return
from qiaoliang.primitives.clock import FixedClock
from tests.browser.conftest import IN_EVERY_MODE, choose_mode

Check = Callable[[Page], None]


@pytest.fixture
def relief(league: str) -> Return:
    """The return of the first measure in the round of 2018."""
    clock, pack = FixedClock.on(date(2018, 11, 5)), load(settings.QIAOLIANG_PACK)
    plan = load_plan(pack=pack, clock=clock, actor="system").plan
    opened = open_round(plan=plan, pack=pack, year=2018, clock=clock, actor="system").round
    return Return.everyone.get(round=opened, measure__code="m01")


@IN_EVERY_MODE
def test_no_member_of_staff_is_shut_out_of_the_plan(
    page: Page,
    league: str,
    relief: Return,
    sign_in: Callable[[str], None],
    assert_accessible: Check,
    assert_fits: Check,
    mode: dict[str, str],
) -> None:
    choose_mode(page, league, mode)
    duty = Duty.everyone.get(clause="m01.c1", bureau="civil_affairs_bureau")
    paths = {
        "leader": ("/office/duties/", f"/office/duties/{duty.pk}/", "/office/round/", f"/office/returns/{relief.pk}/"),
        "office": ("/office/duties/?bureau=all&status=all", "/office/round/", "/office/report/"),
    }

    for username, addresses in paths.items():
        page.context.clear_cookies(name="sessionid")
        sign_in(username)
        for path in addresses:
            page.set_viewport_size({"width": 1280, "height": 900})
            page.goto(f"{league}{path}")
            assert_accessible(page)
            assert_fits(page)


def test_a_refused_and_a_signed_return_shut_nobody_out(
    page: Page,
    league: str,
    relief: Return,
    sign_in: Callable[[str], None],
    assert_accessible: Check,
    assert_fits: Check,
) -> None:
    sign_in("leader")
    page.goto(f"{league}/office/returns/{relief.pk}/")
    page.fill("[name=gaps]", "没有。")
    page.click("button[value=sign]")
    assert_accessible(page)
    assert_fits(page)

    Return.everyone.filter(pk=relief.pk).update(version=9)
    page.fill("[name=explanation]", "名册补报后已核对")
    page.click("button[value=save]")
    assert page.locator("blockquote").count() == 3
    assert_accessible(page)
    page.click("button[value=sign]")
    page.wait_for_selector("text=已经保存")
    assert_accessible(page)


def test_a_return_is_written_refused_explained_and_signed_without_javascript(
    browser: Browser, league: str, relief: Return
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{league}/office/sign-in/")
    page.fill("[name=username]", "leader")
    page.fill("[name=password]", "only-for-browser-tests")
    page.click("main button[type=submit]")
    page.goto(f"{league}/office/returns/{relief.pk}/")

    page.fill("[name=gaps]", "没有。")
    page.click("button[value=sign]")
    assert page.locator(".govuk-error-summary").count() == 1
    page.fill("[name=explanation]", "名册补报后已核对")
    page.click("button[value=sign]")

    assert page.locator("[name=result]").count() == 0
    assert "名册补报后已核对" in page.content()
    context.close()
