"""Reminders and urging of a round: who was recalled to what, by whom, and when. Only ever added to."""

from __future__ import annotations

from django.db import models

from qiaoliang.plan.append_only import AppendOnly
from qiaoliang.plan.models.rounds import Return


class Reminder(AppendOnly):
    """The house recalled a bureau to a return that it still owed, `days` from its last day (-7: a week before)."""

    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="reminders")
    bureau = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    days = models.SmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        constraints = (models.UniqueConstraint(fields=("of", "bureau", "days"), name="one_reminder_of_a_day"),)

    def __str__(self) -> str:
        return f"{self.of_id} {self.bureau_id} {self.days:+d}"


class Urge(AppendOnly):
    """A person urged a bureau, in words, in the name of their own."""

    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="urges")
    bureau = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    by_bureau = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=150)
    text = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at", "-pk")
        indexes = (models.Index(fields=("of", "bureau", "at"), name="plan_urges_of_a_return"),)

    def __str__(self) -> str:
        return f"{self.of_id} {self.bureau_id} {self.at:%Y-%m-%d}"
