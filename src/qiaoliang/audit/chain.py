"""
The seals: of an event, over its content and the seal before it; of the head, over how far the chain reaches.

Both are HMAC-SHA-256 under a key that the database does not hold. Events from before there was a key bear a plain SHA-256;
the head says how many they are, and every keyed event rests on the last of them.
"""

import hashlib
import hmac
import json
from datetime import UTC
from typing import Protocol

from qiaoliang.audit.models import Event

FIRST_HASH = "0" * 64


class Reach(Protocol):
    """How far a chain reaches: what the seal of a head covers."""

    event_count: int
    last_hash: str
    unkeyed_count: int


def seal(event: Event, key: bytes | None) -> str:
    """Return the seal of the event's content and of `previous_hash`, 64 hexadecimal digits; without a key a plain SHA-256."""
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
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")
    return hashlib.sha256(text).hexdigest() if key is None else hmac.new(key, text, hashlib.sha256).hexdigest()


def seal_head(head: Reach, key: bytes) -> str:
    """Return the seal of a head: nobody without the key can make a chain look shorter, or older than keys."""
    text = f"head:{head.event_count}:{head.last_hash}:{head.unkeyed_count}".encode()
    return hmac.new(key, text, hashlib.sha256).hexdigest()
