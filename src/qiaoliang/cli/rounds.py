"""`qiaoliang round`: opens the yearly round and says who has reported."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import click
from rich.console import Console
from rich.table import Table

from qiaoliang.cli.console import wide_console
from qiaoliang.cli.options import language_option, open_pack, pack_option
from qiaoliang.organisations.roles import Role
from qiaoliang.organisations.scope import Grant, Scope
from qiaoliang.packs import Pack
from qiaoliang.plan.actions import RoundNotHeld, RoundOpened, load_plan, open_round
from qiaoliang.plan.models import Plan, Round
from qiaoliang.plan.queries import round_rows
from qiaoliang.plan.round_rules import YEARLY
from qiaoliang.primitives.clock import Clock, SystemClock

ACTOR = "operator"
WORDS = {
    "zh": {"signed": "按时签报", "signed_late": "逾期签报", "draft": "未签报", "late": "未签报，已逾期"},
    "en": {"signed": "signed in time", "signed_late": "signed late", "draft": "draft", "late": "draft, overdue"},
}


@click.command("round")
@click.option("--year", type=click.IntRange(2017, 2100), required=True, help="The year that is reported on.")
@click.option(
    "--period",
    type=click.Choice(Round.Period.values),
    default=YEARLY,
    show_default=True,
    help="The whole year, or an interim round that rounds.yaml of the pack holds.",
)
@pack_option
@language_option
def open_year(year: int, period: str, pack_name: str, language: str) -> None:
    """Open the round of a year (drafts that are there are kept), and list who has reported."""
    clock = SystemClock()
    pack = open_pack(pack_name)
    opened = open_round_of(pack, year, clock, period)
    console = wide_console()
    console.print(
        f"{opened.round.words}：新起草{opened.drafted}份，原有{opened.kept}份；{opened.round.due_on}前签报 · "
        f"{opened.drafted} drafted, {opened.kept} kept, due {opened.round.due_on}"
    )
    print_rows(console, opened.round, clock, language)


def open_round_of(pack: Pack, year: int, clock: Clock, period: str = YEARLY) -> RoundOpened:
    """
    Open the round of a year, or of a period of it, for the plan of a pack.

    :raises click.ClickException: if the plan has not been loaded, or no such round is held
    """
    try:
        return open_round(plan=plan_of(pack), pack=pack, year=year, period=period, clock=clock, actor=ACTOR)
    except RoundNotHeld as refused:
        raise click.ClickException(str(refused)) from refused


def plan_of(pack: Pack) -> Plan:
    """
    Return the stored plan of a pack.

    :raises click.ClickException: if it has not been loaded
    """
    plan = Plan.objects.filter(pack=pack.id).first()
    if plan is None:
        raise click.ClickException(f"the plan of {pack.id} is not in the database. Set it up with: qiaoliang demo")
    return plan


def load_plan_with_round(pack: Pack, year: int, clock: Clock) -> None:
    """Load the plan of a pack and open the round of a year; what is there already stays as it is."""
    loaded = load_plan(pack=pack, clock=clock, actor=ACTOR)
    open_round(plan=loaded.plan, pack=pack, year=year, clock=clock, actor=ACTOR)


def print_rows(console: Console, opened: Round, clock: Clock, language: str) -> None:
    """Print one row for each measure: who leads it, and whether its return is signed."""
    is_chinese = language == "zh"
    table = Table(
        "措施" if is_chinese else "measure", "牵头" if is_chinese else "lead", "状态" if is_chinese else "state"
    )
    for row in round_rows(operator_scope(clock), opened, clock.today()):
        measure, lead = row.found.measure, row.found.lead
        title = f"{measure.ordinal}{measure.title}" if is_chinese else f"{measure.code} {measure.title_en}"
        state = WORDS[language][row.state] + (f" ({row.days_late})" if row.days_late else "")
        table.add_row(title, lead.name if is_chinese else lead.name_en, state)
    console.print(table)


def operator_scope(clock: Clock) -> Scope:
    """Whoever runs commands on the machine sees the whole plan, as the committee's office does, and no place or person."""
    grant = Grant(role=Role.COMMITTEE_OFFICE.value, bureau="", root="", places=frozenset())
    return Scope(staff=ACTOR, on=clock.today(), grants=(grant,))
