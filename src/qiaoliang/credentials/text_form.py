"""
A signed card as text that a QR holds compactly, that survives being typed or wrapped, and that every phone shows as it is.

Base 32 (RFC 4648) in capitals is the alphanumeric mode of QR codes. Space, hyphens and small letters are forgiven; anything
else is not, and of several texts for the same bytes only one is taken.
"""

import base64
import re

PREFIX = "QL1:"
_FORGIVEN = re.compile(r"[\s\-]+")


class NotCardText(ValueError):
    """A text that is not that of a card."""


def card_text(data: bytes) -> str:
    """Return bytes as the text of a card."""
    return PREFIX + base64.b32encode(data).decode("ascii").rstrip("=")


def looks_like_card(text: str) -> bool:
    """Return whether a text begins as that of a card does."""
    return _FORGIVEN.sub("", text).upper().startswith(PREFIX)


def card_bytes(text: str) -> bytes:
    """
    Return the bytes of a card's text.

    :raises NotCardText: if it is none
    """
    if not text.isascii():
        raise NotCardText
    written = _FORGIVEN.sub("", text).upper()
    body = written.removeprefix(PREFIX)
    try:
        data = base64.b32decode(body + "=" * (-len(body) % 8))
    except ValueError as problem:
        raise NotCardText from problem
    if card_text(data) != written:
        raise NotCardText
    return data
