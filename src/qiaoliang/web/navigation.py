"""The main navigation: what the ways through the product are called and where they lead."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MAIN: tuple[tuple[str, str | Promise], ...] = (
    ("home", _("首页")),
    ("notice", _("通知全文")),
    ("measures", _("措施")),
    ("bureaux", _("部门")),
    ("progress", _("办到哪一步了")),
    ("entitled", _("我能享受什么")),
    ("figures", _("数字与出处")),
    ("indicators", _("指标")),
    ("office", _("工作人员")),
)


@dataclass(frozen=True)
class Way:
    """One entry of the navigation; `is_here` if the page shown lies under it."""

    label: str
    address: str
    is_here: bool


def main_ways(path: str) -> list[Way]:
    """Return the entries of the main navigation for the page at `path`."""
    ways = []
    for name, label in MAIN:
        try:
            address = reverse(f"web:{name}")
        except NoReverseMatch:
            continue
        is_here = path == address if address == "/" else path.startswith(address)
        ways.append(Way(str(label), address, is_here))
    return ways
