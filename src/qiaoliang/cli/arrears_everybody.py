"""The settlement of everybody as a table at the terminal and as a workbook, and the trace that it was made."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from qiaoliang.audit.actions import record
from qiaoliang.documents import Sheet, excel_workbook
from qiaoliang.entitlements.arrears import EverybodySettled, PlaceSettled
from qiaoliang.packs import Pack
from qiaoliang.primitives.clock import SystemClock
from qiaoliang.primitives.money import yuan
from qiaoliang.primitives.months import Month

HEADINGS = {
    "zh": ("地方", "应补发数", "应补发(元)", "应退回数", "应退回(元)", "有未结算的"),
    "en": ("place", "owed", "owed (yuan)", "to return", "to return (yuan)", "with unsettled periods"),
}
ROWS = {
    "zh": ("编号", "名称", "地方", "应补发(元)", "应退回(元)", "未结算期数"),
    "en": ("record", "name", "place", "owed (yuan)", "to return (yuan)", "periods unsettled"),
}
SHEETS = {"zh": ("汇总", "逐户逐人"), "en": ("summary", "one by one")}
ALL = {"zh": "全部", "en": "all"}
NOTE = {
    "zh": "{}至{}。自递交申请当月起计算；没有申请记录的，从首次发放的月份起计算，没有发放过的不计。不能认定或不知实发的期次未结算。",
    "en": "{} to {}. Counted from the month of application; without one on record from the first month paid, and not at all "
    "where nothing was paid. Periods that cannot be decided, or whose payment is not known, are not settled.",
}


def print_everybody(console: Console, pack: Pack, found: EverybodySettled, language: str) -> None:
    """Print the sums, in all and by reporting place."""
    provision = found.terms.provision
    table = Table(title=provision.label if language == "zh" else provision.label_en, title_justify="left")
    for number, heading in enumerate(HEADINGS[language]):
        table.add_column(heading, justify="right" if number else "left")
    rows = _place_rows(pack, found, language)
    for row in rows:
        table.add_row(*map(str, row), end_section=row is rows[0])
    console.print(table)


def write_workbook(pack: Pack, found: EverybodySettled, months: Sequence[Month], language: str) -> bytes:
    """Return an .xlsx file with the sums by place, and every subject of whom something is owed, comes back or is unsettled."""
    provision = found.terms.provision
    title = provision.label if language == "zh" else provision.label_en
    note = NOTE[language].format(months[0], months[-1])
    places = {place.code: _name(pack, place.code, language) for place in pack.reporting_places}
    rows = tuple(
        (
            str(row["subject_id"]),
            row["name"] or places.get(str(row["subject_id"]), ""),
            places.get(row["reporting_place"], ""),
            yuan(row["arrears_fen"]),
            yuan(row["recoveries_fen"]),
            row["unsettled_count"],
        )
        for row in found.subjects.iter_rows(named=True)
        if row["arrears_fen"] or row["recoveries_fen"] or row["unsettled_count"]
    )
    summary, one_by_one = SHEETS[language]
    return excel_workbook(
        (
            Sheet(summary, title, HEADINGS[language], tuple(_place_rows(pack, found, language)), note, (1, 3, 5)),
            Sheet(one_by_one, title, ROWS[language], rows, note, (5,)),
        )
    )


def record_everybody(found: EverybodySettled, months: Sequence[Month], excel: Path | None) -> None:
    """Record that everybody was settled; a workbook counts as a look at every person on it."""
    provision = found.terms.provision
    is_list_of_people = excel is not None and provision.subject.name == "person"
    record(
        actor="operator",
        action="list.exported" if excel else "arrears.settled",
        object_kind="list" if excel else "provision",
        object_id=f"arrears {provision.id}" if excel else provision.id,
        at=SystemClock().now(),
        purpose="qiaoliang arrears --everybody",
        payload={"provision": provision.id, "from": str(months[0]), "to": str(months[-1])},
        also_about={"person": found.subjects["subject_id"].to_list()} if is_list_of_people else None,
    )


def _place_rows(pack: Pack, found: EverybodySettled, language: str) -> list[tuple[str | int, ...]]:
    return [
        _row(ALL[language], found.total),
        *(_row(_name(pack, each.place, language), each) for each in found.by_place()),
    ]


def _row(label: str, each: PlaceSettled) -> tuple[str | int, ...]:
    return (
        label,
        each.owed_count,
        yuan(each.arrears_fen),
        each.back_count,
        yuan(each.recoveries_fen),
        each.unsettled_count,
    )


def _name(pack: Pack, code: str, language: str) -> str:
    if not code:
        return "未知" if language == "zh" else "unknown"
    place = pack.place(code)
    return place.name if language == "zh" else place.name_en
