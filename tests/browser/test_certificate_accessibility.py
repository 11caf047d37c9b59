"""The card, the slip and a check of each shut nobody out: checker, narrow screen, no JavaScript, by keyboard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from qiaoliang.registry.models import Certificate
from tests.browser.conftest import IN_EVERY_MODE, choose_mode

Check = Callable[[Page], None]


@pytest.fixture
def holder(league: str, tmp_path: Path, settings: object) -> int:
    """Somebody whose certificate is in force for years, and keys of this test alone."""
    settings.QIAOLIANG_CREDENTIAL_KEYS = str(tmp_path / "credential_keys.json")
    certificate = Certificate.objects.filter(
        cancelled_on=None, person__died_on=None, issued_on__isnull=False, person__id_number__isnull=False
    ).first()
    Certificate.objects.filter(pk=certificate.pk).update(expires_on=date(2099, 1, 1))
    return certificate.person_id


@IN_EVERY_MODE
def test_nobody_is_shut_out_of_a_card_a_slip_or_a_check(
    page: Page,
    league: str,
    holder: int,
    sign_in: Callable[[str], None],
    assert_accessible: Check,
    assert_fits: Check,
    mode: dict[str, str],
) -> None:
    choose_mode(page, league, mode)
    sign_in("league")

    for button in ("print", "slip"):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{league}/office/people/{holder}/card/")
        page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true })")
        assert_accessible(page)
        page.locator(f"form[action$='/card/{button}/'] button").press("Enter")
        page.wait_for_selector(".qr")
        assert_accessible(page)
        if button == "print":
            text = page.locator(".id-card__text").text_content()
        page.set_viewport_size({"width": 320, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320  # this page has no address to reload

    page.goto(f"{league}/office/people/{holder}/card/")
    assert_fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{league}/verify/")
    page.fill("textarea", text)
    page.locator("main form button").press("Enter")
    page.wait_for_selector("#found")
    assert_accessible(page)
    page.set_viewport_size({"width": 320, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_check_works_without_javascript(browser: Browser, league: str) -> None:
    page = browser.new_context(java_script_enabled=False, locale="zh-CN").new_page()
    page.goto(f"{league}/verify/")

    page.fill("textarea", "QL1:AAAA")
    page.locator("main form button").click()

    assert "这不是一份完整的证明" in page.locator("#found").text_content()
