"""Finding whom a settlement is about: a person, their household, an employer, a reporting place, an institution."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from typing import TypeVar

import click
from django.db.models import Model, QuerySet

from qiaoliang.cli.registered_person import look_up
from qiaoliang.entitlements.cases import Subject
from qiaoliang.organisations.models import Place
from qiaoliang.packs import Pack
from qiaoliang.packs.cases import place_code
from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of import household_of
from qiaoliang.registry.models import Employer, Institution
from qiaoliang.rules.provisions import Provision

Row = TypeVar("Row", bound=Model)


def find_subject(pack: Pack, provision: Provision, number: str, month: Month) -> Subject:
    """
    Return the subject of a provision that `number` names; a household is that of a member, as of `month`.

    :raises click.ClickException: if there is none, with what to write
    :raises CaseProblem: if no reporting place has the name
    """
    match provision.subject.name:
        case "employer":
            return _one(
                Employer.everyone.select_related("place").filter(credit_code=number.strip().upper()), "credit code"
            )
        case "institution":
            return _one(Institution.objects.select_related("place").filter(name=number.strip()), "name")
        case "place":
            return Place.objects.get(pk=place_code(pack, number))
    person = look_up(number, command="arrears", about={"provision": provision.id})
    if provision.subject.name == "person":
        return person
    household = household_of(person, month)
    if household is None:
        raise click.ClickException(
            f"the person was in no registered household in {month}; record the household, or end the span earlier"
        )
    return household


def _one(rows: QuerySet[Row], named_by: str) -> Row:
    found = list(rows[:2])
    if len(found) != 1:
        told = "none" if not found else "more than one"
        raise click.ClickException(
            f"{told} in the registry has this {named_by}. Copy it from the register, letter by letter"
        )
    return found[0]
