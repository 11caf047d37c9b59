"""
A real browser (Debian Chromium) on a live server.

Where there is no browser these tests are skipped, loudly: what they check is then *not* checked.
"""

import os
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from qiaoliang.entitlements.actions import determine_month
from qiaoliang.organisations.actions import create_demonstration_staff, load_pack_bureaux, load_pack_places
from qiaoliang.packs import load
from qiaoliang.population import write_population
from qiaoliang.primitives.clock import FixedClock
from qiaoliang.primitives.months import Month
from qiaoliang.registry.loading import load_population
from qiaoliang.web import catalogues

HERE = Path(__file__).resolve().parent
CHROMIUM = Path(os.environ.get("QIAOLIANG_CHROMIUM", "/usr/bin/chromium"))
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
NO_BROWSER = (
    f"BROWSER TESTS SKIPPED: there is no browser at {CHROMIUM}, so accessibility, keyboard, narrow screens were NOT checked. "
    "Install it (Debian: apt-get install chromium fonts-noto-cjk) or set QIAOLIANG_CHROMIUM to one."
)
HOLDERS = 60
MONTH = Month(2018, 5)
PASSWORD = "only-for-browser-tests"
MODES = ({}, {"language": "zh-hant"}, {"language": "en"}, {"text": "large"}, {"contrast": "high"})
IN_EVERY_MODE = pytest.mark.parametrize("mode", MODES, ids=lambda mode: "-".join(mode.values()) or "plain")
AXE_OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

# Playwright's own event loop runs in the test thread; the live server still uses the database synchronously.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip every test of this directory if there is no browser."""
    mine = [item for item in items if HERE in item.path.parents]
    if mine and not CHROMIUM.exists():
        warnings.warn(NO_BROWSER, stacklevel=1)
        for item in mine:
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the browser of the system, without its own traffic."""
    return {"executable_path": str(CHROMIUM), "args": QUIET}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """Read the pages as a Chinese reader with a desktop screen does."""
    return {"locale": "zh-CN", "viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session", autouse=True)
def compiled_catalogues() -> None:
    """Compile the message catalogues, which are not kept in the repository."""
    catalogues.compile_catalogues()


@pytest.fixture(scope="session")
def population_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a very small league."""
    folder = tmp_path_factory.mktemp("league")
    write_population(out=folder, holders=HOLDERS, seed=7, month=MONTH)
    return folder


@pytest.fixture
def league(live_server: LiveServer, population_files: Path, clock: FixedClock) -> str:
    """Return the address of a server on which the small league is loaded and its month is determined."""
    pack = load(settings.QIAOLIANG_PACK)
    load_pack_places(pack, clock=clock)
    load_pack_bureaux(pack, clock=clock)
    create_demonstration_staff(password=PASSWORD, clock=clock)
    load_population(population_files, month=MONTH, clock=clock)
    determine_month(pack=pack, month=MONTH, clock=clock, actor="system")
    cache.clear()
    return live_server.url


@pytest.fixture
def sign_in(page: Page, league: str) -> Callable[[str], None]:
    """Return how a member of staff signs in."""

    def sign_in_as(username: str) -> None:
        page.goto(f"{league}/office/sign-in/")
        page.fill("[name=username]", username)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(f"{league}/office/")

    return sign_in_as


def choose_mode(page: Page, league: str, mode: dict[str, str]) -> None:
    """Choose a language or a way of reading, as the tools at the top of every page do."""
    for name, value in mode.items():
        page.goto(f"{league}/{'language' if name == 'language' else 'reading'}/?{name}={value}&next=/")


def rehearse(page: Page, league: str, value: str) -> None:
    """Rehearse another care subsidy, as a signed-in member of staff does, and wait for what the page answers."""
    page.goto(f"{league}/office/rehearsal/?figure=m02.care_subsidy&value={value}&place=")
    with page.expect_navigation():
        page.click("main form[method=post] button[type=submit]")


@pytest.fixture(scope="session")
def axe_script() -> str:
    """Return the source of axe-core."""
    return (HERE / "vendor" / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def reviewed() -> set[tuple[str, str]]:
    """Return what a person has looked at and accepted: (rule, selector of a place inside which it is accepted)."""
    entries = yaml.safe_load((HERE / "reviewed.yaml").read_text(encoding="utf-8")) or []
    return {(entry["rule"], entry["inside"]) for entry in entries}


def _is_reviewed(page: Page, rule: str, target: str, reviewed: set[tuple[str, str]]) -> bool:
    """Whether an open question at `target` lies inside a place that was reviewed for that rule."""
    script = "([target, inside]) => Boolean(document.querySelector(target)?.closest(inside))"
    return any(rule == accepted and page.evaluate(script, [target, inside]) for accepted, inside in reviewed)


@pytest.fixture
def assert_accessible(axe_script: str, reviewed: set[tuple[str, str]]) -> Callable[[Page], None]:
    """Return a check that fails on every axe violation, and on every open question that nobody has reviewed."""

    def check(page: Page) -> None:
        page.evaluate(axe_script)
        result = page.evaluate("options => axe.run(document, options)", AXE_OPTIONS)
        found = [
            f"{kind} {rule['id']}: {rule['help']}\n    {node['target'][0]}\n    {node['html'][:200]}"
            for kind in ("violations", "incomplete")
            for rule in result[kind]
            for node in rule["nodes"]
            if kind == "violations" or not _is_reviewed(page, rule["id"], node["target"][0], reviewed)
        ]
        assert not found, f"{page.url}\n" + "\n".join(found)

    return check


@pytest.fixture
def assert_fits() -> Callable[[Page], None]:
    """Return a check that the page needs no sideways scrolling at 320 pixels."""

    def check(page: Page) -> None:
        page.set_viewport_size({"width": 320, "height": 640})
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, f"{page.url} is {width} pixels wide on a screen of 320"

    return check
