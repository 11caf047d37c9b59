"""What was found on the spot, with photographs."""

from __future__ import annotations

from django.db import transaction

from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.supervision.posts import proposing_bureau, require
from qiaoliang.plan.actions.supervision.steps import GREEN, RED, HandedInFiles, Kind, NewStep, State, take
from qiaoliang.plan.models import Inspection
from qiaoliang.primitives.clock import Clock


@transaction.atomic
def record_finding(
    *,
    of: Inspection,
    version: int,
    finding: str,
    has_fault: bool,
    photographs: HandedInFiles,
    scope: Scope,
    clock: Clock,
) -> Inspection:
    """
    Record what was found. With a fault the light is red; without one the inspection ends.

    :raises NotYours: if no post of the scope follows the plan or decides on inspections
    :raises FileRefused: if a photograph may not be kept
    :raises MovedOn: if it has not been issued, or is no longer the version that was read
    """
    bureau = require(proposing_bureau(scope, of.plan), f"the finding of inspection {of.pk}")
    step = NewStep(
        kind=Kind.FOUND,
        state=State.FOUND if has_fault else State.CLEAN,
        light=RED if has_fault else GREEN,
        text=finding,
        bureau=bureau,
        by=scope.staff,
        facts={"has_fault": has_fault},
        files=photographs,
    )
    return take(of, version, step, clock)
