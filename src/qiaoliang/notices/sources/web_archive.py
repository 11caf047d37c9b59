"""Web pages saved whole (.mht): the page inside, without its pictures."""

import email
import email.policy
import re

_TAGS = re.compile(
    r"</?(?:html|body|div|p|table|tbody|tr|t[dh]|span|br|h[1-6]|ul|ol|li|section|article|font|strong|b|center|a|img|script|style|iframe)\b[^<>]{0,2000}/?>",
    re.IGNORECASE,
)
_FEWEST_TAGS = 3


def is_archive(source: bytes) -> bool:
    """Say whether the bytes are a message that holds a web page."""
    start = source[:2000].lower()
    return b"mime-version:" in start and b"content-type: multipart/related" in start


def page_of_archive(source: bytes) -> bytes | None:
    """Return the bytes of the first web page of an archive, None if it holds none."""
    message = email.message_from_bytes(source, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return page if isinstance(page, bytes) else None
    return None


def looks_like_page(text: str) -> bool:
    """Say whether a text is (a piece of) a web page, pasted or saved under whatever name."""
    start = text[:400].lstrip("\ufeff \r\n\t").lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")):
        return True
    return sum(1 for _ in zip(range(_FEWEST_TAGS), _TAGS.finditer(text[:200_000]), strict=False)) >= _FEWEST_TAGS
