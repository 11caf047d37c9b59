"""What a pack says each bureau owes: one row for each clause and bureau, and for each place where a clause is owed in all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from qiaoliang.notices import Deadline
from qiaoliang.packs.duties import deadlines_by_clause
from qiaoliang.packs.model import Bureau, Clause, Measure, Pack

ADDRESSED_TO_PLACES = ("各地区", "各旗区")  # a clause that begins so is owed by every reporting place
LEVEL_OF_PLACES = "banner"  # the level of the body that stands for the governments of all places


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """A clause that a bureau owes; `place` is the code of a reporting place, or nothing for the whole league."""

    measure: Measure
    clause: Clause
    position: int
    bureau: str
    is_lead: bool
    place: str | None
    due_on: date | None

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What makes the duty one and the same when the plan is loaded again."""
        return (self.clause.id, self.bureau, self.place)


def duties_of_pack(pack: Pack) -> tuple[OwedDuty, ...]:
    """
    Return every duty of a pack, in the order of the notice, the lead first.

    :raises PackError: if a clause of the pack does not stand in the notice as it is read
    """
    deadlines = deadlines_by_clause(pack)
    return tuple(
        OwedDuty(measure, clause, position, bureau.id, is_lead, place, _last_day(deadlines, clause))
        for measure in pack.measures
        for position, clause in enumerate(measure.clauses, start=1)
        for bureau, is_lead in _debtors(pack, measure, clause)
        for place in _places(pack, bureau)
    )


def _debtors(pack: Pack, measure: Measure, clause: Clause) -> Iterator[tuple[Bureau, bool]]:
    named = {pack.bureau(printed).id: pack.bureau(printed) for printed in (measure.lead, *measure.participants)}
    if clause.text.startswith(ADDRESSED_TO_PLACES):
        named |= {bureau.id: bureau for bureau in pack.bureaux if bureau.level == LEVEL_OF_PLACES}
    lead = pack.bureau(measure.lead).id
    for bureau in named.values():
        yield bureau, bureau.id == lead


def _places(pack: Pack, bureau: Bureau) -> tuple[str | None, ...]:
    if bureau.level == LEVEL_OF_PLACES:
        return tuple(place.code for place in pack.reporting_places)
    return (None,)


def _last_day(deadlines: Mapping[str, tuple[Deadline, ...]], clause: Clause) -> date | None:
    """The last day that the clause names: by then all of it is owed."""
    return max((each.due_on for each in deadlines[clause.id] if each.due_on), default=None)
