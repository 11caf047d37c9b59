"""The tables that hold history, for the migrations that protect them and the tests that empty them."""

HISTORY_TABLES = (
    "plan_dutychange",
    "plan_inspectionstep",
    "plan_inspectionfile",
    "plan_reminder",
    "plan_urge",
    "plan_objection",
    "plan_objectionanswer",
    "plan_noticecorrection",
)
