"""Appraisals within a scope, meetings with their resolutions, and how far each place is with its own rules."""

from __future__ import annotations

from django.db.models import Count, Prefetch, Q

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Appraisal, Duty, Meeting, Objection, Plan, Score


def appraisals_of(scope: Scope, plan: Plan) -> list[Appraisal]:
    """Return the appraisals of a plan, the latest first; drafts only to who sees the whole plan."""
    rows = Appraisal.objects.filter(plan=plan).order_by("-year")
    if not scope.allows(Permission.VIEW_WHOLE_PLAN):
        rows = rows.exclude(state=Appraisal.State.DRAFT)
    return list(rows)


def scores_within(scope: Scope, appraisal: Appraisal) -> list[Score]:
    """Return the scores of an appraisal in the scope, bureaux before places, the highest first."""
    rows = Score.objects.within(scope).filter(appraisal=appraisal).select_related("bureau", "place")
    open_ = Count("objections", filter=Q(objections__answer__isnull=True), distinct=True)
    found = list(rows.annotate(unanswered=open_))
    return sorted(
        found, key=lambda each: (each.place_id is not None, -(each.total or -1), each.bureau_id, str(each.place_id))
    )


def score_of(scope: Scope, score_id: int) -> Score | None:
    """Return one score of the scope with its objections and their answers; nothing if it is not in it."""
    objections = Prefetch("objections", Objection.objects.select_related("answer"))
    rows = Score.objects.within(scope).select_related("appraisal__plan", "bureau", "place")
    return rows.prefetch_related(objections).filter(pk=score_id).first()


def objection_of(objection_id: int, scope: Scope) -> Objection | None:
    """Return an objection to a score of the scope; nothing if it is not in it."""
    found = Objection.objects.select_related("score").filter(pk=objection_id).first()
    return found if found is not None and score_of(scope, found.score_id) is not None else None


def meetings_of(plan: Plan) -> list[Meeting]:
    """Return the meetings of a plan with their resolutions, the latest first (two queries)."""
    duties = Duty.everyone.select_related("bureau", "place", "measure").order_by("position")
    return list(plan.meetings.prefetch_related(Prefetch("duties", duties)))


def own_rules_of(plan: Plan, clause: str) -> list[Duty]:
    """Return what every place owes under the clause that asks for its own implementing rules (m28.c2), with its proof."""
    rows = Duty.everyone.filter(measure__plan=plan, clause=clause, place__isnull=False, is_withdrawn=False)
    return list(rows.select_related("place").prefetch_related("evidence").order_by("place"))
