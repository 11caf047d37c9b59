"""Looking a registered person up at the terminal: found by a number, and the look recorded for the person to see."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

import click
from django.db.utils import OperationalError

from qiaoliang.audit.actions import record
from qiaoliang.primitives.clock import SystemClock
from qiaoliang.registry.models import Certificate, Person


def look_up(number: str, *, command: str, about: dict[str, str]) -> Person:
    """
    Return the person with a certificate or identity number, and record that `command` looked, with what it was about.

    :raises click.ClickException: if there is none, or more than one record has the number
    """
    person = _person_with(number)
    record(
        actor="operator",
        action="person.viewed",
        object_kind="person",
        object_id=person.pk,
        at=SystemClock().now(),
        purpose=f"qiaoliang {command}",
        payload=about,
    )
    return person


def _person_with(number: str) -> Person:
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
