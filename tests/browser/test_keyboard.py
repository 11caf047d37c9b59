"""Everything that can be clicked can be reached with Tab alone, and one sees where one is."""

import pytest
from playwright.sync_api import Page

INTERACTIVE = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
# A radio group is one stop: the arrow keys move inside it.
REACHABLE = f"""() => {{
  const groups = new Set();
  return [...document.querySelectorAll("{INTERACTIVE}")].filter(element => {{
    if (!element.checkVisibility({{visibilityProperty: true}}) || element.disabled || element.tabIndex < 0) return false;
    if (element.type === "radio") {{
      if (groups.has(element.name)) return false;
      groups.add(element.name);
    }}
    return true;
  }}).length;
}}"""
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element), after = element.labels?.[0] ? getComputedStyle(element, "::before") : style;
  const seen = style.outlineStyle !== "none" || style.boxShadow !== "none" || element.type === "radio";
  element.dataset.stop ??= String(Math.random());
  return {key: element.dataset.stop, seen, html: element.outerHTML.slice(0, 120)};
}"""


@pytest.mark.parametrize("path", ["/"])
def test_no_control_is_out_of_reach_of_the_keyboard(page: Page, live_server: object, path: str) -> None:
    page.goto(f"{live_server.url}{path}")
    expected = page.evaluate(REACHABLE)

    stops: dict[str, str] = {}
    for _step in range(expected + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        assert stop["seen"], f"the focus cannot be seen on {stop['html']}"
        stops[stop["key"]] = stop["html"]

    assert len(stops) >= expected, f"Tab reached {len(stops)} of {expected} controls: {list(stops.values())}"
