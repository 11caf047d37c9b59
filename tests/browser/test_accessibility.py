"""Every page, in every language and reading mode, passes the accessibility checker and fits a narrow screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

PAGES = ["/", "/no-such-page/"]
MODES = [{}, {"language": "zh-hant"}, {"language": "en"}, {"text": "large"}, {"contrast": "high"}]


def _choose(page: Page, base: str, mode: dict[str, str]) -> None:
    for name, value in mode.items():
        page.goto(f"{base}/{'language' if name == 'language' else 'reading'}/?{name}={value}&next=/")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: "-".join(mode.values()) or "plain")
def test_no_reader_is_shut_out(
    page: Page,
    live_server: object,
    assert_accessible: Callable[[Page], None],
    assert_fits: Callable[[Page], None],
    path: str,
    mode: dict[str, str],
) -> None:
    _choose(page, live_server.url, mode)
    page.goto(f"{live_server.url}{path}")

    assert_accessible(page)
    assert_fits(page)
    assert_accessible(page)
