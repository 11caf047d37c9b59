"""Recording a meeting of the committee; each resolution becomes a duty (m23.c2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.supervision.posts import deciding_bureau, require
from qiaoliang.plan.actions.supervision.steps import require_words
from qiaoliang.plan.models import Duty, Meeting, Plan, PlanMeasure
from qiaoliang.primitives.clock import Clock

KIND_OF_DUTY = "D"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was resolved: under which measure, to be done by which bureau (in which place), by when."""

    measure: PlanMeasure
    bureau_id: str
    text: str
    due_on: date | None
    place_id: str | None = None


@transaction.atomic
def record_meeting(
    *,
    plan: Plan,
    held_on: date,
    title: str,
    summary: str,
    resolutions: Sequence[Resolution],
    scope: Scope,
    clock: Clock,
) -> Meeting:
    """
    Record a meeting of the committee with its resolutions, each a duty of the bureau it is given to.

    :raises NotYours: if no post of the scope works for the committee's office
    :raises WordsMissing: if the title or a resolution says nothing
    """
    require(deciding_bureau(scope), f"a meeting under {plan.pack}")
    require_words(title)
    for resolution in resolutions:
        require_words(resolution.text)
    meeting = Meeting.objects.create(
        plan=plan, held_on=held_on, title=title.strip(), summary=summary.strip(), by=scope.staff, at=clock.now()
    )
    Duty.everyone.bulk_create(
        Duty(
            measure=resolution.measure,
            meeting=meeting,
            clause=f"{held_on:%Y%m%d}-{meeting.pk}.{number}",
            position=number,
            kinds=KIND_OF_DUTY,
            bureau_id=resolution.bureau_id,
            role=Duty.Role.LEAD,
            place_id=resolution.place_id,
            text=resolution.text.strip(),
            due_on=resolution.due_on,
        )
        for number, resolution in enumerate(resolutions, start=1)
    )
    record(
        actor=scope.staff,
        action="meeting.recorded",
        object_kind="meeting",
        object_id=meeting.pk,
        at=clock.now(),
        payload={"held_on": held_on.isoformat(), "resolutions": len(resolutions)},
    )
    return meeting
