"""Bureaux as a rule or a fact prints them ("民政局"), in the language of the page."""

from django import template

from qiaoliang.web.localised import wording
from qiaoliang.web.public.pack import the_pack

register = template.Library()


@register.filter
def bureau_name(printed: str) -> str:
    """Return the name of the body that a printed name means; the printed name itself where the notice names no such body."""
    try:
        return wording(the_pack().bureau(printed), "name").text
    except KeyError:
        return wording({"zh": printed}, "zh").text
