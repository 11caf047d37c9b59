"""
Traditional characters for stored Chinese text (OpenCC, s2t).

Only running text is converted: names of people, identity numbers and document numbers stay as they were written.
"""

from functools import lru_cache

from opencc import OpenCC


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("s2t")


@lru_cache(maxsize=20_000)
def to_traditional(text: str) -> str:
    """Return `text` with simplified characters replaced by traditional ones; everything else stays."""
    return _converter().convert(text)
