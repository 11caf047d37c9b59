"""Tags of the pages of a plan as a whole: how duties stand together, and counts that the public may be told."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from qiaoliang.plan.overview.progress import SMALLEST_SHOWN
from qiaoliang.web.plan.whole.words import PROGRESS_TAGS, STANDINGS

register = template.Library()


@register.simple_tag
def standing_tag(standing: str) -> SafeString:
    """Return the tag of a standing, in words and a drawing as well as in colour."""
    words = STANDINGS[standing]
    return _tag(words.kind, words.drawing, str(words.label))


@register.simple_tag
def progress_tag(word: str) -> SafeString:
    """Return the tag of a measure's progress in public."""
    kind, drawing, label = PROGRESS_TAGS[word]
    return _tag(kind, drawing, str(label))


@register.simple_tag
def told_count(count: int | None) -> str:
    """Return a count of duties as the public is told it; one that is kept back says so."""
    if count is None:
        return _("不写出来（少于 %(smallest)s 条，或者能推出少于 %(smallest)s 条的数）") % {"smallest": SMALLEST_SHOWN}
    return _("%(count)s 条") % {"count": count}


@lru_cache(maxsize=64)
def _tag(kind: str, drawing: str, label: str) -> SafeString:
    return render_to_string("cotton/tag.html", {"kind": kind, "mark": drawing, "slot": label})
