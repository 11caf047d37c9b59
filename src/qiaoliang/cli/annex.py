"""`qiaoliang annex`: writes the annex that the published copy of the notice lacks, the duties of every bureau."""

from __future__ import annotations

from pathlib import Path

import click

from qiaoliang.cli.options import language_option, open_pack, pack_option
from qiaoliang.documents import NoChineseFont, excel_workbook, pdf_document, word_document
from qiaoliang.packs import Pack
from qiaoliang.packs.duties import BureauDuties, duties_of
from qiaoliang.packs.manual.annex import annex_document, annex_sheets

ENDINGS = ("docx", "pdf", "xlsx")


@click.command()
@click.option("--format", "format_", type=click.Choice(ENDINGS), help="By default what --out ends in, else docx.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; by default annex.docx, .pdf or .xlsx.",
)
@click.option("--bureau", "bureau_id", help="Only one bureau, by id, printed name or name.")
@pack_option
@language_option
def annex(format_: str | None, out: Path | None, bureau_id: str | None, pack_name: str, language: str) -> None:
    """Write the missing annex 各相关部门任务分解表: one section for each bureau, lead duties first."""
    pack = open_pack(pack_name)
    duties = _wanted(duties_of(pack), bureau_id)
    ending = format_ or (out.suffix.removeprefix(".").lower() if out else "docx")
    if ending not in ENDINGS:
        raise click.ClickException(f"{out} ends in none of .docx, .pdf, .xlsx. Name the file so, or add --format docx")
    path = out or Path(f"annex.{ending}")
    try:
        path.write_bytes(_content(pack, duties, ending, language))
    except NoChineseFont as refused:
        raise click.ClickException(str(refused)) from refused
    except OSError as error:
        raise click.ClickException(
            f"{path} cannot be written ({error.strerror}). Choose another file with --out"
        ) from error
    rows = sum(owed.clause_count for owed in duties)
    click.echo(f"{path}: {len(duties)} 个部门，{rows} 行 · {len(duties)} bureaux, {rows} rows")


def _content(pack: Pack, duties: tuple[BureauDuties, ...], ending: str, language: str) -> bytes:
    if ending == "xlsx":
        return excel_workbook(annex_sheets(pack, duties, language))
    document = annex_document(pack, duties, language)
    return word_document(document) if ending == "docx" else pdf_document(document)


def _wanted(duties: tuple[BureauDuties, ...], bureau_id: str | None) -> tuple[BureauDuties, ...]:
    """
    Return the duties of all bureaux, or of the one that is named.

    :raises click.ClickException: if no bureau is named so
    """
    if bureau_id is None:
        return duties
    for owed in duties:
        if bureau_id in (owed.bureau.id, owed.bureau.name, *owed.bureau.printed):
            return (owed,)
    known = ", ".join(f"{owed.bureau.id} ({owed.bureau.name})" for owed in duties)
    raise click.ClickException(f"no bureau is named {bureau_id}. Write one of: {known}")
