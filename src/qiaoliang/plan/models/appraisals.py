"""Appraisals: the scores of a year, as a draft, open to objections, and final."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.plan.append_only import AppendOnly
from qiaoliang.plan.models.plans import Plan
from qiaoliang.plan.scoped_rows import BureauScopedQuerySet


class Appraisal(models.Model):
    """
    The appraisal of a year. `rules` are the weights as they were when it was drafted, with how sure they are.

    Only a draft is computed anew; from the day it is opened to objections only an answer to one changes a score.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        OBJECTION = "objection", "征求异议"
        FINAL = "final", "定稿"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="appraisals")
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    rules = models.JSONField()
    objections_until = models.DateField(null=True, blank=True)  # the last day; nothing for a draft
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-year",)
        constraints = (models.UniqueConstraint(fields=("plan", "year"), name="one_appraisal_a_year"),)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.year} {self.state}"


class ScoreQuerySet(BureauScopedQuerySet["Score"]):
    """Scores, readable by the bureau or place they are of once they are no draft, and by who sees the whole plan."""

    place_lookup = "place_id"

    def _claim(self, scope: Scope, permission: Permission) -> Q:
        claim = super()._claim(scope, permission)
        return claim if claim == Q() else claim & ~Q(appraisal__state=Appraisal.State.DRAFT)


class Score(models.Model):
    """
    The score of one bureau, or of one place (with the body that stands for it).

    `items` hold what the data gave: {"item", "label", "weight", "points", "traces"}; points and `total` are hundredths, nothing
    where nothing could be judged. What an upheld objection gives stands with the objection, and in `total`.
    """

    appraisal = models.ForeignKey(Appraisal, on_delete=models.PROTECT, related_name="scores")
    bureau = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey("organisations.Place", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    items = models.JSONField()
    total = models.PositiveIntegerField(null=True, blank=True)

    everyone = models.Manager()
    objects = ScoreQuerySet.as_manager()

    class Meta:
        ordering = ("place", "bureau")
        constraints = (
            models.UniqueConstraint(
                fields=("appraisal", "bureau"), condition=Q(place__isnull=True), name="one_score_of_a_bureau"
            ),
            models.UniqueConstraint(
                fields=("appraisal", "place"), condition=Q(place__isnull=False), name="one_score_of_a_place"
            ),
        )

    def __str__(self) -> str:
        return f"{self.appraisal_id} {self.bureau_id} {self.place_id or ''} {self.total}"

    def item(self, name: str) -> dict[str, Any] | None:
        """Return an item by its name; nothing if the score has none."""
        return next((each for each in self.items if each["item"] == name), None)


class Objection(AppendOnly):
    """What a bureau or place holds against one item of its score."""

    score = models.ForeignKey(Score, on_delete=models.PROTECT, related_name="objections")
    item = models.CharField(max_length=20)
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.score_id} {self.item}"


class ObjectionAnswer(AppendOnly):
    """The office's answer; an upheld objection gives the item these points, in hundredths."""

    objection = models.OneToOneField(Objection, on_delete=models.PROTECT, related_name="answer")
    is_upheld = models.BooleanField()
    points = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.objection_id} {self.is_upheld}"
