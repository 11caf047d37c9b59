"""Whether a text holds an identity number, however it is spaced: 18 characters, or the 15 digits of old cards."""

import re
import unicodedata

_SEPARATORS = re.compile(r"(?<=\d)[\s.·*_\-–—]+(?=[\dXx])")
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_EIGHTEEN = re.compile(rf"[1-9]\d{{5}}(?:18|19|20)\d{{2}}{_DAY}\d{{3}}[\dXx]", re.ASCII)
_FIFTEEN = re.compile(rf"(?<!\d)[1-9]\d{{5}}\d{{2}}{_DAY}\d{{3}}(?!\d)", re.ASCII)


def holds_identity_number(text: str) -> bool:
    """Return whether a text that a person wrote holds an identity number, or a certificate number, which begins with one."""
    plain = _SEPARATORS.sub("", unicodedata.normalize("NFKC", text))
    return bool(_EIGHTEEN.search(plain) or _FIFTEEN.search(plain))
