"""The indicators of the plan: all of them with value, target and date; and one for each by place, with its method."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.indicators.publication import PublicValue, published
from qiaoliang.indicators.queries import latest_values
from qiaoliang.indicators.yearly import YearValue, years_of
from qiaoliang.packs import Clause, Measure, Pack
from qiaoliang.web.public.indicator_rows import IndicatorRow, bars_by_place, indicator_rows
from qiaoliang.web.public.pack import the_pack
from qiaoliang.web.public.reach import KEPT_FOR, public_scope

KEPT_AS = "public-indicators"


@dataclass(frozen=True, slots=True)
class Undefined:
    """A clause that is to be counted and has no indicator yet; `live_as` says what will be counted."""

    clause: Clause
    live_as: str
    live_as_en: str


@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """Return every indicator with its value for the league, and what of the plan is not counted yet."""
    pack = the_pack()
    rows = public_rows(pack)
    context = {
        "counted": [row for row in rows if row.indicator.is_counted],
        "waiting": [row for row in rows if not row.indicator.is_counted],
        "undefined": _undefined(pack),
        "reached": sum(row.standing == "reached" for row in rows),
        "judged": sum(row.standing in ("reached", "short", "overdue") for row in rows),
        "month": rows[0].published.value.month if rows else None,
    }
    return render(request, "web/public/indicators.html", context)


@require_safe
def indicator(request: HttpRequest, indicator_id: str) -> HttpResponse:
    """Return one indicator: value, bars by place, how it is counted, target, reporter, what it leaves out."""
    pack = the_pack()
    row = next((each for each in public_rows(pack) if each.indicator.id == indicator_id), None)
    if row is None:
        raise Http404(f"no indicator {indicator_id}")
    context = {
        "row": row,
        "clause": pack.clause(row.indicator.clause),
        "bars": bars_by_place(pack, row) if row.indicator.is_counted else None,
        "years": _years(pack, row),
    }
    return render(request, "web/public/indicator.html", context)


def public_rows(pack: Pack) -> list[IndicatorRow]:
    """Return every indicator with what anybody may read of its latest value (kept for five minutes)."""
    kept: Sequence[PublicValue] | None = cache.get(KEPT_AS)
    if kept is None:
        kept = [published(value) for value in latest_values(pack, public_scope())]
        cache.set(KEPT_AS, kept, KEPT_FOR)
    return indicator_rows(pack, kept)


def _years(pack: Pack, row: IndicatorRow) -> tuple[YearValue, ...]:
    """The values of a figure that is watched, in the first place of the league (figures of single places differ)."""
    if row.indicator.counts != "figure_never_falls":
        return ()
    return years_of(pack.figures, row.indicator.of, pack.reporting_places[0].code, row.published.value.month)


def _undefined(pack: Pack) -> list[tuple[Measure, list[Undefined]]]:
    """The clauses without an indicator, by measure."""
    found = [
        (
            measure,
            [
                Undefined(clause, clause.live_as.get("I", ""), clause.live_as_en.get("I", ""))
                for clause in measure.clauses
                if "I" in clause.kinds and not clause.indicators
            ],
        )
        for measure in pack.measures
    ]
    return [(measure, clauses) for measure, clauses in found if clauses]
