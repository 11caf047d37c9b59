"""Plain text: which encoding the bytes are in."""

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def decode(source: bytes) -> str | None:
    """Return the text of the bytes (byte order mark, else UTF-8, else GB18030), or None if they are no text."""
    for mark, encoding in _MARKS:
        if source.startswith(mark):
            return _decoded(source, encoding)
    if b"\x00" in source:
        return None
    return next((text for encoding in ("utf-8", "gb18030") if (text := _decoded(source, encoding)) is not None), None)


def _decoded(source: bytes, encoding: str) -> str | None:
    try:
        return source.decode(encoding)
    except UnicodeDecodeError:
        return None
