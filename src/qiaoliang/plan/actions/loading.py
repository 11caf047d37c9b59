"""Loading the plan of a pack: measures, and the duties of every bureau."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.models import Bureau
from qiaoliang.packs.model import Measure, Pack
from qiaoliang.plan.duties_of_pack import OwedDuty, duties_of_pack
from qiaoliang.plan.models import Duty, Plan, PlanMeasure
from qiaoliang.plan.supervisors import supervisors_of
from qiaoliang.primitives.clock import Clock

KIND_WITH_DELIVERABLE = "D"
WORDS = ("position", "kinds", "role", "text", "text_en", "deliverable", "deliverable_en", "due_on", "is_withdrawn")


@dataclass(frozen=True, slots=True)
class PlanLoaded:
    """The plan, and how many duties were added, brought up to date, and withdrawn because their clause has gone."""

    plan: Plan
    added: int
    kept: int
    withdrawn: int


@transaction.atomic
def load_plan(*, pack: Pack, clock: Clock, actor: str) -> PlanLoaded:
    """
    Store the plan of a pack; loaded again it brings the words up to date and leaves status and evidence as they are.

    The places and bureaux of the pack must have been loaded.

    :raises PackError: if a clause of the pack does not stand in the notice as it is read
    """
    supervisors = supervisors_of(pack)
    plan, _ = Plan.objects.update_or_create(
        pack=pack.id,
        defaults={
            "title": " ".join(str(pack.instrument["title"]).split()),
            "title_en": " ".join(str(pack.instrument.get("title_en", "")).split()),
            "number": str(pack.instrument.get("number", "")),
            "version": pack.version,
            "follower_id": supervisors.follows if supervisors else None,
            "decider_id": supervisors.decides if supervisors else None,
        },
    )
    measures = {measure.id: _store_measure(plan, pack, measure) for measure in pack.measures}
    loaded = _store_duties(plan, measures, {duty.key: duty for duty in duties_of_pack(pack)})
    record(
        actor=actor,
        action="plan.loaded",
        object_kind="plan",
        object_id=pack.id,
        at=clock.now(),
        payload={"version": pack.version, "added": loaded.added, "kept": loaded.kept, "withdrawn": loaded.withdrawn},
    )
    return loaded


def _store_measure(plan: Plan, pack: Pack, measure: Measure) -> PlanMeasure:
    named = dict.fromkeys(provision for clause in measure.clauses for provision in clause.provisions)
    stored, _ = PlanMeasure.objects.update_or_create(
        plan=plan,
        code=measure.id,
        defaults={
            "position": measure.number,
            "ordinal": measure.ordinal,
            "title": measure.title,
            "title_en": measure.title_en,
            "lead_id": pack.bureau(measure.lead).id,
            "provisions": list(named),
        },
    )
    named_bureaux = {pack.bureau(printed).id for printed in measure.participants}
    stored.participants.set(Bureau.objects.filter(pk__in=named_bureaux))
    return stored


def _store_duties(
    plan: Plan, measures: dict[str, PlanMeasure], owed: dict[tuple[str, str, str | None], OwedDuty]
) -> PlanLoaded:
    stored = {
        (duty.clause, duty.bureau_id, duty.place_id): duty
        for duty in Duty.everyone.filter(measure__plan=plan, meeting=None)
    }
    new = [_duty(measures, owed[key]) for key in owed if key not in stored]
    Duty.everyone.bulk_create(new, ignore_conflicts=True)
    kept = [stored[key] for key in owed if key in stored]
    for duty in kept:
        for name, value in _words(owed[(duty.clause, duty.bureau_id, duty.place_id)]).items():
            setattr(duty, name, value)
    gone = [duty for key, duty in stored.items() if key not in owed]
    for duty in gone:
        duty.is_withdrawn = True
    Duty.everyone.bulk_update([*kept, *gone], WORDS, batch_size=200)
    return PlanLoaded(plan, len(new), len(kept), len(gone))


def _duty(measures: dict[str, PlanMeasure], owed: OwedDuty) -> Duty:
    return Duty(
        measure=measures[owed.measure.id],
        clause=owed.clause.id,
        bureau_id=owed.bureau,
        place_id=owed.place,
        **_words(owed),
    )


def _words(owed: OwedDuty) -> dict[str, Any]:
    clause = owed.clause
    has_deliverable = KIND_WITH_DELIVERABLE in clause.kinds
    return {
        "position": owed.position,
        "kinds": "".join(clause.kinds),
        "role": Duty.Role.LEAD if owed.is_lead else Duty.Role.PARTICIPANT,
        "text": clause.text,
        "text_en": clause.english,
        "deliverable": clause.live_as.get(KIND_WITH_DELIVERABLE, "") if has_deliverable else "",
        "deliverable_en": clause.live_as_en.get(KIND_WITH_DELIVERABLE, "") if has_deliverable else "",
        "due_on": owed.due_on,
        "is_withdrawn": False,
    }
