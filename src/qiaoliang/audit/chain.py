"""The seal of an event: SHA-256 over its own content and the seal of the event before it."""

import hashlib
import json
from datetime import UTC

from qiaoliang.audit.models import Event

FIRST_HASH = "0" * 64


def seal(event: Event) -> str:
    """Return the SHA-256 of the event's content and of `previous_hash`, as 64 hexadecimal digits."""
    content = {
        "sequence": event.sequence,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": event.actor,
        "action": event.action,
        "object": [event.object_kind, event.object_id],
        "purpose": event.purpose,
        "payload": event.payload,
        "previous": event.previous_hash,
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
