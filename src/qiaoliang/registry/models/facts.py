"""Dated facts, where they came from, and the rolls that let silence mean "no"."""

from django.db import models
from django.db.models import F, Q


class SubjectKind(models.TextChoices):
    """What a recorded fact is about."""

    PERSON = "person", "个人"
    HOUSEHOLD = "household", "家庭"


class DataSource(models.Model):
    """Where a fact came from: a bureau's file, a form, a visit; when it was received."""

    bureau = models.CharField(max_length=60)  # the bureau's id; the file of a body that is no bureau keeps its name
    title = models.CharField(max_length=200)  # the file, form or visit, as it would be named to a person
    received_on = models.DateField()

    def __str__(self) -> str:
        return self.title


class Roll(models.Model):
    """
    A bureau's complete list for a period, for certain facts.

    Inside the period, a person or household of `place` that was known when the roll was read (`recorded_at`) and has no record
    of such a fact is known to have it false or 0: "not in the roll". Outside any such roll, silence stays unknown.
    """

    source = models.ForeignKey("registry.DataSource", on_delete=models.PROTECT, related_name="rolls")
    name = models.CharField(max_length=120)
    subject_kind = models.CharField(max_length=10, choices=SubjectKind.choices)
    facts = models.JSONField(default=list)  # names without the subject: ["living_subsidy_paid"]
    place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # nothing: kept up to date until replaced
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class FactRecord(models.Model):
    """
    The value of one fact of one person or household from a day to a day (both counted).

    `value` is a whole number: 1 and 0 for yes and no, fen for money, a count or a code otherwise. No value means that the
    source says it does not know. A corrected record is withdrawn, never overwritten: what held on a day is read from
    `starts_on` and `ends_on`, what was known at an instant from `recorded_at` and `withdrawn_at`.
    """

    subject_kind = models.CharField(max_length=10, choices=SubjectKind.choices)
    subject_id = models.BigIntegerField()
    name = models.CharField(max_length=50)
    value = models.BigIntegerField(null=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    source = models.ForeignKey("registry.DataSource", on_delete=models.PROTECT, related_name="records")

    class Meta:
        indexes = (models.Index(fields=("subject_kind", "subject_id", "name"), name="registry_fact_of_subject"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="a_fact_ends_after_it_starts"
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} {self.name}"
