"""The list of missed or no longer entitled people as an Excel workbook, numbers masked."""

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from qiaoliang.primitives.money import FEN_PER_YUAN
from qiaoliang.web.localised import wording
from qiaoliang.web.office.missed_rows import MissedRow
from qiaoliang.web.templatetags.people import masked_number

COLUMN_WIDTHS = (14, 22, 30, 22, 12, 44)  # characters


def workbook_of(rows: Iterable[MissedRow], title: str) -> bytes:
    """Return an .xlsx file with one row for each determination."""
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet(title[:31])
        bold, money = workbook.add_format({"bold": True, "text_wrap": True}), workbook.add_format({"num_format": "#,##0.00"})
        for column, (heading, width) in enumerate(zip(_headings(), COLUMN_WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        for line, row in enumerate(rows, start=1):
            for column, text in enumerate(_cells(row)):
                sheet.write_string(line, column, text)
            if (fen := row.determination.amount_fen or row.determination.received_fen) is not None:
                sheet.write_number(line, 4, fen / FEN_PER_YUAN, money)
        sheet.freeze_panes(1, 0)
    return stream.getvalue()


def _headings() -> tuple[str, ...]:
    return _("姓名"), _("身份证号"), _("项目"), _("住地"), _("金额（元）"), _("原因")


def _cells(row: MissedRow) -> tuple[str, ...]:
    return (
        row.person.name if row.person else "",
        masked_number(row.person.id_number) if row.person else "",
        wording(row.provision, "label").text,
        wording(row.determination.place, "name").text,
        "",
        "；".join(wording(condition, "label").text for condition in row.reasons),
    )
