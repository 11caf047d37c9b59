"""Filters for what is shown of a person: masked numbers, sex, category and grade in words."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()

CATEGORIES = {
    1: gettext_lazy("视力残疾"),
    2: gettext_lazy("听力残疾"),
    3: gettext_lazy("言语残疾"),
    4: gettext_lazy("肢体残疾"),
    5: gettext_lazy("智力残疾"),
    6: gettext_lazy("精神残疾"),
    7: gettext_lazy("多重残疾"),
}
GRADES = {1: gettext_lazy("一级"), 2: gettext_lazy("二级"), 3: gettext_lazy("三级"), 4: gettext_lazy("四级")}
SHOWN_BEFORE = 6  # the page shows the birth date, so the rest of a number would give it away


@register.filter
def masked_number(number: str | None) -> str:
    """Return an identity or certificate number with all but its first six digits hidden; a dash where there is none."""
    if not number:
        return "—"
    return number[:SHOWN_BEFORE] + "*" * (len(number) - SHOWN_BEFORE)


@register.filter
def sex_words(code: str) -> str:
    """Return a sex in words."""
    return {"M": _("男"), "F": _("女")}.get(code, _("不知道"))


@register.filter
def category_words(code: int | None) -> str:
    """Return a disability category in words."""
    return str(CATEGORIES.get(code or 0, _("不知道")))


@register.filter
def grade_words(code: int | None) -> str:
    """Return a disability grade in words."""
    return str(GRADES.get(code or 0, _("不知道")))
