"""Objecting to an item of a score, and the office's answer."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.appraising import AppraisalMovedOn
from qiaoliang.plan.actions.duties import NotYours
from qiaoliang.plan.actions.supervision.posts import deciding_bureau, require
from qiaoliang.plan.actions.supervision.steps import require_words
from qiaoliang.plan.appraising import total_of
from qiaoliang.plan.appraising.items import HUNDREDTHS
from qiaoliang.plan.models import Appraisal, Objection, ObjectionAnswer, Score
from qiaoliang.primitives.clock import Clock


class AlreadyAnswered(Exception):
    """Somebody answered the objection a moment ago."""

    def __init__(self, objection: Objection) -> None:
        super().__init__(f"这条异议刚刚已经答复 (objection {objection.pk} was answered): read the answer")


class NoSuchItem(ValueError):
    """The score has no such item, or the points are more than it can give."""

    def __init__(self, item: str) -> None:
        super().__init__(
            f"没有这一项，或分数超出了这一项 ({item}: no such item, or too many points): choose one that is listed"
        )


@transaction.atomic
def object_to(*, score: Score, item: str, text: str, scope: Scope, clock: Clock) -> Objection:
    """
    Object to an item of the score of one's own bureau or place, while there is time.

    :raises NotYours: if no post of the scope acts for the bureau (in that place)
    :raises AppraisalMovedOn: if it is not open to objections, or the last day has passed
    :raises NoSuchItem: if the score has no such item
    :raises WordsMissing: if no reason is given
    """
    if not Score.objects.within(scope, Permission.UPDATE_DUTY).filter(pk=score.pk).exists():
        raise NotYours(f"score {score.pk}")
    appraisal = Appraisal.objects.select_for_update().get(pk=score.appraisal_id)
    last = appraisal.objections_until
    if appraisal.state != Appraisal.State.OBJECTION or last is None or clock.today() > last:
        raise AppraisalMovedOn(appraisal)
    if score.item(item) is None:
        raise NoSuchItem(item)
    require_words(text)
    added = Objection.objects.create(score=score, item=item, text=text.strip(), by=scope.staff, at=clock.now())
    record(
        actor=scope.staff,
        action="appraisal.objected",
        object_kind="score",
        object_id=score.pk,
        at=clock.now(),
        payload={"item": item, "objection": added.pk},
    )
    return added


@transaction.atomic
def answer_objection(
    *, objection: Objection, is_upheld: bool, points: int | None, text: str, scope: Scope, clock: Clock
) -> ObjectionAnswer:
    """
    Answer an objection; an upheld one gives the item `points`, in hundredths, and the total follows.

    :raises NotYours: if no post of the scope decides
    :raises NoSuchItem: if points are missing or more than the item can give
    :raises AppraisalMovedOn: if the appraisal is final
    :raises AlreadyAnswered: if somebody answered before
    :raises WordsMissing: if no reason is given
    """
    require(deciding_bureau(scope), f"the answer to objection {objection.pk}")
    require_words(text)
    score = Score.everyone.select_for_update().get(pk=objection.score_id)
    appraisal = Appraisal.objects.get(pk=score.appraisal_id)
    if appraisal.state != Appraisal.State.OBJECTION:
        raise AppraisalMovedOn(appraisal)
    found = score.item(objection.item)
    if is_upheld and (found is None or points is None or not 0 <= points <= found["weight"] * HUNDREDTHS):
        raise NoSuchItem(objection.item)
    given = points if is_upheld else None
    try:
        with transaction.atomic():
            answer = ObjectionAnswer.objects.create(
                objection=objection,
                is_upheld=is_upheld,
                points=given,
                text=text.strip(),
                by=scope.staff,
                at=clock.now(),
            )
    except IntegrityError:
        raise AlreadyAnswered(objection) from None
    Score.everyone.filter(pk=score.pk).update(total=total_with_objections(score))
    record(
        actor=scope.staff,
        action="appraisal.objection_answered",
        object_kind="score",
        object_id=score.pk,
        at=clock.now(),
        payload={"objection": objection.pk, "is_upheld": is_upheld, "points": given},
    )
    return answer


def points_with_objections(score: Score) -> dict[str, int | None]:
    """Return the points of each item, in hundredths: what the data gave, or what the latest upheld objection did."""
    points = {each["item"]: each["points"] for each in score.items}
    upheld = ObjectionAnswer.objects.filter(objection__score=score, is_upheld=True).select_related("objection")
    for answer in upheld.order_by("at", "pk"):
        points[answer.objection.item] = answer.points
    return points


def total_with_objections(score: Score) -> int | None:
    """Return the total in hundredths with what upheld objections gave; None where nothing could be judged."""
    points = points_with_objections(score)
    return total_of([(each["weight"], points[each["item"]]) for each in score.items])
