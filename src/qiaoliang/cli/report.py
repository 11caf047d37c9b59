"""`qiaoliang report`: the committee's report of a year as Word or PDF."""

from qiaoliang.cli import django_ready  # noqa: F401, I001 tables are imported below, after Django is set up

from pathlib import Path

import click

from qiaoliang.cli.options import open_pack, pack_option
from qiaoliang.cli.rounds import ACTOR, plan_of
from qiaoliang.documents import NoChineseFont
from qiaoliang.plan.actions import make_report
from qiaoliang.plan.queries import round_of
from qiaoliang.plan.report_pdf import ReportHasChanged, pdf_of_report
from qiaoliang.primitives.clock import SystemClock


@click.command()
@click.option("--year", type=click.IntRange(2017, 2100), required=True, help="The year that is reported on.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write; .docx or .pdf; by default report-YEAR.docx.",
)
@pack_option
def report(year: int, out: Path | None, pack_name: str) -> None:
    """Put the returns of a year together into the committee's report (Word or PDF, GB/T 9704); drafts are marked as drafts."""
    opened = round_of(plan_of(open_pack(pack_name)), year)
    if opened is None:
        raise click.ClickException(f"the round of {year} is not open. Open it with: qiaoliang round --year {year}")
    clock = SystemClock()
    path = out or Path(f"report-{year}.docx")
    if path.suffix.lower() not in (".docx", ".pdf"):
        raise click.ClickException(f"{path} ends in neither .docx nor .pdf. Name the file so")
    made = make_report(of=opened, clock=clock, actor=ACTOR)
    try:
        path.write_bytes(bytes(made.content) if path.suffix.lower() == ".docx" else pdf_of_report(made))
    except (NoChineseFont, ReportHasChanged) as refused:
        raise click.ClickException(str(refused)) from refused
    except OSError as error:
        raise click.ClickException(
            f"{path} cannot be written ({error.strerror}). Choose another file with --out"
        ) from error
    count = opened.returns.count()
    click.echo(f"{path}: 已签报{made.signed_count}/{count} · {made.signed_count} of {count} returns signed")
