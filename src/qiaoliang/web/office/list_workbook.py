"""A list of missed, no longer entitled or undecided people as an Excel workbook, numbers masked."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from qiaoliang.documents import Sheet, excel_workbook
from qiaoliang.entitlements.queries import ListedSubject, condition_positions
from qiaoliang.packs import Pack
from qiaoliang.primitives.money import yuan
from qiaoliang.web.localised import wording
from qiaoliang.web.templatetags.people import masked_number


def workbook_of(pack: Pack, rows: Iterable[ListedSubject], mask: str, title: str, note: str) -> bytes:
    """Return an .xlsx file with one row for each subject listed."""
    headings = (_("姓名"), _("身份证号"), _("项目"), _("住地"), _("金额（元）"), _("原因"))
    sheet = Sheet(
        name=title, title=title, note=note, headings=headings, rows=tuple(_cells(pack, row, mask) for row in rows)
    )
    return excel_workbook((sheet,))


def _cells(pack: Pack, row: ListedSubject, mask: str) -> tuple[str, ...]:
    found = row.determination
    provision = pack.program[found.provision]
    positions = condition_positions(getattr(found, mask))
    named = (provision.conditions[position] for position in positions if position < len(provision.conditions))
    fen = found.received_fen if found.amount_fen is None else found.amount_fen
    return (
        row.name,
        masked_number(row.people[0].id_number) if len(row.people) == 1 else "",
        wording(provision, "label").text,
        wording(found.place, "name").text,
        "" if fen is None else yuan(fen),
        _("；").join(wording(condition, "label").text for condition in named),
    )
