"""`qiaoliang import-people`: people from an Excel list, whole or not at all."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from datetime import datetime
from pathlib import Path

import click

from qiaoliang.organisations.models import Place
from qiaoliang.primitives.clock import BEIJING, SystemClock
from qiaoliang.primitives.problems import ProblemReport
from qiaoliang.registry.loading import load_people_workbook


@click.command()
@click.argument("workbook", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--bureau", default="残联", show_default=True, help="The bureau whose list this is.")
@click.option("--received-on", type=click.DateTime(["%Y-%m-%d"]), help="The day the list came in; by default today.")
@click.option("--actor", default="operator", show_default=True, help="Who loads it, for the audit trail.")
def import_people(workbook: Path, bureau: str, received_on: datetime | None, actor: str) -> None:
    """Load people from an Excel WORKBOOK or a .csv (姓名, 身份证号, 残疾人证号, 户籍地). One wrong row, and nothing is loaded."""
    clock = SystemClock()
    for option, text, longest in (("--bureau", bureau, 60), ("--actor", actor, 150)):
        if not text.strip() or len(text) > longest or not text.isprintable():
            raise click.BadParameter(f"write 1 to {longest} characters", param_hint=option)
    try:
        loaded = load_people_workbook(
            workbook,
            bureau=bureau,
            allowed_places=frozenset(Place.objects.values_list("code", flat=True)),
            received_on=received_on.date() if received_on else clock.now().astimezone(BEIJING).date(),
            clock=clock,
            actor=actor,
        )
    except ProblemReport as report:
        for problem in report.problems:
            click.echo(f"✗ {problem.zh}\n  {problem.en}", err=True)
        raise click.ClickException(
            f"{len(report.problems)} problems; nothing was loaded · 共{len(report.problems)}个问题，未载入任何内容"
        ) from report
    click.echo(f"已载入{loaded.people}人 · {loaded.people} people loaded")
    if loaded.left_out:
        click.echo(
            f"合计、备注等{loaded.left_out}行不是人员，未载入 · {loaded.left_out} rows (totals, notes) are about nobody"
        )
