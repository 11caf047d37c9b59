"""Everything that can be clicked can be reached with Tab alone, and one sees where one is."""

import pytest
from playwright.sync_api import Page

# A radio group is one stop: the arrow keys move inside it.
REACHABLE = """() => {
  const interactive = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const groups = new Set();
  const isReachable = element => {
    if (!element.checkVisibility({visibilityProperty: true}) || element.disabled) return false;
    if (element.tabIndex < 0) return false;
    if (element.type !== "radio") return true;
    const isFirst = !groups.has(element.name);
    groups.add(element.name);
    return isFirst;
  };
  return [...document.querySelectorAll(interactive)].filter(isReachable).length;
}"""
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const seen = style => style.outlineStyle !== "none" || style.boxShadow !== "none";
  const label = element.labels?.[0];
  const isSeen = seen(getComputedStyle(element)) || (label && seen(getComputedStyle(label, "::before")));
  element.dataset.stop ??= String(Math.random());
  return {key: element.dataset.stop, isSeen, html: element.outerHTML.slice(0, 120)};
}"""
PAGES = (
    "/",
    "/notice/",
    "/measures/m02/",
    "/bureaux/",
    "/figures/",
    "/indicators/",
    "/interactions/",
    "/entitled/",
    "/entitled/all/",
    "/office/sign-in/",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_control_is_out_of_reach_of_the_keyboard(page: Page, league: str, path: str) -> None:
    page.goto(f"{league}{path}")
    expected = page.evaluate(REACHABLE)

    stops: dict[str, str] = {}
    for _step in range(expected + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        assert stop["isSeen"], f"the focus cannot be seen on {stop['html']}"
        stops[stop["key"]] = stop["html"]

    assert len(stops) >= expected, f"Tab reached {len(stops)} of {expected} controls: {list(stops.values())}"


def test_the_way_past_the_header_is_the_first_stop(page: Page, league: str) -> None:
    page.goto(f"{league}/notice/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("location.hash") == "#main"
