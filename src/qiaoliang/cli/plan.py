"""`qiaoliang plan`: notices imported beside the first, and the plans that are carried out."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from pathlib import Path

import click

from qiaoliang.cli.read import bytes_of
from qiaoliang.cli.rounds import ACTOR
from qiaoliang.notices import NotANotice, UnreadableSource
from qiaoliang.plan.actions.importing import import_notice
from qiaoliang.plan.importing import review_of
from qiaoliang.plan.models import Plan
from qiaoliang.primitives.clock import SystemClock

LONGEST_CODE = 40


@click.group()
def plan() -> None:
    """Read a further notice for review, and list the plans."""


@plan.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--code", help="What the notice is called here, such as plan_2021_14; by default the name of the file.")
def import_file(file: Path, code: str | None) -> None:
    """Read a notice and store it for review; under the same code it is read again, and corrections stay."""
    named = (code or file.stem)[:LONGEST_CODE]
    if not all(char.isascii() and (char.isalnum() or char in "-_") for char in named):
        raise click.ClickException(f"“{named}” cannot be a code. Write letters, digits, - and _: --code plan_2021_14")
    try:
        stored = import_notice(
            code=named, content=bytes_of(file), file_name=file.name, clock=SystemClock(), actor=ACTOR
        )
    except (NotANotice, UnreadableSource) as refusal:
        raise click.ClickException(str(refusal)) from refusal
    review = review_of(stored)
    click.echo(
        f"{stored.code}：{len(review.tasks)}项任务，{len(review.unknown_units)}个单位没有对应部门，"
        f"{len(review.doubts)}处存疑，{len(review.lost)}处更正失去位置 · {len(review.tasks)} tasks, "
        f"{len(review.unknown_units)} names without a bureau, {len(review.doubts)} doubts, {len(review.lost)} corrections lost"
    )
    click.echo(f"→ /office/notices/{stored.pk}/")


@plan.command("list")
def list_plans() -> None:
    """List the plans that are carried out, with the number of their measures."""
    for each in Plan.objects.order_by("pk"):
        click.echo(f"{each.pack}  {each.number}  {each.title}  ({each.measures.count()})")
