"""Signing a return. Of two who sign at once the first has signed, and the second is told who did."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.returns import require_lead, store, written
from qiaoliang.plan.drafting import Departure, departures_of
from qiaoliang.plan.models import Return
from qiaoliang.primitives.clock import Clock


class ExplanationMissing(Exception):
    """The return says something else than the data, and does not say why."""

    def __init__(self, departures: tuple[Departure, ...]) -> None:
        self.departures = departures
        super().__init__(
            f"有{len(departures)}处与数据起草的不一致，请在“说明”中写明原因 "
            f"({len(departures)} sentences depart from the data): write the explanation, or restore the drafted sentences"
        )


@transaction.atomic
def sign_return(
    *,
    of: Return,
    version: int,
    scope: Scope,
    clock: Clock,
    texts: Mapping[str, str] | None = None,
    explanation: str | None = None,
) -> Return:
    """
    Sign the version of a return that was read, with the last changes to its text and explanation if there are any.

    After the last day it is signed late, and stays so.

    :raises NotYours: if no post of the scope may sign for the lead bureau
    :raises AlreadySigned: if it has been signed
    :raises ChangedMeanwhile: if `version` is no longer the stored one
    :raises ExplanationMissing: if it departs from the data without an explanation
    """
    require_lead(of, scope, Permission.SIGN_RETURN)
    signature = {"state": Return.State.SIGNED, "signed_by": scope.staff, "signed_at": clock.now()}
    signed = store(of, version, **signature, **written(texts, explanation))
    departures = departures_in(signed)
    if departures and not signed.explanation.strip():
        raise ExplanationMissing(departures)
    record(
        actor=scope.staff,
        action="return.signed",
        object_kind="return",
        object_id=of.pk,
        at=clock.now(),
        payload={
            "measure": signed.measure.code,
            "year": signed.round.year,
            "days_late": signed.days_late(clock.today()),
            "departures": len(departures),
        },
    )
    return signed


def departures_in(of: Return) -> tuple[Departure, ...]:
    """Return where a return, parts included, departs from what the data gave."""
    parts = of.parts.order_by("bureau_id").values_list("text", flat=True)
    return departures_of(of.drafted, of.texts, parts)
