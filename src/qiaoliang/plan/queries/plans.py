"""The plan of the installation, and the reports made of its rounds, for those who run them."""

from django.db.models import QuerySet

from qiaoliang.organisations.models import Bureau
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.models import Duty, Plan, ReportDocument, Round


def plan_of_pack(pack_id: str) -> Plan | None:
    """Return the stored plan of a pack; nothing before it is loaded."""
    return Plan.objects.filter(pack=pack_id).first()


def bureaux_of_plan(plan: Plan) -> QuerySet[Bureau]:
    """Return the bureaux that owe something under a plan."""
    owing = Duty.everyone.filter(measure__plan=plan, is_withdrawn=False).values("bureau")
    return Bureau.objects.filter(pk__in=owing).order_by("name")


def reports_of(scope: Scope, opened: Round) -> QuerySet[ReportDocument]:
    """Return the reports of a round without their content, the latest first; none to who may not run a round."""
    reports = ReportDocument.objects.filter(round=opened).defer("content")
    return reports if scope.allows(Permission.RUN_ROUND) else reports.none()


def report_of(scope: Scope, report_id: int) -> ReportDocument | None:
    """Return one report with its content; nothing to who may not run a round."""
    if not scope.allows(Permission.RUN_ROUND):
        return None
    return ReportDocument.objects.select_related("round").filter(pk=report_id).first()
