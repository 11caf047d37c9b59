"""What a page shows of an indicator: its value in words, how it stands against its target, its bars by place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from qiaoliang.indicators.publication import PublicRow, PublicValue
from qiaoliang.indicators.values import Counted
from qiaoliang.packs import Measure, Pack
from qiaoliang.packs.indicators import Indicator
from qiaoliang.primitives.money import yuan
from qiaoliang.rules.figures import Figure
from qiaoliang.web.bars import FULL_WIDTH, Bar, Bars
from qiaoliang.web.localised import wording
from qiaoliang.web.templatetags.pages import plain_number, whole_share


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """
    An indicator on a page.

    `summary` is its value in words, empty where there is none to be shown; `standing` says why: one of those of
    `IndicatorValue.standing`, or `withheld`.
    """

    indicator: Indicator
    measure: Measure
    published: PublicValue
    summary: str
    target: str
    standing: str
    figure: Figure | None


def indicator_rows(pack: Pack, found: Iterable[PublicValue]) -> list[IndicatorRow]:
    """Return the rows of the values, in the order of the pack."""
    measures = {clause.id: measure for measure in pack.measures for clause in measure.clauses}
    return [_row(pack, measures[each.value.indicator.clause], each) for each in found]


def _row(pack: Pack, measure: Measure, published: PublicValue) -> IndicatorRow:
    """A value is judged at the end of its own month: one of 2018 cannot say that a date of 2020 was missed."""
    value = published.value
    named = value.indicator.target.figure if value.indicator.target else None
    return IndicatorRow(
        indicator=value.indicator,
        measure=measure,
        published=published,
        summary="" if value.league.part is None else _words(value.indicator, published.league),
        target=whole_share(value.target),
        standing="withheld" if published.league.is_withheld else value.standing(value.month.last_day),
        figure=pack.figures[named] if named else None,
    )


def bars_by_place(pack: Pack, row: IndicatorRow) -> Bars:
    """Return a bar for each place with its value in words; a place that is withheld or unknown says so and has none."""
    places = row.published.places
    largest = max((_size(each.counted) or 0.0 for each in places), default=0.0)
    scale = max(1.0, largest)
    bars = tuple(
        Bar(
            wording(pack.place(str(each.counted.place)), "name").text,
            _words(row.indicator, each),
            _width(_size(each.counted), scale),
        )
        for each in places
    )
    return Bars(_("按旗区"), bars, _("地区"), wording(row.indicator, "label").text)


def _width(size: float | None, scale: float) -> float | None:
    return None if size is None else round(FULL_WIDTH * size / scale, 1)


def _size(counted: Counted) -> float | None:
    """A share, or a plain count; None where there is neither, which is not zero."""
    if counted.whole is not None:
        return counted.share
    return None if counted.part is None else float(counted.part)


def _words(indicator: Indicator, row: PublicRow) -> str:
    """The value in words: 97% (512/524), 128, never fell; or why there is none."""
    counted = row.counted
    if row.is_withheld:
        return _withheld_words(counted)
    if counted.part is None:
        return _("没有数据")
    if counted.whole is None:
        return plain_number(counted.part)
    if indicator.counts == "figure_never_falls" and counted.place is not None:
        return _("没有下降") if counted.part else _("下降过")
    if not counted.whole:
        return _("没有符合的")
    part, whole = (_amount(indicator, each) for each in (counted.part, counted.whole))
    return _("%(share)s（%(part)s/%(whole)s）") % {"share": whole_share(counted.share), "part": part, "whole": whole}


def _amount(indicator: Indicator, number: int) -> str:
    return _("%(amount)s 元") % {"amount": yuan(number)} if indicator.counts == "growth" else plain_number(number)


def _withheld_words(counted: Counted) -> str:
    """A share can be given from below where the whole is known: too few are left for the count to be shown."""
    if counted.whole is None:
        return _("人数少，不公布")
    return _("共 %(whole)s，其中多少不公布") % {"whole": plain_number(counted.whole)}
