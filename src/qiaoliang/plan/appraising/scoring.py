"""The scores of a year: every bureau that owes something under the plan, and every reporting place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from qiaoliang.packs.model import Pack
from qiaoliang.plan.appraising import tracing
from qiaoliang.plan.appraising.items import ItemScore, Trace, points_of, total_of
from qiaoliang.plan.appraising.reading import YearRead, read_year
from qiaoliang.plan.appraising.rules import AppraisalRules, WeightedItem
from qiaoliang.plan.duties_of_pack import LEVEL_OF_PLACES
from qiaoliang.plan.models import Plan


@dataclass(frozen=True, slots=True)
class SubjectScore:
    """A bureau (without a place) or a place (with the body that stands for it), its items, and the total in hundredths."""

    bureau: str
    place: str | None
    items: tuple[ItemScore, ...]

    @property
    def total(self) -> int | None:
        """The total in hundredths of 100 points; None where nothing could be judged."""
        return total_of([(each.weight, each.points) for each in self.items])


def scores_of(plan: Plan, pack: Pack, rules: AppraisalRules, year: int, today: date) -> tuple[SubjectScore, ...]:
    """Return the scores of a year as the data give them on a day (a constant number of queries)."""
    read = read_year(plan, year, today)
    for_places = next((bureau.id for bureau in pack.bureaux if bureau.level == LEVEL_OF_PLACES), None)
    bureaux = dict.fromkeys(duty.bureau_id for duty in read.duties if duty.place_id is None)
    of_bureaux = [_bureau(bureau, read, pack, rules) for bureau in bureaux]
    places = [place.code for place in pack.reporting_places] if for_places else []
    return (*of_bureaux, *(_place(place, str(for_places), read, pack, rules) for place in places))


def _bureau(bureau: str, read: YearRead, pack: Pack, rules: AppraisalRules) -> SubjectScore:
    led = [measure for measure in read.measures if measure.lead_id == bureau]
    provisions = dict.fromkeys(provision for measure in led for provision in measure.provisions)

    def traces(item: WeightedItem) -> Iterable[Trace]:
        match item.item:
            case "duties":
                own = [each for each in read.duties if each.bureau_id == bureau and each.place_id is None]
                return tracing.of_duties(own, read, rules.late_share)
            case "returns":
                own_returns = [each for each in read.returns if each.lead_id == bureau]
                return tracing.of_returns(own_returns, read, rules.late_share)
            case "parts":
                return tracing.of_parts(bureau, read, rules.late_share)
            case "coverage":
                return tracing.of_coverage(provisions, None, read, pack)
            case "rectified":
                found = [each for each in read.inspections if each.bureau_id == bureau and each.place_id is None]
                return tracing.of_inspections(found, read, rules.late_share)
            case _:
                return ()

    return SubjectScore(bureau, None, tuple(_item(item, traces(item)) for item in rules.bureau))


def _place(place: str, bureau: str, read: YearRead, pack: Pack, rules: AppraisalRules) -> SubjectScore:
    own = [each for each in read.duties if each.place_id == place]

    def traces(item: WeightedItem) -> Iterable[Trace]:
        match item.item:
            case "duties":
                return tracing.of_duties(own, read, rules.late_share)
            case "own_rules":
                made = [each for each in own if each.clause == item.clause]
                return tracing.of_duties(made, read, rules.late_share)
            case "coverage":
                return tracing.of_coverage([each.id for each in pack.provisions], place, read, pack)
            case "poverty_fell":
                return tracing.of_poverty(item, place, read)
            case "rectified":
                found = [each for each in read.inspections if each.place_id == place]
                return tracing.of_inspections(found, read, rules.late_share)
            case _:
                return ()  # such as income, of which there are no data

    return SubjectScore(bureau, place, tuple(_item(item, traces(item)) for item in rules.place))


def _item(item: WeightedItem, traces: Iterable[Trace]) -> ItemScore:
    found = tuple(traces)
    points = points_of(item.weight, found)
    return ItemScore(item.item, item.label, item.label_en, item.clause, item.weight, points, found)
