"""
Choose the wording of pack content: Chinese as written, its English gloss, or the Chinese in traditional characters.

A pack keeps Chinese in `name` and English in `name_en` (a clause: `text` and `english`; a question: `zh` and `en`). Where
the English is missing the Chinese is shown rather than nothing, and marked with its language for screen readers.
"""

from typing import Any, NamedTuple

from django.utils.translation import get_language

from qiaoliang.web.traditional import to_traditional

ENGLISH_NAMES = {"text": "english", "zh": "en"}


class Wording(NamedTuple):
    """A text and the language it is in ("zh-Hans", "zh-Hant" or "en")."""

    text: str
    language: str


def interface_language() -> str:
    """Return the language of the current page as an HTML language code."""
    match (get_language() or "zh-hans").lower():
        case "zh-hant":
            return "zh-Hant"
        case code if code.startswith("en"):
            return "en"
        case _:
            return "zh-Hans"


def _value(source: Any, name: str) -> Any:
    return source.get(name) if isinstance(source, dict) else getattr(source, name, None)


def _with_capital(text: str) -> str:
    """Labels are written to stand inside a sentence; on a page they stand alone."""
    return text[:1].upper() + text[1:]


def wording(source: Any, field: str) -> Wording:
    """Return `field` of a pack object (or mapping) in the language of the page; empty if there is none."""
    language = interface_language()
    chinese = str(_value(source, field) or "")
    if language == "en":
        english = _value(source, ENGLISH_NAMES.get(field, f"{field}_en")) or _value(source, f"{field}_en")
        if not english:
            return Wording(chinese, "zh-Hans")
        return Wording(_with_capital(str(english)) if field == "label" else str(english), "en")
    return Wording(to_traditional(chinese), language) if language == "zh-Hant" else Wording(chinese, language)


def official(text: str) -> Wording:
    """Return a verbatim Chinese quotation: never translated, in traditional characters where that is chosen."""
    if interface_language() == "zh-Hant":
        return Wording(to_traditional(text), "zh-Hant")
    return Wording(text, "zh-Hans")
