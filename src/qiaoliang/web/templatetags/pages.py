"""Tags and filters that every page may use: language, reading preferences, navigation, pack wording, numbers."""

from decimal import Decimal
from typing import Any

from django import template
from django.conf import settings
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from qiaoliang.packs.model import KINDS
from qiaoliang.primitives import money
from qiaoliang.rules.units import Unit
from qiaoliang.web import localised
from qiaoliang.web.navigation import Way, main_ways
from qiaoliang.web.preferences import CONTRAST_COOKIE, TEXT_COOKIE
from qiaoliang.web.public.clause_pages import Tally
from qiaoliang.web.traditional import to_traditional

register = template.Library()

DEMONSTRATION_MARK = "demonstration_password"  # written by `qiaoliang demo`, in no other installation
UNIT_WORDS = {
    "CNY": _("元"),
    "person": _("人"),
    "household": _("户"),
    "month": _("月"),
    "year": _("年"),
    "day": _("天"),
    "hour": _("小时"),
    "item": _("项"),
    "kWh": _("度"),
    "place": _("处"),
}

SUBJECT_UNITS = {
    "person": _("名"),
    "household": _("户家庭"),
    "employer": _("个单位"),
    "place": _("个旗区"),
    "institution": _("所学校"),
}
SHARE_NOISE = 1e-9  # 0.29 * 100 is a little less than 29
LANGUAGE_NAMES = (("zh-hans", "zh-Hans", "简体"), ("zh-hant", "zh-Hant", "繁體"), ("en", "en", "English"))


def _cookie(context: RequestContext, name: str) -> str:
    request = context.get("request")
    return request.COOKIES.get(name, "") if request is not None else ""


@register.simple_tag
def html_language() -> str:
    """Return the language of the page as an HTML language code."""
    return localised.interface_language()


@register.simple_tag
def language_choices() -> list[dict[str, Any]]:
    """Return the interface languages, each written in itself."""
    current = localised.interface_language()
    return [
        {"code": code, "lang": lang, "label": label, "is_current": lang == current}
        for code, lang, label in LANGUAGE_NAMES
    ]


@register.simple_tag(takes_context=True)
def is_large_text(context: RequestContext) -> bool:
    """Return whether this reader chose large text."""
    return _cookie(context, TEXT_COOKIE) == "large"


@register.simple_tag(takes_context=True)
def is_high_contrast(context: RequestContext) -> bool:
    """Return whether this reader chose high contrast."""
    return _cookie(context, CONTRAST_COOKIE) == "high"


@register.simple_tag(takes_context=True)
def navigation(context: RequestContext) -> list[Way]:
    """Return the main navigation for the page shown."""
    request = context.get("request")
    return main_ways(request.path if request is not None else "")


@register.simple_tag
def is_demonstration() -> bool:
    """Return whether this installation was set up as a demonstration, so that every page says so."""
    return (settings.QIAOLIANG_DATA_DIR / DEMONSTRATION_MARK).is_file()


@register.filter
def pack_text(source: Any, field: str) -> SafeString | str:
    """Return a field of pack content in the language of the page; text in another language is marked as such."""
    text, language = localised.wording(source, field)
    if language == localised.interface_language():
        return text
    return format_html('<span lang="{}">{}</span>', language, text)


@register.filter
def official_text(text: str) -> SafeString | str:
    """Return a verbatim quotation of the notice, marked as Chinese on an English page."""
    words, language = localised.official(text)
    if language == localised.interface_language():
        return words
    return format_html('<span lang="{}">{}</span>', language, words)


@register.filter
def in_script(text: str) -> str:
    """Return Chinese text in the script of the page (simplified or traditional); English pages keep it as written."""
    return to_traditional(str(text)) if localised.interface_language() == "zh-Hant" else str(text)


@register.filter
def yuan(fen: int | None) -> str:
    """Return an amount of integer fen as yuan with two decimals and thousands separators; nothing for no amount."""
    return "" if fen is None else money.yuan(fen)


@register.filter
def yuan_short(fen: int | None) -> str:
    """Return an amount of integer fen as yuan, without the decimals where there are none; nothing for no amount."""
    return yuan(fen).removesuffix(".00")


@register.filter
def share(value: float | None) -> str:
    """Return a share (0–1) as a percentage with one decimal; nothing for no value."""
    return "" if value is None else f"{value * 100:.1f}%"


@register.filter
def item(mapping: Any, key: str) -> Any:
    """Return the value of `key`, which a dotted template name cannot reach when the key holds a dot."""
    return mapping.get(key)


@register.filter
def plain_number(value: Decimal | int | None) -> str:
    """Return a number as people write it: thousands separators, no trailing zeros, never an exponent."""
    if value is None:
        return ""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def unit_words(unit: Unit | str | None) -> str:
    """Return a unit in words: 元/月, yuan a month; nothing for a plain number."""
    if unit is None or str(unit) == "1":
        return ""
    over, *under = str(unit).split("/")
    words = [str(UNIT_WORDS.get(part, part)) for part in (*(over.split("*") if over != "1" else []), *under)]
    return "/".join(words)


@register.filter
def kind_words(code: str) -> str:
    """Return what a kind of clause (E, S, I, F, D) is called."""
    chinese, english = KINDS[code]
    return english.capitalize() if localised.interface_language() == "en" else in_script(chinese)


@register.filter
def live_width(tally: Tally) -> float:
    """Return the share of clauses that are live, out of 100, for a bar."""
    return round(100 * tally.live / tally.total, 2) if tally.total else 0


@register.filter
def reached_width(tally: Tally) -> float:
    """Return the share of clauses that are live or partly carried out, out of 100, for a bar."""
    return round(100 * tally.reached / tally.total, 2) if tally.total else 0


@register.filter
def whole_share(value: float | None) -> str:
    """Return a share (0–1) as a whole percentage, never rounded up: 100% means everybody. Nothing for no value."""
    return "" if value is None else f"{int(value * 100 + SHARE_NOISE)}%"


@register.filter
def subject_unit(kind: str) -> str:
    """Return what the subjects of a provision are counted in."""
    return str(SUBJECT_UNITS.get(kind, ""))
