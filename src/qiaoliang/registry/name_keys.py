"""
The keys under which a name is found.

Names are stored exactly as the person writes them. Only the search key forgives: spaces, the "·" of Mongolian and Uyghur
names in all its encodings, full-width letters, capital letters, and traditional characters.
"""

import functools
import re
import unicodedata

from opencc import OpenCC

SEPARATORS = re.compile(r"[\s·•・‧∙⋅．.\-'’]+")


@functools.cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def name_key(name: str) -> str:
    """Return the whole name without spaces and dots, in simplified characters and small letters."""
    return SEPARATORS.sub("", _folded(name))


def name_keys(name: str, name_latin: str = "") -> frozenset[str]:
    """Return every key under which a person is found: each name as a whole, and each of its parts."""
    keys = set()
    for written in (name, name_latin):
        parts = [part for part in SEPARATORS.split(_folded(written)) if part]
        keys.update(parts)
        keys.add("".join(parts))
    return frozenset(keys - {""})


def _folded(text: str) -> str:
    return _simplifier().convert(unicodedata.normalize("NFKC", text)).casefold()
