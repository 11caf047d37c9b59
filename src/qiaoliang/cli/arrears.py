"""`qiaoliang arrears`: what one subject, or everybody, is still owed or was paid too much, by month or by year."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from datetime import datetime, time
from pathlib import Path

import click
from django.conf import settings

from qiaoliang.cli.arrears_everybody import print_everybody, record_everybody, write_workbook
from qiaoliang.cli.arrears_subjects import find_subject
from qiaoliang.cli.arrears_words import print_settlement
from qiaoliang.cli.console import wide_console
from qiaoliang.cli.options import language_option
from qiaoliang.cli.rehearse import read_changes
from qiaoliang.entitlements.arrears import Period, months_between, settle_everybody, settle_subject
from qiaoliang.entitlements.rehearsal import changed_program
from qiaoliang.packs import Pack, load
from qiaoliang.packs.cases import CaseProblem
from qiaoliang.primitives.clock import BEIJING
from qiaoliang.primitives.money import InvalidAmount, fen_from_yuan
from qiaoliang.primitives.months import InvalidMonth, Month
from qiaoliang.rules.errors import RuleError
from qiaoliang.rules.program import Program


@click.command()
@click.argument("number", required=False)
@click.option(
    "--provision", "provision_id", default="m02.care_subsidy", show_default=True, help="A provision that is money."
)
@click.option("--from", "first_text", required=True, help="First month or year: 2018-01, 2017.")
@click.option("--to", "last_text", required=True, help="Last month or year: 2018-12, 2019.")
@click.option(
    "--received",
    "received_texts",
    multiple=True,
    metavar="PERIOD=YUAN",
    help="A payment that no roll tells: 2017=1200, 2018-03=80. May be repeated.",
)
@click.option(
    "--change",
    "changes",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Law changed backwards: a file as for `rehearse`.",
)
@click.option(
    "--known-on", type=click.DateTime(["%Y-%m-%d"]), help="Settle with what was known at the end of this day."
)
@click.option("--everybody", is_flag=True, help="Settle everybody of the provision instead of one NUMBER.")
@click.option("--excel", type=click.Path(dir_okay=False, path_type=Path), help="With --everybody: write a workbook.")
@language_option
def arrears(
    number: str | None,
    provision_id: str,
    first_text: str,
    last_text: str,
    received_texts: tuple[str, ...],
    changes: Path | None,
    known_on: datetime | None,
    everybody: bool,
    excel: Path | None,
    language: str,
) -> None:
    """Settle a provision: due less received, for the subject with this NUMBER or for everybody.

    NUMBER is a certificate or identity number (of a person, or of a member of the household), the credit code of an
    employer, the name or code of a reporting place, or the name of an institution. A yearly provision is settled by year.
    """
    _refuse_mixed(number, received_texts, everybody, excel)
    pack = load(settings.QIAOLIANG_PACK)
    known_at = datetime.combine(known_on.date(), time.max, BEIJING) if known_on else None
    try:
        program = _program(pack, changes)
        provision = program[provision_id]
        months = read_span(first_text, last_text, by_year=provision.every == "year")
        if everybody:
            places = [place.code for place in pack.reporting_places]
            found = settle_everybody(
                provision_id=provision_id, months=months, program=program, places=places, known_at=known_at
            )
            record_everybody(found, months, excel)
            print_everybody(wide_console(), pack, found, language)
            if excel:
                excel.write_bytes(write_workbook(pack, found, months, language))
                click.echo(f"→ {excel}")
            return
        subject = find_subject(pack, provision, str(number), months[-1])
        received = read_received(received_texts, by_year=provision.every == "year")
        settled = settle_subject(
            subject=subject,
            provision_id=provision_id,
            months=months,
            program=program,
            received=received,
            known_at=known_at,
        )
    except (CaseProblem, RuleError, ValueError) as problem:
        raise click.ClickException(str(problem)) from problem
    print_settlement(wide_console(), settled, provision, language)


def read_span(first_text: str, last_text: str, *, by_year: bool) -> list[Month]:
    """
    Return the months from the first to the last month or year written; a year is all its months.

    :raises click.ClickException: if a yearly provision is asked for by month, or a text is neither month nor year
    """
    if by_year and ("-" in first_text or "-" in last_text):
        raise click.ClickException("the provision is due by the year; write years, such as --from 2017 --to 2019")
    first, last = _month(first_text, 1), _month(last_text, 12)
    return list(months_between(first, last))


def read_received(texts: tuple[str, ...], *, by_year: bool) -> dict[Period, int]:
    """
    Return the payments written as PERIOD=YUAN, in fen, by month or year.

    :raises click.ClickException: if one is not written so, names a period twice, or not a year where years are settled
    """
    found: dict[Period, int] = {}
    for text in texts:
        period_text, _, amount = text.partition("=")
        try:
            period: Period = int(period_text) if by_year else Month.parse(period_text)
            fen = fen_from_yuan(amount)
        except (InvalidMonth, InvalidAmount, ValueError) as problem:
            form = "2017=1200" if by_year else "2018-03=80"
            raise click.ClickException(f"--received {text} is not understood; write it such as {form}") from problem
        if period in found:
            raise click.ClickException(f"--received names {period_text} twice; write the sum of the payments once")
        if fen < 0:
            raise click.ClickException(f"--received {text} is below zero; write what was paid")
        found[period] = fen
    return found


def _refuse_mixed(number: str | None, received: tuple[str, ...], everybody: bool, excel: Path | None) -> None:
    if everybody and (number or received):
        raise click.UsageError("--everybody settles by the rolls; leave out the number and --received")
    if not everybody and not number:
        raise click.UsageError("write the number of one subject, or --everybody")
    if excel and not everybody:
        raise click.UsageError("--excel is the list of everybody; write --everybody with it")


def _program(pack: Pack, changes: Path | None) -> Program:
    return changed_program(pack.program, read_changes(pack, changes)) if changes else pack.program


def _month(text: str, month_of_year: int) -> Month:
    try:
        return Month(int(text), month_of_year) if text.isdecimal() else Month.parse(text)
    except InvalidMonth as error:
        raise click.ClickException(str(error)) from error
