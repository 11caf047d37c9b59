"""Inspections: one head for each, and the steps it went through, which are only ever added to."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.append_only import AppendOnly
from qiaoliang.plan.lights import Light
from qiaoliang.plan.models.duties import Duty
from qiaoliang.plan.models.plans import Plan, PlanMeasure
from qiaoliang.plan.models.rounds import Return
from qiaoliang.plan.scoped_rows import BureauScopedQuerySet


class InspectionQuerySet(BureauScopedQuerySet["Inspection"]):
    """Inspections, readable by the bureau inspected (in its places) and by the one that follows all work of the plan."""

    place_lookup = "place_id"

    def _claim(self, scope: Scope, permission: Permission) -> Q:
        claim = super()._claim(scope, permission)
        if permission != Permission.VIEW_PLAN:
            return claim
        followers = sorted(grant.bureau for grant in scope.grants if grant.allows(permission))
        return claim if claim == Q() else claim | Q(plan__follower__in=followers)


class Inspection(models.Model):
    """
    One inspection of one bureau under one measure, from the proposal to the sign-off.

    `ground` says which data gave rise to it, `words` what they said on that day (`words_en` in English, `figures` with dates).
    State, light, `due_on` and `was_late` follow from the steps; `version` goes up with each, so that of two who act at once the
    second is told. `due_on` is the last day of the rectification; `is_calendar_known` if every holiday up to it is known.
    """

    class Ground(models.TextChoices):
        OVERDUE = "overdue", "任务逾期"
        LATE_RETURN = "late_return", "报送逾期"
        GAP_GREW = "gap_grew", "应享未享增加"
        CLAIM_DENIED = "claim_denied", "报送与数据不符"
        OTHER = "other", "其他情况"

    class State(models.TextChoices):
        PROPOSED = "proposed", "已提请"
        DECLINED = "declined", "不予立项"
        ISSUED = "issued", "已通知"
        FOUND = "found", "发现问题"
        ORDERED = "ordered", "限期整改"
        ANSWERED = "answered", "待复查"
        PASSED = "passed", "复查合格"
        CLOSED = "closed", "已销号"
        CLEAN = "clean", "未发现问题"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="inspections")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()  # within plan and year
    measure = models.ForeignKey(PlanMeasure, on_delete=models.PROTECT, related_name="inspections")
    bureau = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("organisations.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    duty = models.ForeignKey(Duty, null=True, blank=True, on_delete=models.PROTECT, related_name="inspections")
    of_return = models.ForeignKey(Return, null=True, blank=True, on_delete=models.PROTECT, related_name="inspections")
    ground = models.CharField(max_length=12, choices=Ground.choices)
    ground_key = models.CharField(max_length=80, blank=True)
    words = models.TextField()
    words_en = models.TextField(blank=True)
    figures = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    light = models.CharField(max_length=6, choices=Light.choices, blank=True, default=Light.NONE)
    is_open = models.BooleanField(default=True)
    due_on = models.DateField(null=True, blank=True)  # nothing before rectification is ordered
    is_calendar_known = models.BooleanField(default=True)
    was_late = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    everyone = models.Manager()
    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = ("-year", "-number")
        constraints = (
            models.UniqueConstraint(fields=("plan", "year", "number"), name="one_inspection_of_a_number"),
            models.UniqueConstraint(
                fields=("plan", "ground_key"),
                condition=Q(is_open=True) & ~Q(ground_key=""),
                name="one_open_inspection_of_a_ground",
            ),
        )
        indexes = (models.Index(fields=("bureau", "state"), name="plan_inspections_of_bureau"),)

    def __str__(self) -> str:
        return f"{self.year}-{self.number} {self.state}"

    def is_overdue(self, today: date) -> bool:
        """Return whether rectification is ordered, its last day has passed, and no evidence lies with the office."""
        return self.state == self.State.ORDERED and self.due_on is not None and self.due_on < today


class InspectionStep(AppendOnly):
    """
    One step of an inspection as it was taken: who, when, in what words; `state` and `light` are those after it.

    `facts` holds what the step decided: {"days": 10, "due_on": "2018-12-03", "has_fault": true, "has_passed": false}.
    """

    class Kind(models.TextChoices):
        PROPOSED = "proposed", "提请督查"
        ISSUED = "issued", "下发督查通知"
        DECLINED = "declined", "不予立项"
        FOUND = "found", "现场检查"
        ORDERED = "ordered", "限期整改"
        ANSWERED = "answered", "提交整改佐证"
        RECHECKED = "rechecked", "复查"
        SIGNED_OFF = "signed_off", "销号"

    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=Inspection.State.choices)
    light = models.CharField(max_length=6, choices=Light.choices, blank=True)
    text = models.TextField()
    facts = models.JSONField(default=dict)
    by = models.CharField(max_length=150)
    bureau = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("inspection", "position"), name="one_step_of_a_position"),)

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.position} {self.kind}"


class InspectionFile(AppendOnly):
    """A photograph or a document of a step. Its content lies under its SHA-256 in the data directory, outside the web root."""

    step = models.ForeignKey(InspectionStep, on_delete=models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()  # bytes
    caption = models.CharField(max_length=200)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.step_id} {self.sha256[:12]}"

    @property
    def is_picture(self) -> bool:
        """Whether a browser shows it as a picture."""
        return self.media_type.startswith("image/")
