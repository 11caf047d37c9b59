"""Writing a return: the lead edits, those that take part add their part. Nobody writes over what they have not read."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import F

from qiaoliang.audit.actions import record
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.duties import NotYours
from qiaoliang.plan.drafting import SECTIONS
from qiaoliang.plan.models import Return, ReturnPart
from qiaoliang.plan.scoped_rows import bureaux_that_may
from qiaoliang.primitives.clock import Clock


class AlreadySigned(Exception):
    """The return was signed, perhaps a moment ago by someone else; a signed return is not changed."""

    def __init__(self, signed: Return) -> None:
        self.signed = signed
        super().__init__(
            f"{signed.signed_by}已经签报，不能再改动 (return {signed.pk} was signed by {signed.signed_by} at {signed.signed_at}): "
            "read what was signed"
        )


class ChangedMeanwhile(Exception):
    """Someone else saved the text in between; both texts are kept: theirs is `stored`, yours is with the caller."""

    def __init__(self, stored: Return | ReturnPart) -> None:
        self.stored = stored
        super().__init__(
            f"别人刚刚保存过，请对照后再保存 (version {stored.version} was stored meanwhile): read it, then save on top of it"
        )


@transaction.atomic
def edit_return(
    *, of: Return, version: int, texts: Mapping[str, str], explanation: str, scope: Scope, clock: Clock
) -> Return:
    """
    Store the lead's text over the version that they read.

    :raises NotYours: if no post of the scope may edit the returns of the lead bureau
    :raises AlreadySigned: if it has been signed
    :raises ChangedMeanwhile: if `version` is no longer the stored one
    """
    require_lead(of, scope, Permission.EDIT_RETURN)
    stored = store(of, version, **written(texts, explanation))
    record(
        actor=scope.staff,
        action="return.edited",
        object_kind="return",
        object_id=of.pk,
        at=clock.now(),
        payload={"measure": stored.measure.code, "year": stored.round.year, "version": stored.version},
    )
    return stored


@transaction.atomic
def write_part(*, of: Return, bureau_id: str, version: int, text: str, scope: Scope, clock: Clock) -> ReturnPart:
    """
    Store the part of a bureau that takes part in the measure; `version` is that of the part they read, 0 for none.

    :raises NotYours: if no post of the scope is of that bureau, or the bureau takes no part
    :raises AlreadySigned: if the return has been signed
    :raises ChangedMeanwhile: if `version` is no longer the stored one
    """
    takes_part = of.measure.participants.filter(pk=bureau_id).exists()
    if not takes_part or bureau_id not in bureaux_that_may(scope, Permission.EDIT_RETURN):
        raise NotYours(f"the part of {bureau_id} in return {of.pk}")
    current = Return.everyone.select_for_update().get(pk=of.pk)  # signing waits until the part is stored
    if current.is_signed:
        raise AlreadySigned(current)
    _store_part(of, bureau_id, version, text=text.strip(), by=scope.staff, at=clock.now())
    part = ReturnPart.objects.get(of=of, bureau_id=bureau_id)
    record(
        actor=scope.staff,
        action="return.part_written",
        object_kind="return",
        object_id=of.pk,
        at=clock.now(),
        payload={"bureau": bureau_id, "version": part.version},
    )
    return part


def require_lead(of: Return, scope: Scope, permission: Permission) -> None:
    """:raises NotYours: unless a post of the lead bureau allows it."""
    if of.lead_id not in bureaux_that_may(scope, permission):
        raise NotYours(f"return {of.pk}, which {of.lead_id} leads")


def written(texts: Mapping[str, str] | None, explanation: str | None) -> dict[str, object]:
    """Return the columns that a lead writes; nothing for what they leave as it is."""
    values: dict[str, object] = {}
    if texts is not None:
        values["texts"] = {name: texts.get(name, "").strip() for name in SECTIONS}
    if explanation is not None:
        values["explanation"] = explanation.strip()
    return values


def store(of: Return, version: int, **values: object) -> Return:
    """
    Change a draft in one statement, if it is still the version that was read, and return it as stored.

    :raises AlreadySigned: if it has been signed
    :raises ChangedMeanwhile: if `version` is no longer the stored one
    """
    still = Return.everyone.filter(pk=of.pk, version=version, state=Return.State.DRAFT)
    changed = still.update(version=F("version") + 1, **values)
    stored = Return.everyone.select_related("round", "measure", "lead").get(pk=of.pk)
    if not changed:
        raise AlreadySigned(stored) if stored.is_signed else ChangedMeanwhile(stored)
    return stored


def _store_part(of: Return, bureau_id: str, version: int, **values: object) -> None:
    stored = ReturnPart.objects.filter(of=of, bureau_id=bureau_id)
    if version:
        if not stored.filter(version=version).update(version=F("version") + 1, **values):
            raise ChangedMeanwhile(stored.get())
        return
    try:
        with transaction.atomic():
            ReturnPart.objects.create(of=of, bureau_id=bureau_id, **values)
    except IntegrityError:
        raise ChangedMeanwhile(stored.get()) from None
