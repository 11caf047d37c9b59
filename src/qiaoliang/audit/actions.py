"""The one way an event comes into being."""

import logging
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction

from qiaoliang.audit.chain import FIRST_HASH, seal, seal_head
from qiaoliang.audit.head import head_found, is_genuine, key_is_known
from qiaoliang.audit.keys import current_key, fingerprint
from qiaoliang.audit.models import ChainHead, Event, EventSubject

log = logging.getLogger(__name__)

Scalar = str | int | float | bool | None
Payload = Mapping[str, Scalar | list[Scalar]]

IDENTITY_NUMBER = re.compile(r"\d{17}[0-9Xx]")
CHAIN_LOCK = 108_2017  # the advisory lock of PostgreSQL under which events are chained; SQLite locks as a whole


class SensitiveValueInAudit(Exception):
    """A payload carried an identity or certificate number. Record the id of the person's record instead."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"audit payload {key!r} holds an identity number, which every reader of the trail would see: record the record's id"
        )


class AuditKeyUnknown(Exception):
    """The trail was sealed with a key that this installation does not have; sealing on would break it for good."""

    def __init__(self) -> None:
        super().__init__(
            "审计链是用另一把密钥封存的 (the audit trail was sealed with another key): set QIAOLIANG_AUDIT_KEY as it was, or name "
            "the former key in QIAOLIANG_AUDIT_FORMER_KEYS (`derived` for the one that comes from the secret key)"
        )


def record(
    *,
    actor: str,
    action: str,
    object_kind: str,
    object_id: str | int,
    at: datetime,
    purpose: str = "",
    payload: Payload | None = None,
    also_about: Mapping[str, Sequence[int]] | None = None,
) -> Event:
    """
    Add one event to the end of the chain and seal how far the chain now reaches, in the transaction of the act it belongs to.

    `also_about` names further records, by kind: their ids are sealed in the payload and lead to the event.

    A head that does not fit the last event is left as it is, and the event is added all the same: it stays the proof that
    something was taken out, and the work goes on.

    :raises SensitiveValueInAudit: if the purpose or a text of the payload contains an identity number
    :raises AuditKeyUnknown: if the trail was sealed with a key that is not known here
    """
    further = dict(also_about or {})
    content = dict(payload or {})
    content.update((f"{kind}_ids", list(ids)) for kind, ids in further.items())
    _refuse_sensitive({"purpose": purpose, **content})
    with transaction.atomic():
        _lock_chain()
        last, head, key = Event.objects.order_by("-sequence").first(), head_found(), current_key()
        if head and not key_is_known(head):
            raise AuditKeyUnknown
        event = Event(
            sequence=last.sequence + 1 if last else 1,
            at=at,
            actor=actor,
            action=action,
            object_kind=object_kind,
            object_id=str(object_id),
            purpose=purpose,
            payload=content,
            previous_hash=last.hash if last else FIRST_HASH,
        )
        event.hash = seal(event, key)
        event.save()
        _extend(head, last, event, key)
        EventSubject.objects.bulk_create(
            EventSubject(event=event, object_kind=kind, object_id=str(each))
            for kind, ids in further.items()
            for each in ids
        )
    return event


def _extend(head: ChainHead | None, last: Event | None, event: Event, key: bytes) -> None:
    """Seal that the chain reaches to `event`, if the head fits the event that was last until now."""
    if head is None and last is None:
        head = ChainHead(id=1)
    elif head is None or last is None or not is_genuine(head) or not _reaches(head, last):
        log.error("audit.head_does_not_fit event=%s remedy=qiaoliang_audit", event.sequence)
        return
    head.event_count, head.last_hash = event.sequence, event.hash
    head.key, head.seal = fingerprint(key), seal_head(head, key)
    head.save(force_insert=last is None, force_update=last is not None)


def _reaches(head: ChainHead, last: Event) -> bool:
    return (head.event_count, head.last_hash) == (last.sequence, last.hash)


def _lock_chain() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _refuse_sensitive(payload: Payload) -> None:
    for key, value in payload.items():
        texts = value if isinstance(value, list) else [value]
        if any(isinstance(text, str) and IDENTITY_NUMBER.search(text) for text in texts):
            raise SensitiveValueInAudit(key)
