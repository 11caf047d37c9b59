"""The pages of supervision pass the accessibility checker at every step, fit a narrow screen, and need no JavaScript."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import Browser, Page

from qiaoliang.packs import load
from qiaoliang.plan.actions import load_plan, open_round
from qiaoliang.plan.models import Duty, Inspection
from qiaoliang.primitives.clock import FixedClock

Check = Callable[[Page], None]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20 + b"IEND\xaeB`\x82"


@pytest.fixture
def overdue(league: str, tmp_path: Path, settings: object) -> Duty:
    """A duty long overdue, and a data directory of the test."""
    settings.QIAOLIANG_DATA_DIR = tmp_path
    clock, pack = FixedClock.on(date(2018, 11, 5)), load(django_settings.QIAOLIANG_PACK)
    plan = load_plan(pack=pack, clock=clock, actor="system").plan
    open_round(plan=plan, pack=pack, year=2018, clock=clock, actor="system")
    Duty.everyone.filter(clause="m01.c1", bureau="civil_affairs_bureau").update(due_on=date(2018, 5, 1))
    return Duty.everyone.get(clause="m01.c1", bureau="civil_affairs_bureau")


def _send(page: Page, name: str, **texts: str) -> None:
    for field, text in texts.items():
        page.fill(f"#{name}-{field}", text)
    page.click(f"section[aria-labelledby={name}-heading] button")


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_no_step_of_an_inspection_shuts_anybody_out(
    page: Page,
    league: str,
    overdue: Duty,
    sign_in: Callable[[str], None],
    assert_accessible: Check,
    assert_fits: Check,
    tmp_path: Path,
    language: str,
) -> None:
    def check() -> None:
        assert_accessible(page)
        assert_fits(page)
        page.set_viewport_size({"width": 1280, "height": 900})

    picture = tmp_path / "a.png"
    picture.write_bytes(PNG)
    page.goto(f"{league}/language/?language={language}&next=/")
    sign_in("office")
    for path in (
        "/office/inspections/",
        "/office/inspections/new/",
        f"/office/inspections/new/?ground=overdue:{overdue.pk}",
    ):
        page.goto(f"{league}{path}")
        check()
    page.click("form.measure button")
    check()
    page.fill("textarea[name=text]", "逾期未办")
    page.click("form.measure button")
    page.wait_for_selector("#issue-text")
    check()
    _send(page, "issue", text="定于六日检查")
    page.set_input_files("#find-files", str(picture))
    _send(page, "find", text="名册未核对", caption="")
    check()
    page.set_input_files("#find-files", str(picture))
    page.check("#find-has_fault_0")
    _send(page, "find", caption="窗口")
    _send(page, "order", text="核对名册", days="10")
    check()
    for path in ("/office/inspections/", "/supervision/"):
        page.goto(f"{league}{path}")
        check()
    assert Inspection.everyone.get().state == "ordered"


def test_an_inspection_is_answered_without_javascript(browser: Browser, league: str, overdue: Duty) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()

    def enter(username: str, path: str) -> None:
        context.clear_cookies(name="sessionid")
        page.goto(f"{league}/office/sign-in/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", "only-for-browser-tests")
        page.click("main button[type=submit]")
        page.goto(f"{league}{path}")

    enter("office", f"/office/inspections/new/?ground=overdue:{overdue.pk}")
    page.fill("textarea[name=text]", "逾期未办")
    page.click("form.measure button")
    path = f"/office/inspections/{Inspection.everyone.get().pk}/"
    _send(page, "issue", text="定于六日检查")
    page.check("#find-has_fault_0")
    _send(page, "find", text="名册未核对")
    _send(page, "order", text="核对名册", days="10")
    enter("leader", path)
    _send(page, "answer", text="已核对")

    assert Inspection.everyone.get().state == "answered"
    context.close()
