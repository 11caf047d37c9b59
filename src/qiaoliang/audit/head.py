"""The head as it is found in the database: is it there, is its seal genuine, is the key known."""

import hmac

from qiaoliang.audit.chain import seal_head
from qiaoliang.audit.keys import fingerprint, known_keys
from qiaoliang.audit.models import ChainHead


def head_found() -> ChainHead | None:
    """Return the head, or nothing before the first event (or when somebody took it out)."""
    return ChainHead.objects.first()


def key_is_known(head: ChainHead) -> bool:
    """Return whether the key that sealed the head is one of ours, current or former."""
    return head.key in map(fingerprint, known_keys())


def is_genuine(head: ChainHead) -> bool:
    """Return whether the head says what one of our keys sealed."""
    return any(hmac.compare_digest(head.seal, seal_head(head, key)) for key in known_keys())
