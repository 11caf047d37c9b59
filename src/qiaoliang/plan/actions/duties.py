"""Saying how far a duty is, with what proves it."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F

from qiaoliang.audit.actions import record
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Duty, DutyChange, Evidence
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Problem, Refused


class NotYours(PermissionError):
    """The reader's posts do not let them change this."""

    def __init__(self, what: str) -> None:
        super().__init__(f"您的岗位不能改动这一项 (no post of yours may change {what}): ask the bureau that owes it")


class DutyNeedsNote(Refused):
    """A blocked duty says what blocks it."""


class DutyNeedsProof(Refused):
    """A duty is done only when something shows it."""


@transaction.atomic
def report_duty(
    *, duty: Duty, status: str, note: str, evidence: str = "", file_name: str = "", scope: Scope, clock: Clock
) -> Duty:
    """
    Set the status of a duty and add evidence to it, if there is any. Reported past its last day, it was late for ever.

    :raises NotYours: if no post of the scope may update the duties of this bureau (in this place)
    :raises DutyNeedsNote: if it is blocked and the note does not say by what
    :raises DutyNeedsProof: if it is done and there is no evidence, old or new
    """
    if not Duty.objects.within(scope, Permission.UPDATE_DUTY).filter(pk=duty.pk).exists():
        raise NotYours(f"duty {duty.pk}")
    note, evidence = note.strip(), evidence.strip()
    if status == Duty.Status.BLOCKED and not note:
        raise DutyNeedsNote(_problem("说明", "note", "受阻的任务要写明受什么阻", "a blocked duty says what blocks it"))
    if status == Duty.Status.DONE and not evidence and not duty.evidence.exists():
        raise DutyNeedsProof(
            _problem("佐证", "evidence", "没有佐证的任务不能算完成", "a duty without proof is not done")
        )
    stored = Duty.everyone.select_for_update().get(pk=duty.pk)
    was_late = stored.was_late or stored.is_overdue(clock.today())
    Duty.everyone.filter(pk=duty.pk).update(
        status=status, status_note=note, was_late=was_late, version=F("version") + 1
    )
    duty.refresh_from_db()
    DutyChange.objects.create(
        duty=duty, status=status, note=note, light=duty.light(clock.today()), by=scope.staff, at=clock.now()
    )
    if evidence:
        Evidence.objects.create(duty=duty, text=evidence, file_name=file_name.strip(), by=scope.staff, at=clock.now())
    record(
        actor=scope.staff,
        action="duty.reported",
        object_kind="duty",
        object_id=duty.pk,
        at=clock.now(),
        payload={"clause": duty.clause, "bureau": duty.bureau_id, "status": str(status), "evidence": bool(evidence)},
    )
    return duty


def _problem(zh: str, en: str, why_zh: str, why_en: str) -> Problem:
    return Problem(
        field=Bilingual(zh=zh, en=en),
        found="",
        reason=Bilingual(zh=why_zh, en=why_en),
        remedy=Bilingual(zh="请写一句话说明", en="Say it in a sentence"),
    )
