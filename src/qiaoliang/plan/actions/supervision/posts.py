"""Who may do what in an inspection: the bureau that follows all work, the committee's office, the bureau inspected."""

from __future__ import annotations

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.duties import NotYours
from qiaoliang.plan.models import Inspection, Plan


def proposing_bureau(scope: Scope, plan: Plan) -> str | None:
    """Return the bureau in whose name the reader may propose an inspection or look on the spot; nothing if none."""
    following = (each for each in scope.grants if each.bureau == plan.follower_id)
    follower = next((each.bureau for each in following if each.allows(Permission.UPDATE_DUTY)), None)
    return follower or deciding_bureau(scope)


def deciding_bureau(scope: Scope) -> str | None:
    """Return the bureau in whose name the reader may issue, order, re-check and sign off; nothing if none."""
    return next((each.bureau for each in scope.grants if each.allows(Permission.RUN_ROUND)), None)


def checking_bureau(scope: Scope, inspection: Inspection) -> str | None:
    """Return the bureau in whose name the reader may re-check and sign off: nobody does so for their own bureau."""
    if inspection.bureau_id == inspection.plan.decider_id:
        following = (each for each in scope.grants if each.bureau == inspection.plan.follower_id)
        return next((each.bureau for each in following if each.allows(Permission.UPDATE_DUTY)), None)
    return deciding_bureau(scope)


def answering_bureau(scope: Scope, inspection: Inspection) -> str | None:
    """Return the bureau inspected if the reader may answer for it (in its place); nothing if not."""
    for grant in scope.grants:
        is_theirs = grant.bureau == inspection.bureau_id and grant.allows(Permission.UPDATE_DUTY)
        if is_theirs and (inspection.place_id is None or inspection.place_id in grant.places):
            return grant.bureau
    return None


def require(bureau: str | None, what: str) -> str:
    """
    Return the bureau.

    :raises NotYours: if there is none
    """
    if bureau is None:
        raise NotYours(what)
    return bureau
