"""Provisions of which more of the entitled are missed in the latest month than in the one determined before it."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Sum

from qiaoliang.entitlements.models import DeterminationTotal, Outcome
from qiaoliang.packs.model import Pack
from qiaoliang.plan.drafting.sentences import COUNTED_IN, COUNTED_OTHERWISE
from qiaoliang.plan.grounds.ground import Ground, figure
from qiaoliang.plan.models import Inspection, Plan, PlanMeasure
from qiaoliang.primitives.months import Month
from qiaoliang.rules.provisions import Provision


def gaps_that_grew(plan: Plan, pack: Pack) -> Iterator[Ground]:
    """Yield a ground for every provision whose missed grew between the two latest months determined (three queries)."""
    months = _two_latest_months()
    if len(months) < 2:
        return
    before, now = _missed(months[1]), _missed(months[0])
    provisions = {provision.id: provision for provision in pack.provisions}
    for measure in plan.measures.select_related("lead").order_by("position"):
        for provision_id in measure.provisions:
            provision = provisions.get(provision_id)
            is_counted = provision_id in before and provision_id in now
            if provision and is_counted and now[provision_id] > before[provision_id]:
                yield _ground(measure, provision, months, before[provision_id], now[provision_id])


def _two_latest_months() -> list[str]:
    months = DeterminationTotal.everyone.order_by("-month").values_list("month", flat=True).distinct()
    return list(months[:2])


def _missed(month: str) -> dict[str, int]:
    """The missed of each provision that a roll was read for in a month."""
    rows = DeterminationTotal.everyone.filter(month=month, outcome=Outcome.ENTITLED, is_receiving__isnull=False)
    counted = rows.order_by().values_list("provision", "is_receiving").annotate(count=Sum("subject_count"))
    found: dict[str, int] = {}
    for provision, is_receiving, count in counted:
        found[provision] = found.get(provision, 0) + (0 if is_receiving else count)
    return found


def _ground(measure: PlanMeasure, provision: Provision, months: list[str], before: int, now: int) -> Ground:
    subject = provision.subject.name
    unit = COUNTED_IN.get(subject, COUNTED_OTHERWISE)
    then, latest = Month.parse(months[1]), Month.parse(months[0])
    return Ground(
        kind=Inspection.Ground.GAP_GREW,
        key=f"gap_grew:{provision.id}:{latest}",
        measure=measure,
        bureau=measure.lead,
        words=f"{provision.label}：应享未享由{then}的{before}{unit}增加到{latest}的{now}{unit}。",
        words_en=f"{provision.label_en}: those missed grew from {before} in {then} to {now} in {latest}.",
        figures=(
            figure("missed", provision.id, before, subject, str(then)),
            figure("missed", provision.id, now, subject, str(latest)),
        ),
    )
