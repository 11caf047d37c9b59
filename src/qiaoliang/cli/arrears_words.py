"""The settlement of one subject as a table at the terminal, and a sentence on what it rests on."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from collections.abc import Mapping
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from qiaoliang.entitlements.arrears import PeriodSettled, Settlement, Start, StartsBy
from qiaoliang.primitives.money import yuan
from qiaoliang.rules.provisions import Provision

Words = TypeVar("Words")
HEADINGS = {
    "zh": {
        "levy": ("应缴(元)", "实缴(元)", "差额(元)"),
        "funding_floor": ("至少应安排(元)", "已安排(元)", "差额(元)"),
        "": ("应发(元)", "实发(元)", "差额(元)"),
    },
    "en": {"": ("due (yuan)", "received (yuan)", "difference (yuan)")},
}
PERIODS = {"zh": {"month": "月份", "year": "年度"}, "en": {"month": "month", "year": "year"}}
DECIDED_IN = {"zh": "按哪个月认定", "en": "decided by"}
STARTS = {
    "zh": {
        StartsBy.APPLICATION: "自递交申请当月（{}）起计算；以前的月份不计。",
        StartsBy.FIRST_PAYMENT: "没有申请记录：从名册上首次发放的月份（{}）起计算，以前的月份不计。",
        StartsBy.NEITHER: "没有申请记录，也没有发放记录：自递交申请当月起才计发，目前没有可以结算的月份。请先登记申请。",
    },
    "en": {
        StartsBy.APPLICATION: "Counted from the month of application ({}); the months before are not counted.",
        StartsBy.FIRST_PAYMENT: "No application is recorded: counted from the first month paid by the roll ({}); the months "
        "before are not counted.",
        StartsBy.NEITHER: "No application is recorded and nothing was paid: it is due from the month of application only, so "
        "there is no month to settle. Record the application first.",
    },
}
SUMS = {
    "zh": {
        "levy": "应补缴 {} 元，多缴 {} 元，{} 期还不能结算",
        "funding_floor": "少安排 {} 元，多安排 {} 元，{} 期还不能结算",
        "": "应补发 {} 元，应退回 {} 元，{} 期还不能结算",
    },
    "en": {
        "funding_floor": "short by {} yuan, above the floor by {} yuan, {} periods cannot be settled yet",
        "": "owed {} yuan, to come back {} yuan, {} periods cannot be settled yet",
    },
}


def print_settlement(console: Console, found: Settlement, provision: Provision, language: str) -> None:
    """Print the periods, from when they count, and the sums."""
    is_yearly = provision.every == "year"
    extra = (DECIDED_IN[language],) if is_yearly else ()
    table = Table(PERIODS[language][provision.every], *_of_kind(HEADINGS[language], provision), *extra)
    for each in found.periods:
        table.add_row(*_cells(each, language), *((str(each.decided_in or "—"),) if is_yearly else ()))
    if found.periods:
        console.print(table)
    if found.start.by is not StartsBy.NOTHING:
        console.print(start_words(found.start, language))
    words = _of_kind(SUMS[language], provision)
    console.print(words.format(yuan(found.arrears_fen), yuan(found.recoveries_fen), len(found.unsettled)))


def start_words(start: Start, language: str) -> str:
    """Return the sentence that says from when a benefit counts, and why."""
    return STARTS[language][start.by].format(start.first)


def _of_kind(by_kind: Mapping[str, Words], provision: Provision) -> Words:
    """The words for a kind of provision; an entitlement and an award have the common ones."""
    return by_kind.get(provision.kind, by_kind[""])


def _cells(each: PeriodSettled, language: str) -> tuple[str, ...]:
    unknown = "未知" if language == "zh" else "unknown"
    amounts = (each.due_fen, each.paid_fen, each.difference_fen)
    return (str(each.period), *(unknown if fen is None else yuan(fen) for fen in amounts))
