"""The committee's office takes a proposal up and tells the bureau, or declines it and says why."""

from __future__ import annotations

from django.db import transaction

from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.supervision.posts import deciding_bureau, require
from qiaoliang.plan.actions.supervision.steps import NO_LIGHT, Kind, NewStep, State, take
from qiaoliang.plan.models import Inspection
from qiaoliang.primitives.clock import Clock


@transaction.atomic
def issue_inspection(*, of: Inspection, version: int, notice: str, scope: Scope, clock: Clock) -> Inspection:
    """
    Issue the notice of an inspection to the bureau.

    :raises NotYours: if no post of the scope decides on inspections
    :raises MovedOn: if it is no longer a proposal, or no longer the version that was read
    """
    bureau = require(deciding_bureau(scope), f"the decision on inspection {of.pk}")
    step = NewStep(Kind.ISSUED, State.ISSUED, NO_LIGHT, notice, bureau, scope.staff)
    return take(of, version, step, clock)


@transaction.atomic
def decline_inspection(*, of: Inspection, version: int, reason: str, scope: Scope, clock: Clock) -> Inspection:
    """
    Decline a proposal; the reason is kept, and the same ground may be proposed again.

    :raises NotYours: if no post of the scope decides on inspections
    :raises MovedOn: if it is no longer a proposal, or no longer the version that was read
    """
    bureau = require(deciding_bureau(scope), f"the decision on inspection {of.pk}")
    step = NewStep(Kind.DECLINED, State.DECLINED, NO_LIGHT, reason, bureau, scope.staff)
    return take(of, version, step, clock)
