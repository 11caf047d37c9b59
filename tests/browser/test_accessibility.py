"""Every page, in every language and reading mode, passes the accessibility checker and fits a narrow screen."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.conftest import IN_EVERY_MODE, choose_mode, rehearse

Check = Callable[[Page], None]

PUBLIC = (
    "/",
    "/notice/",
    "/measures/",
    "/measures/m02/",
    "/measures/m05/",
    "/bureaux/",
    "/bureaux/civil_affairs_bureau/",
    "/figures/",
    "/figures/?q=no-such-figure",
    "/interactions/",
    "/indicators/",
    "/indicators/m01.dibao_coverage/",
    "/indicators/m01.medical_assistance_cap_never_falls/",
    "/entitled/",
    "/entitled/all/",
    "/verify/",
    "/office/sign-in/",
    "/no-such-page/",
)
OFFICE = (
    "/office/",
    "/office/people/",
    "/office/people/?q=王",
    "/office/people/?q=nobody-at-all",
    "/office/missed/",
    "/office/no-longer/",
    "/office/undecided/",
    "/office/queue/",
    "/office/rehearsal/",
)
# In the other modes one page of each layout is enough: what changes is colour, size and wording.
LAYOUTS = (
    "/",
    "/measures/m02/",
    "/bureaux/",
    "/figures/",
    "/interactions/",
    "/indicators/",
    "/indicators/m01.dibao_coverage/",
    "/entitled/",
    "/entitled/all/",
)
pytestmark = IN_EVERY_MODE


def test_no_reader_is_shut_out_of_a_public_page(
    page: Page, league: str, assert_accessible: Check, assert_fits: Check, mode: dict[str, str]
) -> None:
    choose_mode(page, league, mode)

    for path in LAYOUTS if mode else PUBLIC:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{league}{path}")
        assert_accessible(page)
        assert_fits(page)


def test_no_member_of_staff_is_shut_out_of_the_office(
    page: Page,
    league: str,
    sign_in: Callable[[str], None],
    assert_accessible: Check,
    assert_fits: Check,
    mode: dict[str, str],
) -> None:
    choose_mode(page, league, mode)
    sign_in("league")
    page.goto(f"{league}/office/people/?q=王")
    person = page.locator("tbody a").first.get_attribute("href")

    for path in (*OFFICE, person):
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{league}{path}")
        assert_accessible(page)
        assert_fits(page)
    for value in ("120", "many"):
        page.set_viewport_size({"width": 1280, "height": 900})
        rehearse(page, league, value)
        assert_accessible(page)
        assert_fits(page)
