"""Proposing an inspection from what the data show (r3), or for another reason that is written down."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Max

from qiaoliang.organisations.models import Bureau
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs.model import Pack
from qiaoliang.plan.actions.supervision.posts import proposing_bureau, require
from qiaoliang.plan.actions.supervision.steps import NO_LIGHT, Kind, NewStep, State, add_step, require_words
from qiaoliang.plan.grounds import Ground, grounds_of
from qiaoliang.plan.models import Inspection, Plan, PlanMeasure
from qiaoliang.primitives.clock import Clock


class NothingToInspect(Exception):
    """The data do not show it, or no longer."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"现在的数据里没有这一条，可能已经办了或已有督查 (the data show no ground {key} now): look at the list again"
        )


class AlreadyInspected(Exception):
    """Another proposal for the same ground came first; `first` is that inspection."""

    def __init__(self, first: Inspection) -> None:
        self.first = first
        super().__init__(
            f"同一情况已经提请督查 (inspection {first.pk} of the same ground is open): follow that one instead"
        )


@transaction.atomic
def propose_inspection(
    *, plan: Plan, pack: Pack, ground_key: str, reason: str, scope: Scope, clock: Clock
) -> Inspection:
    """
    Propose the inspection of what a ground of today's data is about; what the data said is kept as it is now.

    :raises NotYours: if no post of the scope follows the plan or decides on inspections
    :raises NothingToInspect: if the data do not show that ground today
    :raises AlreadyInspected: if an inspection of it is open
    :raises WordsMissing: if no reason is given
    """
    bureau = require(proposing_bureau(scope, plan), f"a proposal under {plan.pack}")
    require_words(reason)
    first = Inspection.everyone.filter(plan=plan, ground_key=ground_key, is_open=True).first()
    if first is not None:
        raise AlreadyInspected(first)
    ground = next((each for each in grounds_of(plan, pack, clock.today()) if each.key == ground_key), None)
    if ground is None:
        raise NothingToInspect(ground_key)
    return _propose(plan, ground, reason, bureau, scope, clock)


@transaction.atomic
def propose_other(
    *, plan: Plan, measure: PlanMeasure, inspected: Bureau, reason: str, scope: Scope, clock: Clock
) -> Inspection:
    """
    Propose an inspection for a reason that the data do not show, such as a complaint.

    :raises NotYours: if no post of the scope follows the plan or decides on inspections
    :raises WordsMissing: if no reason is given
    """
    bureau = require(proposing_bureau(scope, plan), f"a proposal under {plan.pack}")
    require_words(reason)
    ground = Ground(Inspection.Ground.OTHER, "", measure, inspected, reason.strip(), "")
    return _propose(plan, ground, reason, bureau, scope, clock)


def _propose(plan: Plan, ground: Ground, reason: str, bureau: str, scope: Scope, clock: Clock) -> Inspection:
    try:
        with transaction.atomic():
            proposed = _store(plan, ground, clock.today().year)
    except IntegrityError:
        first = Inspection.everyone.filter(plan=plan, ground_key=ground.key, is_open=True).first()
        if first is None or not ground.key:
            raise
        raise AlreadyInspected(first) from None
    step = NewStep(
        kind=Kind.PROPOSED,
        state=State.PROPOSED,
        light=NO_LIGHT,
        text=reason,
        bureau=bureau,
        by=scope.staff,
        facts={"ground": str(ground.kind), "key": ground.key},
    )
    add_step(proposed, step, (), clock)
    return proposed


def _store(plan: Plan, ground: Ground, year: int) -> Inspection:
    Plan.objects.select_for_update().get(pk=plan.pk)  # numbers are given one after another
    last = Inspection.everyone.filter(plan=plan, year=year).aggregate(last=Max("number"))["last"] or 0
    return Inspection.everyone.create(
        plan=plan,
        year=year,
        number=last + 1,
        measure=ground.measure,
        bureau=ground.bureau,
        place=ground.place,
        duty=ground.duty,
        of_return=ground.of_return,
        ground=ground.kind,
        ground_key=ground.key,
        words=ground.words,
        words_en=ground.words_en,
        figures=list(ground.figures),
    )
