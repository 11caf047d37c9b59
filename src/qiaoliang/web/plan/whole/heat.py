"""The rows of the heat grid as HTML. Written here and not in a template: a plan of 200 measures has 13,000 cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from qiaoliang.plan.overview import Cell, Grid, MeasureLine, Standing
from qiaoliang.web.plan.whole.words import LEAD, PARTICIPANT, STANDINGS

EMPTY = format_html('<td class="heat__cell"></td>')


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One measure and its cells, in the order of the columns."""

    line: MeasureLine
    cells: SafeString


@dataclass(frozen=True, slots=True)
class Share:
    """How many bureaux (and places) of a measure stand so."""

    standing: str
    label: Any
    count: int


def heat_rows(grid: Grid) -> list[HeatRow]:
    """Return the rows of the grid: first the bureaux, then the places."""
    bureaux = [line.bureau.pk for line in grid.bureaux]
    places = [line.place.pk for line in grid.places]
    written: dict[tuple[Standing, bool, int, int], SafeString] = {}
    return [
        HeatRow(
            line,
            format_html_join("", "{}", _cells([(line.by_bureau, bureaux), (line.by_place, places)], written)),
        )
        for line in grid.measures
    ]


def shares_of(line: MeasureLine) -> list[Share]:
    """Return how the cells of a measure stand, the worst first, without those that do not occur."""
    found = [cell.tally.standing for cell in (*line.by_bureau.values(), *line.by_place.values())]
    return [Share(each.value, STANDINGS[each].label, found.count(each)) for each in Standing if each in found]


def _cells(
    parts: Iterable[tuple[Mapping[str, Cell], Sequence[str]]],
    written: dict[tuple[Standing, bool, int, int], SafeString],
) -> Iterator[tuple[SafeString]]:
    """The cells of a row. Cells that say the same are written once: most of a large grid do."""
    for cells, columns in parts:
        for column in columns:
            cell = cells.get(column)
            if cell is None:
                yield (EMPTY,)
                continue
            key = (cell.tally.standing, cell.is_lead, cell.tally.done, cell.tally.total)
            if key not in written:
                written[key] = _cell(*key)
            yield (written[key],)


def _cell(standing: Standing, is_lead: bool, done: int, total: int) -> SafeString:
    """One cell: its signs to be seen, its role, standing and numbers to be read aloud."""
    words = STANDINGS[standing]
    return format_html(
        '<td class="heat__cell heat__cell--{}"><span aria-hidden="true">{}{}</span>'
        '<span class="govuk-visually-hidden">{} {} {}/{}</span></td>',
        standing.value,
        LEAD if is_lead else PARTICIPANT,
        words.sign,
        _("牵头") if is_lead else _("参加"),
        words.label,
        done,
        total,
    )
