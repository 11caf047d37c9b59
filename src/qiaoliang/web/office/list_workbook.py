"""A list of missed or no longer entitled people as an Excel workbook, numbers masked."""

from collections.abc import Iterable
from io import BytesIO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from qiaoliang.entitlements.queries import ListedSubject, condition_positions
from qiaoliang.packs import Pack
from qiaoliang.primitives.money import FEN_PER_YUAN
from qiaoliang.web.localised import wording
from qiaoliang.web.templatetags.people import masked_number

COLUMN_WIDTHS = (16, 22, 30, 22, 44, 14)  # characters
MONEY_COLUMN = 5
LONGEST_SHEET_NAME = 31  # characters, a limit of Excel


def workbook_of(pack: Pack, rows: Iterable[ListedSubject], title: str) -> bytes:
    """Return an .xlsx file with one row for each subject listed; text that looks like a formula stays text."""
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        sheet = workbook.add_worksheet(title[:LONGEST_SHEET_NAME])
        bold, money = (
            workbook.add_format({"bold": True, "text_wrap": True}),
            workbook.add_format({"num_format": "#,##0.00"}),
        )
        headings = (_("姓名"), _("身份证号"), _("项目"), _("住地"), _("不符合的条件"), _("金额（元）"))
        for column, (heading, width) in enumerate(zip(headings, COLUMN_WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, bold)
        for line, row in enumerate(rows, start=1):
            for column, text in enumerate(_cells(pack, row)):
                sheet.write_string(line, column, text)
            fen = (
                row.determination.amount_fen
                if row.determination.amount_fen is not None
                else row.determination.received_fen
            )
            if fen is not None:
                sheet.write_number(line, MONEY_COLUMN, fen / FEN_PER_YUAN, money)
        sheet.freeze_panes(1, 0)
    return stream.getvalue()


def _cells(pack: Pack, row: ListedSubject) -> tuple[str, ...]:
    provision = pack.program[row.determination.provision]
    failed = (provision.conditions[position] for position in condition_positions(row.determination.failed_mask))
    number = masked_number(row.people[0].id_number) if len(row.people) == 1 else ""
    return (
        row.name,
        number,
        wording(provision, "label").text,
        wording(row.determination.place, "name").text,
        _("；").join(wording(condition, "label").text for condition in failed),
    )
