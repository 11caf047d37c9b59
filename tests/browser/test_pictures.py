"""The pictures of the README: made only when this file is named (`make screenshots`), never by the way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import rehearse

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
PUBLIC = {"home": "/", "notice": "/notice/#m02.c1", "bureaux": "/bureaux/", "figures": "/figures/"}
OFFICE = {
    "desk": "/office/",
    "missed": "/office/missed/?provision=m02.care_subsidy",
}


@pytest.fixture(autouse=True)
def asked_for(request: pytest.FixtureRequest) -> None:
    """Skip unless this file was named on the command line."""
    if not any("test_pictures" in argument for argument in request.config.args):
        pytest.skip("pictures are made by `make screenshots`")


def test_pictures_of_the_main_pages(page: Page, league: str, sign_in: Callable[[str], None]) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)

    for name, path in PUBLIC.items():
        page.goto(f"{league}{path}")
        page.screenshot(path=PICTURES / f"{name}.png")
    sign_in("league")
    for name, path in OFFICE.items():
        page.goto(f"{league}{path}")
        page.screenshot(path=PICTURES / f"{name}.png")
    rehearse(page, league, "120")
    page.screenshot(path=PICTURES / "rehearsal.png")
    page.goto(f"{league}{OFFICE['missed']}")
    page.click("#rows-caption ~ tbody a >> nth=0")
    page.screenshot(path=PICTURES / "person.png", full_page=False)
