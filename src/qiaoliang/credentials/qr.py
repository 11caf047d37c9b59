"""A QR code as a drawing that stands in a page."""

import segno
from segno import QRCode

QUIET_ZONE = 4  # modules of white around it, as ISO/IEC 18004 asks


def qr_svg(text: str) -> str:
    """Return a QR code of a text as an SVG element without a size of its own; error level M (15 % may be soiled)."""
    return str(_code(text).svg_inline(border=QUIET_ZONE, svgclass="qr", lineclass=None, omitsize=True))


def _code(text: str) -> QRCode:
    return segno.make(text, error="m", micro=False, boost_error=False)
