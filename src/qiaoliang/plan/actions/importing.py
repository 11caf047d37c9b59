"""Importing a notice from a file, correcting what was read of it, and publishing it as a plan."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import F

from qiaoliang.audit.actions import record
from qiaoliang.notices import NotANotice, read_notice, record_of
from qiaoliang.organisations.models import Bureau
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.actions.duties import NotYours
from qiaoliang.plan.importing import review_of
from qiaoliang.plan.importing.publishing import Published, store_plan
from qiaoliang.plan.importing.review import NEW_BUREAU
from qiaoliang.plan.models import ImportedNotice, NoticeCorrection
from qiaoliang.primitives.clock import Clock

Kind = NoticeCorrection.Kind


class NoticeMovedOn(Exception):
    """Somebody else corrected, published or read the notice again in between."""

    def __init__(self, stored: ImportedNotice) -> None:
        self.stored = stored
        super().__init__(
            f"别人刚刚改过这份通知 (notice {stored.code} is at version {stored.version} now): look at it again, then go on"
        )


class NotReviewed(Exception):
    """Something must be settled before the notice is published."""

    def __init__(self, without_lead: int, unknown_units: int, doubts: int) -> None:
        self.without_lead, self.unknown_units, self.doubts = without_lead, unknown_units, doubts
        super().__init__(
            f"还有{without_lead}项没有牵头单位、{unknown_units}个单位没有对应部门、{doubts}处存疑没有核对 "
            f"({without_lead} tasks without a lead, {unknown_units} names without a bureau, {doubts} doubts): settle them first"
        )


@transaction.atomic
def import_notice(*, code: str, content: bytes, file_name: str, clock: Clock, actor: str) -> ImportedNotice:
    """
    Read a notice and store it for review; under a code that is there it is read again, and corrections stay.

    :raises NotANotice: if no task can be read in it
    :raises UnreadableSource: if the file cannot be read
    """
    notice = read_notice(content, filename=file_name)
    read = record_of(notice)
    if not read["tasks"]:
        raise NotANotice("这份文件里没有读出任何任务：请核对是不是通知正文，或另存为 .txt 再试。")
    stored, is_new = ImportedNotice.objects.update_or_create(
        code=code,
        defaults={
            "file_name": file_name[:200],
            "sha256": hashlib.sha256(content).hexdigest(),
            "text": notice.text,
            "record": read,
            "state": ImportedNotice.State.REVIEW,
            "read_by": actor,
            "read_at": clock.now(),
        },
    )
    if not is_new:
        ImportedNotice.objects.filter(pk=stored.pk).update(version=F("version") + 1)
        stored.refresh_from_db()
    record(
        actor=actor,
        action="notice.read",
        object_kind="imported_notice",
        object_id=stored.pk,
        at=clock.now(),
        payload={"code": code, "sha256": stored.sha256, "tasks": len(read["tasks"]), "doubts": len(read["doubts"])},
    )
    return stored


@transaction.atomic
def correct_units(
    *, notice: ImportedNotice, version: int, anchor: str, units: Sequence[str], scope: Scope, clock: Clock
) -> None:
    """
    Say which units a task names, the lead first.

    :raises NotYours: if no post of the scope runs the committee's office
    :raises NoticeMovedOn: if `version` is no longer the stored one
    """
    _correct(notice, version, Kind.UNITS, {anchor: list(dict.fromkeys(units))}, scope, clock)


@transaction.atomic
def match_bureaux(
    *, notice: ImportedNotice, version: int, bureaux: Mapping[str, str], scope: Scope, clock: Clock
) -> None:
    """
    Say which bureau each printed name means, or that it becomes one of its own ("new").

    :raises NotYours: if no post of the scope runs the committee's office
    :raises ValueError: if there is no such bureau
    :raises NoticeMovedOn: if `version` is no longer the stored one
    """
    known = {NEW_BUREAU, *Bureau.objects.values_list("pk", flat=True)}
    unknown = sorted(set(bureaux.values()) - known)
    if unknown:
        raise ValueError(f"there is no bureau {unknown[0]}: choose one of the list, or a new one")
    _correct(notice, version, Kind.BUREAU, bureaux, scope, clock)


@transaction.atomic
def settle_doubt(*, notice: ImportedNotice, version: int, anchor: str, scope: Scope, clock: Clock) -> None:
    """
    Say that a doubtful reading was looked at and is right as read, or as corrected.

    :raises NotYours: if no post of the scope runs the committee's office
    :raises NoticeMovedOn: if `version` is no longer the stored one
    """
    _correct(notice, version, Kind.DOUBT, {anchor: True}, scope, clock)


@transaction.atomic
def publish_notice(*, notice: ImportedNotice, version: int, scope: Scope, clock: Clock) -> Published:
    """
    Publish a reviewed notice as a plan with duties; published again, status and proof of duties stay.

    :raises NotYours: if no post of the scope runs the committee's office
    :raises NotReviewed: if a task has no lead, a name no bureau, or a doubt was not looked at
    :raises NoticeMovedOn: if `version` is no longer the stored one
    """
    _require_office(notice, scope)
    _advance(notice, version)
    review = review_of(notice)
    if not review.is_ready:
        raise NotReviewed(len(review.without_lead), len(review.unknown_units), len(review.doubts))
    published = store_plan(notice, review)
    ImportedNotice.objects.filter(pk=notice.pk).update(state=ImportedNotice.State.PUBLISHED, plan=published.plan)
    record(
        actor=scope.staff,
        action="notice.published",
        object_kind="imported_notice",
        object_id=notice.pk,
        at=clock.now(),
        payload={"code": notice.code, "measures": published.measures, "duties": published.duties},
    )
    return published


def _correct(
    notice: ImportedNotice, version: int, kind: str, values: Mapping[str, object], scope: Scope, clock: Clock
) -> None:
    _require_office(notice, scope)
    _advance(notice, version)
    ImportedNotice.objects.filter(pk=notice.pk).update(state=ImportedNotice.State.REVIEW)  # until published again
    for anchor, value in values.items():
        NoticeCorrection.objects.create(
            notice=notice, kind=kind, anchor=anchor, value=value, by=scope.staff, at=clock.now()
        )
    record(
        actor=scope.staff,
        action="notice.corrected",
        object_kind="imported_notice",
        object_id=notice.pk,
        at=clock.now(),
        payload={"kind": str(kind), "count": len(values)},
    )


def _require_office(notice: ImportedNotice, scope: Scope) -> None:
    if not scope.allows(Permission.RUN_ROUND):
        raise NotYours(f"imported notice {notice.code}")


def _advance(notice: ImportedNotice, version: int) -> None:
    if not ImportedNotice.objects.filter(pk=notice.pk, version=version).update(version=F("version") + 1):
        raise NoticeMovedOn(ImportedNotice.objects.get(pk=notice.pk))
