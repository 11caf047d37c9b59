"""The plan that this installation carries out."""

from django.conf import settings
from django.http import Http404

from qiaoliang.plan.models import Plan
from qiaoliang.plan.queries import plan_of_pack


def the_plan() -> Plan:
    """
    Return the plan of the installation's pack.

    :raises Http404: if it has not been loaded
    """
    plan = plan_of_pack(settings.QIAOLIANG_PACK)
    if plan is None:
        raise Http404("the plan has not been loaded: qiaoliang demo")
    return plan
