"""Duties: what one bureau owes under one clause, how far it is, and what proves it."""

from datetime import date

from django.db import models
from django.db.models import Q

from qiaoliang.plan.append_only import AppendOnly
from qiaoliang.plan.lights import Light
from qiaoliang.plan.models.meetings import Meeting
from qiaoliang.plan.models.plans import PlanMeasure
from qiaoliang.plan.scoped_rows import BureauScopedQuerySet


class DutyQuerySet(BureauScopedQuerySet["Duty"]):
    """Duties, readable by their bureau."""

    place_lookup = "place_id"


class Duty(models.Model):
    """
    What one bureau owes under one clause. Without a place it is owed for the whole league; with one, in that place.

    `kinds` are those of the clause ("DI"); only a clause of kind D has a deliverable. A duty whose clause has gone from the
    plan is withdrawn, not deleted. `was_late` once true stays true: what was caught up late was late. With a
    `meeting` it is a resolution of the committee instead of a clause; `clause` is then its number.
    """

    class Role(models.TextChoices):
        LEAD = "lead", "牵头"
        PARTICIPANT = "participant", "参加"

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", "未开始"
        UNDER_WAY = "under_way", "进行中"
        DONE = "done", "已完成"
        BLOCKED = "blocked", "受阻"

    measure = models.ForeignKey(PlanMeasure, on_delete=models.PROTECT, related_name="duties")
    clause = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    kinds = models.CharField(max_length=10)
    bureau = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=Role.choices)
    place = models.ForeignKey("organisations.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    text_en = models.TextField(blank=True)
    deliverable = models.TextField(blank=True)
    deliverable_en = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)  # nothing: the clause sets no date
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NOT_STARTED)
    status_note = models.TextField(blank=True)
    is_withdrawn = models.BooleanField(default=False)
    was_late = models.BooleanField(default=False)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="duties")
    version = models.PositiveIntegerField(default=1)

    everyone = models.Manager()
    objects = DutyQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("measure", "clause", "bureau"), condition=Q(place__isnull=True), name="one_duty_of_a_bureau"
            ),
            models.UniqueConstraint(
                fields=("measure", "clause", "bureau", "place"),
                condition=Q(place__isnull=False),
                name="one_duty_of_a_bureau_in_a_place",
            ),
        )
        indexes = (models.Index(fields=("bureau", "status", "due_on"), name="plan_duties_of_bureau"),)

    def __str__(self) -> str:
        return f"{self.clause} {self.bureau_id} {self.status}"

    def is_overdue(self, today: date) -> bool:
        """Return whether its last day has passed and it is not done."""
        return self.due_on is not None and self.due_on < today and self.status != self.Status.DONE

    def light(self, today: date) -> Light:
        """Return its light on a day: red while overdue, yellow for ever once it was late, green when done in time."""
        if self.is_overdue(today):
            return Light.RED
        if self.was_late:
            return Light.YELLOW
        return Light.GREEN if self.status == self.Status.DONE else Light.NONE


class DutyChange(AppendOnly):
    """One report on a duty as it was made; `light` is the duty's light after it."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="changes")
    status = models.CharField(max_length=12, choices=Duty.Status.choices)
    note = models.TextField(blank=True)
    light = models.CharField(max_length=6, choices=Light.choices, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.duty_id} {self.status} {self.light}"


class Evidence(models.Model):
    """What shows how far a duty is. The file itself stays with the bureau; its name says where to look."""

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="evidence")
    text = models.TextField()
    file_name = models.CharField(max_length=200, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.duty_id} {self.at:%Y-%m-%d}"
