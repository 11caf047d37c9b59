"""Which plan a page is about: the one in the address, else that of the installation."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest

from qiaoliang.plan.models import Plan
from qiaoliang.web.plan.the_plan import the_plan

LONGEST_KEY = 12  # digits


def plan_asked(request: HttpRequest) -> Plan:
    """
    Return the plan of "?plan=3", or that of the installation where none is named.

    :raises Http404: if there is no such plan
    """
    asked = request.GET.get("plan", "")
    if not asked:
        return the_plan()
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= LONGEST_KEY
    found = Plan.objects.filter(pk=int(asked)).first() if is_number else None
    if found is None:
        raise Http404(f"no plan {asked[:LONGEST_KEY]}")
    return found


def plans_beside() -> list[Plan]:
    """Return all plans that are being carried out, for the way from one to the other."""
    return list(Plan.objects.order_by("pk"))


def is_of_pack(plan: Plan) -> bool:
    """Return whether the plan is that of the installation's pack, so that its measures have pages of their own."""
    return bool(plan.pack == settings.QIAOLIANG_PACK)
