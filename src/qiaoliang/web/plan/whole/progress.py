"""Progress of the plan in plain words for everybody: no bureau, no person, no small count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from qiaoliang.plan.models import Plan
from qiaoliang.plan.overview import MeasureProgress, Progress, progress_of
from qiaoliang.web.office.access import the_clock
from qiaoliang.web.plan.the_plan import the_plan
from qiaoliang.web.plan.whole.words import PROGRESS_TAGS
from qiaoliang.web.public.indicator_rows import IndicatorRow
from qiaoliang.web.public.indicators import public_rows
from qiaoliang.web.public.pack import the_pack

KEPT_AS = "public-progress"
KEPT_FOR = 300  # seconds


@dataclass(frozen=True, slots=True)
class MeasureInWords:
    """One measure: how far it is, in words, and what has been counted of it."""

    progress: MeasureProgress
    tag: tuple[str, str, Any]
    indicators: tuple[IndicatorRow, ...]


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Return how far every measure is, with what was counted, as anybody may read it."""
    plan = the_plan()
    found = _kept(plan)
    counted: dict[str, list[IndicatorRow]] = {}
    for row in public_rows(the_pack()):
        if row.indicator.is_counted and row.summary:
            counted.setdefault(row.measure.id, []).append(row)
    measures = [
        MeasureInWords(each, PROGRESS_TAGS[each.word], tuple(counted.get(each.measure.code, ())))
        for each in found.measures
    ]
    return render(request, "web/plan/whole/progress.html", {"plan": plan, "progress": found, "measures": measures})


def _kept(plan: Plan) -> Progress:
    kept: Progress | None = cache.get(f"{KEPT_AS}-{plan.pk}")
    if kept is None:
        kept = progress_of(plan, the_clock().today())
        cache.set(f"{KEPT_AS}-{plan.pk}", kept, KEPT_FOR)
    return kept
