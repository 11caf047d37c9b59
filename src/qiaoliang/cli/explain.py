"""`qiaoliang explain`: what a registered person is entitled to, and why, from the registry."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import json

import click
from django.conf import settings

from qiaoliang.cli.options import language_option, month_option, read_month
from qiaoliang.cli.registered_person import look_up
from qiaoliang.cli.words import decision_lines, question_lines
from qiaoliang.entitlements.cases import case_of_person
from qiaoliang.packs import load
from qiaoliang.packs.decision_records import decision_record
from qiaoliang.rules.decisions import Decider


@click.command()
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@month_option
@language_option
def explain(number: str, as_json: bool, month_text: str, language: str) -> None:
    """Explain what the person with this certificate or identity NUMBER is entitled to in a month, and why."""
    month = read_month(month_text)
    person = look_up(number, command="explain", about={"month": str(month)})
    pack = load(settings.QIAOLIANG_PACK)
    case = case_of_person(person, month)
    decisions = Decider(pack.program).decide("person", case)
    if as_json:
        click.echo(
            json.dumps([decision_record(pack, decision, case) for decision in decisions], ensure_ascii=False, indent=1)
        )
        return
    for decision in decisions:
        click.echo("\n".join(decision_lines(decision, language)) + "\n")
    click.echo("\n".join(question_lines(decisions, language)))
