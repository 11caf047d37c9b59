"""The keys of the chain: without one of them nobody can seal an event, and so nobody can rewrite the trail unnoticed."""

import hashlib
import hmac

from django.conf import settings

LABEL = b"qiaoliang.audit.chain.1"  # sets this key apart from everything else that is derived from SECRET_KEY
DERIVED = "derived"  # how a former key is named that was derived from SECRET_KEY


def current_key() -> bytes:
    """Return the key that seals new events: QIAOLIANG_AUDIT_KEY, else one derived from SECRET_KEY under a label."""
    return _key_of(settings.QIAOLIANG_AUDIT_KEY or DERIVED)


def known_keys() -> tuple[bytes, ...]:
    """Return the current key and then those of QIAOLIANG_AUDIT_FORMER_KEYS, which sealed what was written before."""
    return (current_key(), *(_key_of(text) for text in settings.QIAOLIANG_AUDIT_FORMER_KEYS))


def fingerprint(key: bytes) -> str:
    """Return 16 hexadecimal digits by which a key is recognised and from which it cannot be worked out."""
    return hmac.new(key, b"fingerprint", hashlib.sha256).hexdigest()[:16]


def _key_of(text: str) -> bytes:
    secret = settings.SECRET_KEY if text == DERIVED else text
    return hmac.new(str(secret).encode("utf-8"), LABEL, hashlib.sha256).digest()
