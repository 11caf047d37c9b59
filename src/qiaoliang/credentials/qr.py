"""A QR code as a drawing: an element of a page, or a file for a printed card."""

import io

import segno
from segno import QRCode

QUIET_ZONE = 4  # modules of white around it, as ISO/IEC 18004 asks


def qr_svg(text: str) -> str:
    """Return a QR code of a text as an SVG element without a size of its own; error level M (15 % may be soiled)."""
    return str(_code(text).svg_inline(border=QUIET_ZONE, svgclass="qr", lineclass=None, omitsize=True))


def qr_file(text: str) -> str:
    """Return the same QR code as the text of an SVG file."""
    written = io.BytesIO()
    _code(text).save(written, kind="svg", border=QUIET_ZONE, light="white")
    return written.getvalue().decode("utf-8")


def _code(text: str) -> QRCode:
    return segno.make(text, error="m", micro=False, boost_error=False)
