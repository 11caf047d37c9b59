"""How far a plan is, as anybody may read it: by measure, with no bureau, no place, no person, and no small count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from qiaoliang.plan.models import Duty, Plan, PlanMeasure
from qiaoliang.plan.overview.standing import COUNTED, Tally, counts_on

SMALLEST_SHOWN = 5  # a smaller count of duties would point at the bureau that owes them


@dataclass(frozen=True, slots=True)
class MeasureProgress:
    """One measure in words: all_done, some_overdue, under_way or not_reported (nothing has been reported yet)."""

    measure: PlanMeasure
    word: str


@dataclass(frozen=True, slots=True)
class Progress:
    """
    A plan in public. `total` duties, of which so many are done, overdue, open in time.

    A part that is None is above zero and not told: it is small, or would give a small one away by subtraction.
    """

    total: int
    done: int | None
    overdue: int | None
    open: int | None
    measures: tuple[MeasureProgress, ...]


def progress_of(plan: Plan, today: date) -> Progress:
    """Return the progress of a plan on a day (two queries)."""
    rows = Duty.everyone.filter(measure__plan=plan, is_withdrawn=False).order_by()
    begun = Count("pk", filter=~Q(status=Duty.Status.NOT_STARTED))
    counted = rows.values_list("measure_id").annotate(**counts_on(today), begun=begun)
    named = ("measure_id", "begun", *COUNTED)
    tallies = {measure: (Tally(*counts), begun) for measure, begun, *counts in counted.values_list(*named)}
    measures = tuple(
        MeasureProgress(each, _word(*tallies[each.pk]))
        for each in plan.measures.order_by("position")
        if each.pk in tallies
    )
    total, done, overdue = (
        sum(getattr(tally, name) for tally, _ in tallies.values()) for name in ("total", "done", "overdue")
    )
    told = told_parts({"done": done, "overdue": overdue, "open": total - done - overdue})
    return Progress(total, told["done"], told["overdue"], told["open"], measures)


def told_parts(parts: Mapping[str, int]) -> dict[str, int | None]:
    """Return the parts of a known sum that may be told: none that is small, and never all but one."""
    kept_back = {name for name, count in parts.items() if 0 < count < SMALLEST_SHOWN}
    others = sorted((count, name) for name, count in parts.items() if count and name not in kept_back)
    while kept_back and others and (len(kept_back) < 2 or sum(parts[each] for each in kept_back) < SMALLEST_SHOWN):
        kept_back.add(others.pop(0)[1])
    return {name: None if name in kept_back else count for name, count in parts.items()}


def _word(tally: Tally, begun: int) -> str:
    if tally.done == tally.total:
        return "all_done"
    if tally.overdue:
        return "some_overdue"
    return "under_way" if begun else "not_reported"
