"""The one way an event comes into being."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import connection, transaction

from qiaoliang.audit.chain import FIRST_HASH, seal
from qiaoliang.audit.models import Event

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


def record(
    *,
    actor: str,
    action: str,
    object_kind: str,
    object_id: str | int,
    at: datetime,
    purpose: str = "",
    payload: Payload | None = None,
) -> Event:
    """
    Add one event to the end of the chain, in the transaction of the act it belongs to.

    :raises SensitiveValueInAudit: if a text of the payload contains an identity number
    """
    content = dict(payload or {})
    _refuse_sensitive(content)
    with transaction.atomic():
        _lock_chain()
        last = Event.objects.order_by("-sequence").first()
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
        event.hash = seal(event)
        event.save()
    return event


def _lock_chain() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])


def _refuse_sensitive(payload: Payload) -> None:
    for key, value in payload.items():
        texts = value if isinstance(value, list) else [value]
        if any(isinstance(text, str) and IDENTITY_NUMBER.search(text) for text in texts):
            raise SensitiveValueInAudit(key)
