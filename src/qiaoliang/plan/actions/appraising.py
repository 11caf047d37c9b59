"""The appraisal of a year: drafted from the data, opened to objections, made final. Each step once."""

from __future__ import annotations

from dataclasses import asdict

from django.db import transaction
from django.db.models import F

from qiaoliang.audit.actions import record
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs.model import Pack
from qiaoliang.plan.actions.supervision.posts import deciding_bureau, require
from qiaoliang.plan.appraising import AppraisalRules, appraisal_rules, scores_of
from qiaoliang.plan.models import Appraisal, Objection, Plan, Score
from qiaoliang.plan.working_days import working_days
from qiaoliang.primitives.clock import Clock


class AppraisalMovedOn(Exception):
    """The appraisal is no longer in the state that this needs; somebody may have been faster."""

    def __init__(self, stored: Appraisal) -> None:
        self.stored = stored
        state = Appraisal.State(stored.state).label
        super().__init__(f"考评现在是“{state}” (the appraisal of {stored.year} is {stored.state}): read it again")


class ObjectionsOpen(Exception):
    """Objections are still to come or to be answered."""

    def __init__(self, unanswered: int) -> None:
        self.unanswered = unanswered
        super().__init__(
            f"异议期没有结束，或还有{unanswered}条异议没有答复 ({unanswered} objections unanswered, or time left to object): "
            "answer them, and wait for the last day"
        )


@transaction.atomic
def draft_appraisal(*, plan: Plan, pack: Pack, year: int, scope: Scope, clock: Clock) -> Appraisal:
    """
    Draft the appraisal of a year from the data of today; a draft that is there is computed anew.

    :raises NotYours: if no post of the scope decides
    :raises AppraisalMovedOn: if it is a draft no longer
    """
    require(deciding_bureau(scope), f"the appraisal of {year}")
    rules = appraisal_rules(pack.id)
    drafted, _ = Appraisal.objects.select_for_update().get_or_create(
        plan=plan, year=year, defaults={"rules": _stored(rules)}
    )
    if drafted.state != Appraisal.State.DRAFT:
        raise AppraisalMovedOn(drafted)
    Score.everyone.filter(appraisal=drafted).delete()  # of a draft, which nobody but the office has seen
    scores = scores_of(plan, pack, rules, year, clock.today())
    Score.everyone.bulk_create(
        Score(
            appraisal=drafted,
            bureau_id=each.bureau,
            place_id=each.place,
            items=[item.stored() for item in each.items],
            total=each.total,
        )
        for each in scores
    )
    Appraisal.objects.filter(pk=drafted.pk).update(rules=_stored(rules), version=F("version") + 1)
    _record("appraisal.drafted", drafted, scope, clock, {"year": year, "scores": len(scores)})
    drafted.refresh_from_db()
    return drafted


@transaction.atomic
def open_to_objections(*, of: Appraisal, scope: Scope, clock: Clock) -> Appraisal:
    """
    Show the scores to those they are of, who may object for the number of working days that the rules set.

    :raises NotYours: if no post of the scope decides
    :raises AppraisalMovedOn: if it is no draft
    """
    require(deciding_bureau(scope), f"the appraisal of {of.year}")
    last = working_days().after(clock.today(), int(of.rules["objection_days"])).day
    opened = _move(of, Appraisal.State.DRAFT, Appraisal.State.OBJECTION, objections_until=last)
    _record("appraisal.opened_to_objections", opened, scope, clock, {"until": last.isoformat()})
    return opened


@transaction.atomic
def finish_appraisal(*, of: Appraisal, scope: Scope, clock: Clock) -> Appraisal:
    """
    Make an appraisal final; nothing of it changes afterwards.

    :raises NotYours: if no post of the scope decides
    :raises ObjectionsOpen: if there is time left to object, or an objection is not answered
    :raises AppraisalMovedOn: if it is not open to objections
    """
    require(deciding_bureau(scope), f"the appraisal of {of.year}")
    current = Appraisal.objects.select_for_update().get(pk=of.pk)
    unanswered = Objection.objects.filter(score__appraisal=of, answer__isnull=True).count()
    has_time = current.objections_until is not None and clock.today() <= current.objections_until
    if current.state == Appraisal.State.OBJECTION and (unanswered or has_time):
        raise ObjectionsOpen(unanswered)
    finished = _move(of, Appraisal.State.OBJECTION, Appraisal.State.FINAL)
    _record("appraisal.finished", finished, scope, clock, {"year": of.year})
    return finished


def _move(of: Appraisal, state: str, to: str, **changes: object) -> Appraisal:
    still = Appraisal.objects.filter(pk=of.pk, state=state)
    moved = still.update(state=to, version=F("version") + 1, **changes)
    stored = Appraisal.objects.get(pk=of.pk)
    if not moved:
        raise AppraisalMovedOn(stored)
    return stored


def _stored(rules: AppraisalRules) -> dict[str, object]:
    return {**asdict(rules), "late_share": str(rules.late_share)}


def _record(action: str, of: Appraisal, scope: Scope, clock: Clock, payload: dict[str, str | int]) -> None:
    record(
        actor=scope.staff,
        action=action,
        object_kind="appraisal",
        object_id=of.pk,
        at=clock.now(),
        payload={**payload},
    )
