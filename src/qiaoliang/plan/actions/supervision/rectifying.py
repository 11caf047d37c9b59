"""Rectification: ordered with a clock of working days, answered with evidence, re-checked, signed off (销号)."""

from __future__ import annotations

from django.db import transaction

from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.supervision.posts import (
    answering_bureau,
    checking_bureau,
    deciding_bureau,
    require,
)
from qiaoliang.plan.actions.supervision.steps import (
    GREEN,
    RED,
    YELLOW,
    HandedInFiles,
    Kind,
    NewStep,
    State,
    take,
)
from qiaoliang.plan.models import Inspection
from qiaoliang.plan.working_days import working_days
from qiaoliang.primitives.clock import Clock


@transaction.atomic
def order_rectification(
    *, of: Inspection, version: int, order: str, days: int, scope: Scope, clock: Clock
) -> Inspection:
    """
    Order rectification within a number of working days; the day of the order does not count.

    :raises NotYours: if no post of the scope decides on inspections
    :raises ValueError: if the number of days is not positive
    :raises MovedOn: if no fault was found, or it is no longer the version that was read
    """
    bureau = require(deciding_bureau(scope), f"the order of inspection {of.pk}")
    last = working_days().after(clock.today(), days)
    facts = {"days": days, "due_on": last.day.isoformat(), "is_calendar_known": last.is_certain}
    step = NewStep(Kind.ORDERED, State.ORDERED, RED, order, bureau, scope.staff, facts)
    return take(of, version, step, clock, due_on=last.day, is_calendar_known=last.is_certain)


@transaction.atomic
def answer_order(
    *, of: Inspection, version: int, answer: str, evidence: HandedInFiles, scope: Scope, clock: Clock
) -> Inspection:
    """
    Hand in what was rectified, with evidence. After the last day it is late, and stays so.

    :raises NotYours: if no post of the scope answers for the bureau inspected
    :raises FileRefused: if a file may not be kept
    :raises MovedOn: if no rectification is owed, or it is no longer the version that was read
    """
    bureau = require(answering_bureau(scope, of), f"the answer to inspection {of.pk}")
    is_late = of.due_on is not None and clock.today() > of.due_on
    step = NewStep(Kind.ANSWERED, State.ANSWERED, YELLOW, answer, bureau, scope.staff, {"is_late": is_late}, evidence)
    return take(of, version, step, clock, was_late=of.was_late or is_late)


@transaction.atomic
def recheck(
    *,
    of: Inspection,
    version: int,
    result: str,
    has_passed: bool,
    photographs: HandedInFiles,
    scope: Scope,
    clock: Clock,
) -> Inspection:
    """
    Re-check the rectification; if it has not passed, the order stands with the last day it had.

    :raises NotYours: if no post of the scope re-checks that bureau; nobody re-checks their own
    :raises FileRefused: if a photograph may not be kept
    :raises MovedOn: if nothing was handed in, or it is no longer the version that was read
    """
    bureau = require(checking_bureau(scope, of), f"the re-check of inspection {of.pk}")
    step = NewStep(
        kind=Kind.RECHECKED,
        state=State.PASSED if has_passed else State.ORDERED,
        light=YELLOW if has_passed else RED,
        text=result,
        bureau=bureau,
        by=scope.staff,
        facts={"has_passed": has_passed},
        files=photographs,
    )
    return take(of, version, step, clock)


@transaction.atomic
def sign_off(*, of: Inspection, version: int, words: str, scope: Scope, clock: Clock) -> Inspection:
    """
    Sign an inspection off: green if it was rectified in time, yellow for ever if it was not.

    :raises NotYours: if no post of the scope re-checks that bureau; nobody signs off their own
    :raises MovedOn: if the re-check has not passed, or it is no longer the version that was read
    """
    bureau = require(checking_bureau(scope, of), f"the sign-off of inspection {of.pk}")
    light = YELLOW if of.was_late else GREEN
    step = NewStep(Kind.SIGNED_OFF, State.CLOSED, light, words, bureau, scope.staff, {"was_late": of.was_late})
    return take(of, version, step, clock)
