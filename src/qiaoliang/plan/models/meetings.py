"""Meetings of the committee (m23.c2). What it resolved is a duty of the bureau it was given to."""

from django.db import models

from qiaoliang.plan.models.plans import Plan


class Meeting(models.Model):
    """A meeting: when, of what, and in what words it is recorded."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return f"{self.held_on} {self.title}"
