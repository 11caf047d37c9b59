"""The tag that says how an indicator stands against its target."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()

STANDINGS = {
    "reached": ("live", "full", _("已达到")),
    "short": ("partly", "half", _("还没有达到")),
    "overdue": ("none", "empty", _("逾期未达到")),
    "open": ("plain", "", _("没有目标")),
    "withheld": ("plain", "", _("人数少，不公布")),
    "unknown": ("none", "empty", _("没有数据")),
}


@register.simple_tag
def standing(name: str) -> SafeString:
    """Return the tag of a standing: reached, short, overdue, open, withheld, unknown."""
    kind, drawing, label = STANDINGS[name]
    return _tag(kind, drawing, str(label))


@lru_cache(maxsize=32)
def _tag(kind: str, mark: str, label: str) -> SafeString:
    return render_to_string("cotton/tag.html", {"kind": kind, "mark": mark, "slot": label})
