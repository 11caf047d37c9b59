"""`qiaoliang duties`: the sheet of a bureau or of a place, or all duties with their status as a workbook."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from datetime import date
from pathlib import Path

import click

from qiaoliang.cli.options import language_option, open_pack, pack_option
from qiaoliang.cli.rounds import operator_scope, plan_of
from qiaoliang.documents import Document, NoChineseFont, excel_workbook, pdf_document, word_document
from qiaoliang.organisations.models import Bureau, Place
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Plan
from qiaoliang.plan.sheets import bureau_sheet, duty_sheets, place_sheet
from qiaoliang.primitives.clock import SystemClock

ENDINGS = (".docx", ".pdf")


@click.command()
@click.option("--bureau", "bureau_id", help="The sheet of one bureau, by id, name or printed name.")
@click.option("--place", "place_code", help="The sheet of one place, by code or name.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    required=True,
    help="File to write: .docx or .pdf for one bureau or place, .xlsx for all duties.",
)
@pack_option
@language_option
def duties(bureau_id: str | None, place_code: str | None, out: Path, pack_name: str, language: str) -> None:
    """Write what one bureau or one place owes and how far it is (Word or PDF), or all duties with their status (Excel)."""
    clock = SystemClock()
    plan, scope = plan_of(open_pack(pack_name)), operator_scope(clock)
    if bureau_id and place_code:
        raise click.ClickException("a sheet is of one bureau or of one place. Leave out --bureau or --place")
    try:
        if bureau_id or place_code:
            content = _sheet(scope, plan, bureau_id, place_code, clock.today(), language, out.suffix.lower())
        else:
            content = _workbook(scope, plan, clock.today(), language, out.suffix.lower())
        out.write_bytes(content)
    except NoChineseFont as refused:
        raise click.ClickException(str(refused)) from refused
    except OSError as error:
        raise click.ClickException(
            f"{out} cannot be written ({error.strerror}). Choose another file with --out"
        ) from error
    click.echo(str(out))


def _workbook(scope: Scope, plan: Plan, today: date, language: str, ending: str) -> bytes:
    if ending != ".xlsx":
        raise click.ClickException(
            f"all duties are written as a workbook, not as {ending or 'a file without an ending'}. Name the file .xlsx, or add "
            "--bureau or --place for a sheet"
        )
    return excel_workbook(duty_sheets(scope, plan, today, language))


def _sheet(
    scope: Scope, plan: Plan, bureau_id: str | None, place_code: str | None, today: date, language: str, ending: str
) -> bytes:
    if ending not in ENDINGS:
        raise click.ClickException(
            f"a sheet is written as .docx or .pdf, not as {ending or 'a file without an ending'}"
        )
    document: Document
    if bureau_id:
        document = bureau_sheet(scope, plan, _bureau(bureau_id), today, language)
    else:
        document = place_sheet(scope, plan, _place(str(place_code)), today, language)
    return word_document(document) if ending == ".docx" else pdf_document(document)


def _bureau(named: str) -> Bureau:
    for each in Bureau.objects.order_by("pk"):
        if named in (each.pk, each.name, *each.printed):
            return each
    raise click.ClickException(f"no bureau is named {named}. `qiaoliang annex --bureau {named}` lists the names")


def _place(named: str) -> Place:
    for each in Place.objects.filter(reports=True):
        if named in (each.pk, each.name):
            return each
    known = ", ".join(f"{each.pk} ({each.name})" for each in Place.objects.filter(reports=True))
    raise click.ClickException(f"no place that reports is named {named}. Write one of: {known}")
