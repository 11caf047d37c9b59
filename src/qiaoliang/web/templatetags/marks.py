"""
Marks and tags that a page shows by the hundred: the components `mark` and `tag`, rendered once for each wording and kept.

Measured on the notice (111 clauses): rendering them as components each time took a third of the page.
"""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()

CLAUSE_STATES = {
    "live": ("live", "full", _("已落地")),
    "partly": ("partly", "half", _("部分")),
    "not_yet": ("none", "empty", _("尚无")),
}
CONFIDENCES = {
    "stated": ("live", "full", _("原文")),
    "high": ("plain", "full", _("高")),
    "medium": ("plain", "half", _("中")),
    "assumed": ("partly", "triangle", _("假定")),
    "absent": ("none", "empty", _("缺")),
}


@lru_cache(maxsize=16)
def _mark(name: str) -> SafeString:
    return render_to_string("cotton/mark.html", {"of": name})


@lru_cache(maxsize=64)
def _tag(kind: str, mark: str, label: str) -> SafeString:
    return render_to_string("cotton/tag.html", {"kind": kind, "mark": mark, "slot": label})


@register.simple_tag
def mark(name: str) -> SafeString:
    """Return the drawing of a mark: met, unmet, unknown, full, half, empty, triangle."""
    return _mark(name)


@register.simple_tag
def clause_state(state: str) -> SafeString:
    """Return the tag of a clause's state: live, partly, not_yet."""
    kind, drawing, label = CLAUSE_STATES[state]
    return _tag(kind, drawing, str(label))


@register.simple_tag
def confidence(degree: str) -> SafeString:
    """Return the tag that says how sure a figure is: stated, high, medium, assumed, absent."""
    kind, drawing, label = CONFIDENCES[degree]
    return _tag(kind, drawing, str(label))
