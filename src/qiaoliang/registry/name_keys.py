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
    """
    Return every key under which a person is found by the beginning of a key.

    A name has a key from each of its characters on, so that any part of it begins a key; a latin name from each of its
    parts on.
    """
    whole, latin = name_key(name), name_key(name_latin)
    parts = [part for part in SEPARATORS.split(_folded(name_latin)) if part]
    tails = {whole[start:] for start in range(len(whole))}
    return frozenset(tails.union(parts, [latin]) - {""})


def _folded(text: str) -> str:
    return _simplifier().convert(unicodedata.normalize("NFKC", text)).casefold()
