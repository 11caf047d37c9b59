"""Every read of indicators: the values of all of them for some months, in a number of queries that never grows with people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Count, Sum

from qiaoliang.entitlements.models import Determination, DeterminationTotal
from qiaoliang.entitlements.queries import months_determined
from qiaoliang.indicators.determined import Masked, Total, counted_masks, counted_totals
from qiaoliang.indicators.values import Counted, IndicatorValue, league_of, target_of
from qiaoliang.indicators.yearly import against_the_year_before, never_falls
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs.indicators import Indicator
from qiaoliang.packs.model import Pack
from qiaoliang.primitives.months import Month
from qiaoliang.registry.facts_as_of.units import places_frame
from qiaoliang.registry.models import Employer

OF_TOTALS = frozenset({"coverage", "entitled", "met"})
Totals = Mapping[str, Sequence[Total]]


def indicator_values(pack: Pack, scope: Scope, month: Month) -> tuple[IndicatorValue, ...]:
    """
    Return the value of every indicator of a pack for a month, in the places where the reader may see summaries.

    An indicator whose data do not exist has an unknown value.
    """
    places = places_in(pack, scope)
    totals = _totals(pack, scope, month)
    sums = _place_sums(pack, month)
    found = []
    for indicator in pack.indicators:
        counted = _counted(pack, scope, indicator, month, totals=totals.get(indicator.of, ()), sums=sums, places=places)
        target = target_of(indicator, pack.figures, month)
        found.append(
            IndicatorValue(indicator, month, league_of(counted), counted, target, _subject_kind(pack, indicator))
        )
    return tuple(found)


def latest_values(pack: Pack, scope: Scope) -> tuple[IndicatorValue, ...]:
    """Return the values for the latest month that was determined; none before the first determination."""
    months = months_determined(scope)
    return indicator_values(pack, scope, months[0]) if months else ()


def places_in(pack: Pack, scope: Scope) -> tuple[str, ...]:
    """Return the codes of the reporting places of which the reader may see a part, in the order of the pack."""
    visible = {pack.reporting_place_of(code) for code in scope.places(Permission.VIEW_SUMMARY) if _is_known(pack, code)}
    return tuple(place.code for place in pack.reporting_places if place.code in visible)


def _counted(
    pack: Pack,
    scope: Scope,
    indicator: Indicator,
    month: Month,
    *,
    totals: Sequence[Total],
    sums: Mapping[str, Mapping[str, int | None]],
    places: tuple[str, ...],
) -> tuple[Counted, ...]:
    match indicator.counts:
        case "coverage" | "entitled" | "met":
            return counted_totals(indicator, totals, places)
        case "condition_failed":
            conditions = [condition.id for condition in pack.program[indicator.of].conditions]
            return counted_masks(conditions.index(indicator.condition), _masks(scope, indicator, month), places)
        case "figure_never_falls":
            return never_falls(indicator, pack.figures, month, places)
        case "growth":
            return against_the_year_before(indicator, sums, places)
        case "nothing_yet":
            return tuple(Counted(place, None, None) for place in places)


def _totals(pack: Pack, scope: Scope, month: Month) -> Totals:
    """The totals of all provisions that indicators count (one query)."""
    wanted = {indicator.of for indicator in pack.indicators if indicator.counts in OF_TOTALS}
    rows = (
        DeterminationTotal.objects.within(scope, Permission.VIEW_SUMMARY)
        .filter(month=str(month), provision__in=wanted)
        .order_by()
        .values_list("provision", "subject_kind", "reporting_place_id", "outcome", "is_receiving")
        .annotate(count=Sum("subject_count"))
    )
    found: dict[str, list[Total]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(Total(*row))
    return found


def _masks(scope: Scope, indicator: Indicator, month: Month) -> list[Masked]:
    """The reason masks of one provision by reporting place, narrowed by the kinds of unit (one query)."""
    rows = Determination.objects.within(scope, Permission.VIEW_SUMMARY).filter(month=str(month), provision=indicator.of)
    for _fact, values in indicator.among:
        rows = rows.filter(subject_id__in=Employer.everyone.filter(unit_type__in=values).values("pk"))
    counted = rows.order_by().values_list("reporting_place_id", "failed_mask", "unknown_mask")
    return [Masked(*row) for row in counted.annotate(count=Count("pk"))]


def _place_sums(pack: Pack, month: Month) -> dict[str, dict[str, int | None]]:
    """The yearly facts of every place for the year of the month, named like "place.covered_population" (one query)."""
    if not any(indicator.counts == "growth" for indicator in pack.indicators):
        return {}
    return {
        row["place"]: {f"place.{name}": value for name, value in row.items()}
        for row in places_frame(month).iter_rows(named=True)
        if row["year"] == month.year
    }


def _subject_kind(pack: Pack, indicator: Indicator) -> str:
    if indicator.counts in OF_TOTALS or indicator.counts == "condition_failed":
        return pack.program[indicator.of].subject.name
    return "place" if indicator.counts in ("growth", "figure_never_falls") else ""


def _is_known(pack: Pack, code: str) -> bool:
    return any(place.code == code for place in pack.places)
