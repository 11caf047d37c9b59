"""Tags of the plan's pages: how far a duty is, how a return stands; a title without markup."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from qiaoliang.web.localised import wording

register = template.Library()

DUTY_TAGS = {
    "not_started": ("plain", "empty", _("未开始")),
    "under_way": ("partly", "half", _("进行中")),
    "done": ("live", "full", _("已完成")),
    "blocked": ("stop", "unmet", _("受阻")),
    "overdue": ("stop", "triangle", _("已逾期")),
}
RETURN_TAGS = {
    "signed": ("live", "full", _("按时签报")),
    "signed_late": ("partly", "triangle", _("逾期签报")),
    "draft": ("plain", "empty", _("草稿")),
    "late": ("stop", "triangle", _("未签报，已逾期")),
}


@lru_cache(maxsize=64)
def _tag(kind: str, drawing: str, label: str) -> SafeString:
    return render_to_string("cotton/tag.html", {"kind": kind, "mark": drawing, "slot": label})


@register.simple_tag
def duty_tag(status: str) -> SafeString:
    """Return the tag of a duty's status: not_started, under_way, done, blocked; or overdue."""
    kind, drawing, label = DUTY_TAGS[status]
    return _tag(kind, drawing, str(label))


@register.simple_tag
def return_tag(state: str) -> SafeString:
    """Return the tag of a return's state: signed, signed_late, draft, late."""
    kind, drawing, label = RETURN_TAGS[state]
    return _tag(kind, drawing, str(label))


@register.filter
def pack_plain(source: Any, field: str) -> str:
    """Return a field of pack content in the language of the page, without markup: for the title of a window."""
    return wording(source, field).text
