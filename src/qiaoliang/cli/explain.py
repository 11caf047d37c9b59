"""`qiaoliang explain`: what a registered person is entitled to, and why, from the registry."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import json

import click
from django.conf import settings
from django.db.utils import OperationalError

from qiaoliang.audit.actions import record
from qiaoliang.cli.options import language_option, month_option, read_month
from qiaoliang.cli.words import decision_lines, question_lines
from qiaoliang.entitlements.cases import case_of_person
from qiaoliang.packs import load
from qiaoliang.packs.decision_records import decision_record
from qiaoliang.primitives.clock import SystemClock
from qiaoliang.registry.models import Certificate, Person
from qiaoliang.rules.decisions import Decider


@click.command()
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@month_option
@language_option
def explain(number: str, as_json: bool, month_text: str, language: str) -> None:
    """Explain what the person with this certificate or identity NUMBER is entitled to in a month, and why."""
    month = read_month(month_text)
    person = person_with(number)
    pack = load(settings.QIAOLIANG_PACK)
    clock = SystemClock()
    record(
        actor="operator",
        action="person.viewed",
        object_kind="person",
        object_id=person.pk,
        at=clock.now(),
        purpose="qiaoliang explain",
        payload={"month": str(month)},
    )
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


def person_with(number: str) -> Person:
    """
    Return the person with a certificate or identity number.

    :raises click.ClickException: if there is none, or more than one record has the number
    """
    wanted = number.strip().upper()
    try:
        found = list(Person.everyone.select_related("place").filter(id_number=wanted)[:3])
        if not found:
            holders = Certificate.objects.filter(number=wanted).values_list("person_id", flat=True)
            found = list(Person.everyone.select_related("place").filter(pk__in=holders)[:3])
    except OperationalError as error:
        raise click.ClickException("there is no database yet. Run: make demo") from error
    if not found:
        raise click.ClickException(
            "nobody in the registry has this number. Check it digit by digit: 18 characters for an identity number, 20 for a certificate"
        )
    if len(found) > 1:
        raise click.ClickException(
            f"{len(found)} records have this number (ids {', '.join(str(one.pk) for one in found)}): they may be one person twice; merge them first"
        )
    return found[0]
