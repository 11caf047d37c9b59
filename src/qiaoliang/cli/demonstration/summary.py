"""The summary of the demonstration league: what the pack holds, and for each provision who is entitled, missed, paid wrongly."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, Sum
from rich.console import Console
from rich.table import Table

from qiaoliang.entitlements.models import Determination, Outcome
from qiaoliang.entitlements.queries.reasons import condition_positions
from qiaoliang.organisations.actions import DEMONSTRATION_STAFF
from qiaoliang.organisations.roles import Role
from qiaoliang.packs import Pack
from qiaoliang.primitives.money import yuan
from qiaoliang.primitives.months import Month
from qiaoliang.registry.models import Employer, Household, Person
from qiaoliang.rules.provisions import Provision

HEADINGS = {
    "zh": ("规定", "符合", "待定", "漏保", "不符仍领", "每期金额(元)", "待定的主要原因"),
    "en": (
        "Provision",
        "Entitled",
        "Undecided",
        "Missed",
        "Paid, not entitled",
        "Money per period (yuan)",
        "Undecided mostly because",
    ),
}


def print_summary(console: Console, pack: Pack, month: Month, language: str) -> None:
    """Print measures, clauses, people, households and employers, then one row for each provision."""
    is_chinese = language == "zh"
    counts = (
        len(pack.measures),
        len(pack.clauses),
        Person.everyone.count(),
        Household.everyone.count(),
        Employer.everyone.count(),
    )
    words = (
        "{} 条措施 · {} 款 · {:,} 人 · {:,} 户 · {:,} 个用人单位"
        if is_chinese
        else "{} measures · {} clauses · {:,} people · {:,} households · {:,} employers"
    )
    console.print(words.format(*counts))
    title = f"{month}（演示数据，无真实人员）" if is_chinese else f"{month} (demonstration data: nobody here exists)"
    table = Table(title=title, title_justify="left")
    for number, heading in enumerate(HEADINGS[language]):
        table.add_column(heading, justify="right" if 0 < number < 6 else "left", overflow="fold")
    rows = {row["provision"]: row for row in _rows(month)}
    for provision in pack.provisions:
        row = rows.get(provision.id)
        if row is not None:
            table.add_row(*_cells(provision, row, month, is_chinese))
    console.print(table)


def print_accounts(console: Console, pack: Pack, password: str, port: int) -> None:
    """Print the demonstration accounts with their posts, and where to sign in."""
    table = Table(title=f"http://127.0.0.1:{port}/office/  ·  密码 password: {password}", title_justify="left")
    table.add_column("账号 account")
    table.add_column("职责 role")
    for account in DEMONSTRATION_STAFF:
        posts = (f"{Role(post.role).label} · {post.role} @ {pack.place(post.place).name}" for post in account.posts)
        table.add_row(account.username, "; ".join(posts))
    console.print(table)


def _rows(month: Month) -> list[dict[str, Any]]:
    entitled, paid = Q(outcome=Outcome.ENTITLED), Q(is_receiving=True)
    counted = (
        Determination.everyone.filter(month=str(month))
        .order_by()
        .values("provision")
        .annotate(
            entitled=Count("pk", filter=entitled),
            undecided=Count("pk", filter=Q(outcome=Outcome.UNDECIDED)),
            missed=Count("pk", filter=entitled & Q(is_receiving=False)),
            wrong=Count("pk", filter=Q(outcome=Outcome.NOT_ENTITLED) & paid),
            due=Sum("amount_fen", filter=entitled),
            with_roll=Count("pk", filter=Q(is_receiving__isnull=False)),
        )
    )
    return [dict(row) for row in counted]


def _cells(provision: Provision, row: dict[str, Any], month: Month, is_chinese: bool) -> tuple[str, ...]:
    label = provision.label if is_chinese else provision.label_en
    has_roll = bool(row["with_roll"])
    due = yuan(int(row["due"] or 0)) if provision.pays_money else "–"
    return (
        label,
        f"{row['entitled']:,}",
        f"{row['undecided']:,}",
        f"{row['missed']:,}" if has_roll else "–",
        f"{row['wrong']:,}" if has_roll else "–",
        due,
        _main_reason(provision, month, is_chinese) if row["undecided"] else "",
    )


def _main_reason(provision: Provision, month: Month, is_chinese: bool) -> str:
    """The condition that is most often unknown among the undecided; past the last condition it is the amount."""
    undecided = Determination.everyone.filter(month=str(month), provision=provision.id, outcome=Outcome.UNDECIDED)
    counts: dict[int, int] = {}
    for mask, count in undecided.order_by().values_list("unknown_mask").annotate(count=Count("pk")):
        for position in condition_positions(mask):
            counts[position] = counts.get(position, 0) + count
    position, count = max(counts.items(), key=lambda pair: (pair[1], -pair[0]))
    if position >= len(provision.conditions):
        return f"{'金额无法计算' if is_chinese else 'the amount cannot be computed'} ({count:,})"
    condition = provision.conditions[position]
    return f"{condition.label if is_chinese else condition.label_en} ({count:,})"
