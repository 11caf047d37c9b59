"""`qiaoliang remind`: reminders of the returns that are still owed, for a timer to run once a day."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import click

from qiaoliang.cli.options import open_pack, pack_option
from qiaoliang.cli.rounds import ACTOR, plan_of
from qiaoliang.plan.actions import send_reminders
from qiaoliang.plan.round_rules import round_rules
from qiaoliang.primitives.clock import SystemClock


@click.command()
@pack_option
def remind(pack_name: str) -> None:
    """Remind whoever still owes something to a round. Run again on the same day nothing is doubled; quiet hours are kept."""
    pack = open_pack(pack_name)
    reminded = send_reminders(plan=plan_of(pack), rules=round_rules(pack.id), clock=SystemClock(), actor=ACTOR)
    if reminded.is_quiet:
        click.echo("现在是静默时间或休息日，没有提醒 · quiet hours or a day off: nobody was reminded")
    else:
        click.echo(f"提醒{reminded.count}次 · {reminded.count} reminders")
