"""Every read of this application, already scoped."""

from qiaoliang.plan.queries.appraisals import (
    appraisals_of,
    meetings_of,
    objection_of,
    own_rules_of,
    score_of,
    scores_within,
)
from qiaoliang.plan.queries.duties import DutyFilter, duties_of, duty_of, status_counts
from qiaoliang.plan.queries.imported import imported_notice, imported_notices
from qiaoliang.plan.queries.inspections import (
    InspectionFilter,
    YearOfInspections,
    file_of,
    inspection_of,
    inspections_by_year,
    inspections_of,
    proposable,
)
from qiaoliang.plan.queries.plans import bureaux_of_plan, plan_of_pack, report_of, reports_of
from qiaoliang.plan.queries.returns import (
    Recall,
    RoundRow,
    my_returns,
    recalled_to,
    return_of,
    round_of,
    round_rows,
    rounds_of,
)

__all__ = [
    "DutyFilter",
    "InspectionFilter",
    "Recall",
    "RoundRow",
    "YearOfInspections",
    "appraisals_of",
    "bureaux_of_plan",
    "duties_of",
    "duty_of",
    "file_of",
    "imported_notice",
    "imported_notices",
    "inspection_of",
    "inspections_by_year",
    "inspections_of",
    "meetings_of",
    "my_returns",
    "objection_of",
    "own_rules_of",
    "plan_of_pack",
    "proposable",
    "recalled_to",
    "report_of",
    "reports_of",
    "return_of",
    "round_of",
    "round_rows",
    "rounds_of",
    "score_of",
    "scores_within",
    "status_counts",
]
