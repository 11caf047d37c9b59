"""The heat grid of a plan: measures by bureaux and by places, in a number of queries that never grows with either."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from qiaoliang.organisations.models import Bureau, Place
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Duty, Plan, PlanMeasure
from qiaoliang.plan.overview.standing import COUNTED, Tally, counts_on

NOTHING = Tally()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one bureau owes under one measure, or all bureaux in one place: whether as lead, and how it stands."""

    is_lead: bool
    tally: Tally

    def plus(self, other: Cell) -> Cell:
        """Return both together: as lead if one of them is."""
        return Cell(self.is_lead or other.is_lead, self.tally.plus(other.tally))


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure with its cells, by the id of a bureau and by the code of a place; what is not owed has none."""

    measure: PlanMeasure
    by_bureau: Mapping[str, Cell]
    by_place: Mapping[str, Cell]

    @property
    def tally(self) -> Tally:
        """All duties of the measure that the reader may see."""
        return _sum((*self.by_bureau.values(), *self.by_place.values()))


@dataclass(frozen=True, slots=True)
class BureauLine:
    """A bureau with all it owes under the plan: how many measures it leads and takes part in."""

    bureau: Bureau
    leads: int
    takes_part: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place with all that is owed in it."""

    place: Place
    tally: Tally


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of a plan as one reader may see it: only bureaux and places that owe something stand in it."""

    plan: Plan
    measures: tuple[MeasureLine, ...]
    bureaux: tuple[BureauLine, ...]
    places: tuple[PlaceLine, ...]
    tally: Tally = field(default=NOTHING)


def grid_of(scope: Scope, plan: Plan, today: date) -> Grid:
    """Return the grid of the duties in the scope (four queries, whatever the size of the plan)."""
    by_bureau: dict[int, dict[str, Cell]] = defaultdict(dict)
    by_place: dict[int, dict[str, Cell]] = defaultdict(dict)
    for measure, bureau, place, cell in _cells(scope, plan, today):
        cells, key = (by_bureau[measure], bureau) if place is None else (by_place[measure], place)
        cells[key] = cells[key].plus(cell) if key in cells else cell
    measures = tuple(
        MeasureLine(each, by_bureau[each.pk], by_place[each.pk])
        for each in plan.measures.select_related("lead").order_by("position")
        if each.pk in by_bureau or each.pk in by_place
    )
    bureaux = Bureau.objects.in_bulk({key for cells in by_bureau.values() for key in cells})
    places = Place.objects.in_bulk({key for cells in by_place.values() for key in cells})
    return Grid(
        plan,
        measures,
        tuple(sorted((_bureau(each, measures) for each in bureaux.values()), key=_busiest_first)),
        tuple(
            PlaceLine(places[code], _sum(each.by_place[code] for each in measures if code in each.by_place))
            for code in sorted(places)
        ),
        _sum(cell for line in measures for cell in (*line.by_bureau.values(), *line.by_place.values())),
    )


def _cells(scope: Scope, plan: Plan, today: date) -> Iterable[tuple[int, str, str | None, Cell]]:
    rows = Duty.objects.within(scope).filter(measure__plan=plan, is_withdrawn=False).order_by()
    counted = rows.values_list("measure_id", "bureau_id", "place_id", "role").annotate(**counts_on(today))
    named = ("measure_id", "bureau_id", "place_id", "role", *COUNTED)
    for measure, bureau, place, role, *counts in counted.values_list(*named):
        yield measure, bureau, place, Cell(role == Duty.Role.LEAD, Tally(*counts))


def _bureau(bureau: Bureau, measures: Iterable[MeasureLine]) -> BureauLine:
    cells = [each.by_bureau[bureau.pk] for each in measures if bureau.pk in each.by_bureau]
    leads = sum(cell.is_lead for cell in cells)
    return BureauLine(bureau, leads, len(cells) - leads, _sum(cells))


def _busiest_first(line: BureauLine) -> tuple[int, int, str]:
    return (-line.leads, -line.takes_part, line.bureau.pk)


def _sum(cells: Iterable[Cell]) -> Tally:
    """Added up column by column: one by one it takes most of the time of a large grid."""
    rows = [cell.tally for cell in cells]
    return Tally(*map(sum, zip(*rows, strict=True))) if rows else NOTHING
