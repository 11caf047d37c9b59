"""Tags of the plan's pages: how far a duty is, how a return stands; a title without markup."""

from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from qiaoliang.plan.appraising.items import HUNDREDTHS
from qiaoliang.plan.models import Round, Score
from qiaoliang.web.localised import wording
from qiaoliang.web.plan.inspections.wording import GROUNDS, STATES, STEPS

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
ROUND_TITLES = {
    "year": _("%(year)s 年度报送"),
    "half": _("%(year)s 上半年报送"),
    "q1": _("%(year)s 第一季度报送"),
    "q2": _("%(year)s 第二季度报送"),
    "q3": _("%(year)s 第三季度报送"),
}
LIGHT_TAGS = {
    "red": ("stop", "unmet", _("红灯")),
    "yellow": ("partly", "triangle", _("黄灯")),
    "green": ("live", "full", _("绿灯")),
    "": ("plain", "empty", _("没有灯")),
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


@register.simple_tag
def light_tag(light: str) -> SafeString:
    """Return the tag of a light, in words and a drawing as well as in colour: red, yellow, green or none."""
    kind, drawing, label = LIGHT_TAGS[light]
    return _tag(kind, drawing, str(label))


@register.filter
def round_title(of: Round) -> str:
    """Return what a round is called: the returns of a year, of its first half, of a quarter."""
    return str(ROUND_TITLES[of.period]) % {"year": of.year}


@register.filter
def points(hundredths: int | None) -> str:
    """Return hundredths of points as people write points: 1250 is 12.5; nothing for no points."""
    return "" if hundredths is None else f"{Decimal(hundredths) / HUNDREDTHS:.2f}".rstrip("0").rstrip(".")


@register.filter
def share_of_point(earned: str) -> str:
    """Return what a trace earned with at most two decimals, never rounded up."""
    text = f"{Decimal(earned).quantize(Decimal('0.01'), ROUND_FLOOR)}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def item_label(score: Score, item: str) -> str:
    """Return what an item of a score is called, in the language of the page."""
    found = score.item(item)
    return wording(found, "label").text if found else item


@register.filter
def ground_words(ground: str) -> str:
    """Return what the ground of an inspection is called."""
    return str(GROUNDS[ground])


@register.filter
def inspection_state(state: str) -> str:
    """Return how far an inspection is, in words."""
    return str(STATES[state])


@register.filter
def step_words(kind: str) -> str:
    """Return what a step of an inspection is called."""
    return str(STEPS[kind])


@register.filter
def pack_plain(source: Any, field: str) -> str:
    """Return a field of pack content in the language of the page, without markup: for the title of a window."""
    return wording(source, field).text
