"""Bringing the draft of a return up to the data of today."""

from __future__ import annotations

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs.model import Pack
from qiaoliang.plan.actions.returns import require_lead, store
from qiaoliang.plan.drafting import Drafted, changes_between, draft_of, redrafted, states_of
from qiaoliang.plan.models import Return
from qiaoliang.primitives.clock import Clock


def fresh_draft(*, of: Return, pack: Pack, clock: Clock) -> dict[str, list[dict[str, object]]]:
    """Return the sentences that today's data give for a return, as they are stored."""
    states = states_of(plan=of.measure.plan, pack=pack, year=of.round.year, today=clock.today())
    state = next(each for each in states if each.measure.pk == of.measure_id)
    return {section: [_stored(each) for each in found] for section, found in draft_of(state, of.round.year).items()}


@transaction.atomic
def redraft_return(*, of: Return, version: int, pack: Pack, scope: Scope, clock: Clock) -> Return:
    """
    Store the draft that today's data give over the version that was read; what a person wrote stays in the text.

    :raises NotYours: if no post of the scope may edit the returns of the lead bureau
    :raises AlreadySigned: if it has been signed
    :raises ChangedMeanwhile: if `version` is no longer the stored one
    """
    require_lead(of, scope, Permission.EDIT_RETURN)
    fresh = fresh_draft(of=of, pack=pack, clock=clock)
    changes = changes_between(of.drafted, fresh)
    stored = store(of, version, drafted=fresh, texts=redrafted(of.texts, of.drafted, fresh))
    record(
        actor=scope.staff,
        action="return.redrafted",
        object_kind="return",
        object_id=of.pk,
        at=clock.now(),
        payload={"version": stored.version, "changes": len(changes)},
    )
    return stored


def _stored(drafted: Drafted) -> dict[str, object]:
    return drafted.stored()
