"""`qiaoliang arrears`: what a person is still owed, or was paid too much, month by month."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import click
from django.conf import settings

from qiaoliang.cli.console import wide_console
from qiaoliang.cli.options import language_option, read_month
from qiaoliang.cli.registered_person import look_up
from qiaoliang.entitlements.arrears import MonthSettled, settle_person
from qiaoliang.packs import load
from qiaoliang.primitives.money import yuan
from qiaoliang.rules.decisions import Decider
from qiaoliang.rules.errors import RuleError
from rich.table import Table

HEADINGS = {
    "zh": ("月份", "应发(元)", "实发(元)", "差额(元)"),
    "en": ("month", "due (yuan)", "paid (yuan)", "difference (yuan)"),
}


@click.command()
@click.argument("number")
@click.option(
    "--provision", "provision_id", default="m02.care_subsidy", show_default=True, help="A monthly payment to a person."
)
@click.option("--from", "first_text", required=True, help="First month, such as 2018-01.")
@click.option("--to", "last_text", required=True, help="Last month, such as 2018-12.")
@language_option
def arrears(number: str, provision_id: str, first_text: str, last_text: str, language: str) -> None:
    """Settle a monthly payment of the person with this certificate or identity NUMBER: due less paid."""
    first, last = read_month(first_text), read_month(last_text)
    person = look_up(number, command="arrears", about={"provision": provision_id})
    decider = Decider(load(settings.QIAOLIANG_PACK).program)
    try:
        found = settle_person(person=person, provision_id=provision_id, first=first, last=last, decider=decider)
    except (RuleError, ValueError) as problem:
        raise click.ClickException(str(problem)) from problem
    table = Table(*HEADINGS[language])
    for each in found.months:
        table.add_row(*_cells(each, language))
    wide_console().print(table)
    words = (
        "应补发 {} 元，应退回 {} 元，{} 个月还不能结算"
        if language == "zh"
        else "owed {} yuan, to come back {} yuan, {} months cannot be settled yet"
    )
    click.echo(words.format(yuan(found.arrears_fen), yuan(found.recoveries_fen), len(found.unsettled)))


def _cells(each: MonthSettled, language: str) -> tuple[str, ...]:
    unknown = "未知" if language == "zh" else "unknown"
    amounts = (each.due_fen, each.paid_fen, each.difference_fen)
    return (str(each.month), *(unknown if fen is None else yuan(fen) for fen in amounts))
