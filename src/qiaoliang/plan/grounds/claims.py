"""Signed returns that say what the data deny. The explanation that was given stands beside it; it is a ground all the same."""

from __future__ import annotations

from collections.abc import Iterator

from qiaoliang.plan.drafting import departures_of
from qiaoliang.plan.grounds.ground import Ground, figure
from qiaoliang.plan.models import Inspection, Plan, Return


def denied_claims(plan: Plan) -> Iterator[Ground]:
    """Yield a ground for every return signed in the latest round that claims what the data deny (three queries)."""
    latest = plan.rounds.order_by("-due_on").first()
    rows = (
        Return.everyone.filter(round=latest, state=Return.State.SIGNED)
        .select_related("measure", "lead", "round")
        .prefetch_related("parts")
        .order_by("measure__position")
    )
    for found in rows if latest else ():
        parts = [part.text for part in found.parts.all()]
        denied = [each for each in departures_of(found.drafted, found.texts, parts) if each.kind == "denied"]
        if denied:
            yield _ground(found, denied[0].sentence, denied[0].against, len(denied))


def _ground(found: Return, sentence: str, against: str, count: int) -> Ground:
    signed_on = found.signed_on.isoformat() if found.signed_on else ""
    explained = f"牵头单位的说明：{found.explanation}" if found.explanation else ""
    return Ground(
        kind=Inspection.Ground.CLAIM_DENIED,
        key=f"claim_denied:{found.pk}",
        measure=found.measure,
        bureau=found.lead,
        of_return=found,
        words=f"{found.round.year}年度报送写“{sentence}”，数据是“{against}”（共{count}处）。{explained}",
        words_en=f"The return of {found.round.year} says “{sentence}”; the data say “{against}” ({count} places).",
        figures=(figure("denied", found.measure.code, count, "item", signed_on),),
    )
