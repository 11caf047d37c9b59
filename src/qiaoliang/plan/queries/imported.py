"""Imported notices, for the committee's office."""

from __future__ import annotations

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import ImportedNotice


def imported_notices(scope: Scope) -> list[ImportedNotice]:
    """Return the notices that were imported, without their text, the latest first; none to who may not run a round."""
    if not scope.allows(Permission.RUN_ROUND):
        return []
    return list(ImportedNotice.objects.defer("text").select_related("plan"))


def imported_notice(scope: Scope, notice_id: int) -> ImportedNotice | None:
    """Return one imported notice; nothing to who may not run a round."""
    if not scope.allows(Permission.RUN_ROUND):
        return None
    return ImportedNotice.objects.select_related("plan").filter(pk=notice_id).first()
