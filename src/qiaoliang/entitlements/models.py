"""Determinations, decisions and applications."""

from typing import Any

from django.db import models
from django.db.models import Q

from qiaoliang.organisations.scoped_queries import ScopedQuerySet


class Outcome(models.TextChoices):
    """What a provision says about a subject for a month."""

    ENTITLED = "entitled", "符合条件"
    NOT_ENTITLED = "not_entitled", "不符合条件"
    UNDECIDED = "undecided", "还不能认定"


class Determination(models.Model):
    """
    What one provision says about one subject for one month, computed for everybody at once.

    `failed_mask` and `unknown_mask` have one bit for each condition of the provision, in its order (bit 0 is the first).
    Amounts are in fen a month, or a year where the provision is yearly (the twelve months of a year say the same amount, it
    is due once); no amount: not entitled, or not computable yet. `is_receiving` comes from the paying bureau's roll; nothing
    there means that the roll is unknown.
    """

    provision = models.CharField(max_length=60)
    month = models.CharField(max_length=7)  # "2018-05"
    subject_kind = models.CharField(max_length=12)
    subject_id = models.BigIntegerField()
    place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")
    reporting_place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    failed_mask = models.BigIntegerField(default=0)
    unknown_mask = models.BigIntegerField(default=0)
    amount_fen = models.BigIntegerField(null=True)
    is_receiving = models.BooleanField(null=True)
    received_fen = models.BigIntegerField(null=True)
    pack_version = models.CharField(max_length=64)

    everyone = models.Manager()
    objects = ScopedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("provision", "month", "subject_kind", "subject_id"), name="one_determination_a_month"
            ),
        )
        indexes = (
            models.Index(
                fields=("provision", "month", "outcome", "is_receiving", "place", "failed_mask", "unknown_mask"),
                name="entitlements_listed",
            ),
            models.Index(fields=("subject_kind", "subject_id", "month"), name="entitlements_of_subject"),
        )

    def __str__(self) -> str:
        return f"{self.provision} {self.month} {self.subject_kind} {self.subject_id} {self.outcome}"


class DeterminationTotal(models.Model):
    """
    How many determinations of a provision, month and place have an outcome and are received or not, with their money.

    Written with the determinations themselves, so that a summary costs the same for a league and for a province.
    """

    provision = models.CharField(max_length=60)
    month = models.CharField(max_length=7)
    subject_kind = models.CharField(max_length=12)
    place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")
    reporting_place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    is_receiving = models.BooleanField(null=True)
    subject_count = models.IntegerField()
    amount_fen = models.BigIntegerField()
    received_fen = models.BigIntegerField()

    everyone = models.Manager()
    objects = ScopedQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("month", "provision", "place"), name="entitlements_totals"),)

    def __str__(self) -> str:
        return f"{self.provision} {self.month} {self.place_id} {self.outcome}: {self.subject_count}"


class DecisionIsFinal(Exception):
    """A decision that was made is not changed: make a new one that reviews it."""

    def __init__(self) -> None:
        super().__init__(
            "已作出的决定不能修改 (a decision is not changed): make a new decision that names this one as reviewed"
        )


class Decision(models.Model):
    """
    A decision for one subject with everything it rests on, frozen: the facts with their sources, the figures, the trace.

    From these `replay` gives the same answer years later, whatever the registry or the pack says by then.
    """

    provision = models.CharField(max_length=60)
    month = models.CharField(max_length=7)
    subject_kind = models.CharField(max_length=12)
    subject_id = models.BigIntegerField()
    place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    amount_fen = models.BigIntegerField(null=True)
    facts = models.JSONField()  # {"person.sex": {"value": "F", "source": "..."}}
    figures = models.JSONField()  # {"m02.care_subsidy": {"value": 10000, "source": "..."}}
    trace = models.JSONField()
    pack_version = models.CharField(max_length=64)
    decided_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField()
    reviews = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="reviewed_by")

    everyone = models.Manager()
    objects = ScopedQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=("subject_kind", "subject_id", "decided_at"), name="entitlements_decision_of"),)

    def __str__(self) -> str:
        return f"decision {self.pk} {self.provision} {self.outcome}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the decision once; a stored decision is not changed."""
        if not self._state.adding:
            raise DecisionIsFinal
        super().save(*args, **kwargs)


class ApplicationQuerySet(ScopedQuerySet["Application"]):
    """Applications of the people in the places of a scope."""

    place_lookup = "person__place_id"


class Application(models.Model):
    """
    Somebody asked for a provision for a person, on a day; the benefit is counted from the month of that day.

    A withdrawn application stays, with the instant at which it was withdrawn, and starts nothing: what was known at an
    instant is read from `recorded_at` and `withdrawn_at`, as for facts.
    """

    class Applicant(models.TextChoices):
        """Who may apply for a person (国发〔2015〕52号: own application, or by one of these)."""

        PERSON = "person", "本人"
        GUARDIAN = "guardian", "监护人"
        SUPPORTER = "supporter", "法定赡养、抚养、扶养义务人"
        COMMITTEE = "committee", "嘎查村（居）民委员会"
        VILLAGE_WORKER = "village_worker", "残疾人专职委员"

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="applications")
    provision = models.CharField(max_length=60)
    applicant = models.CharField(max_length=16, choices=Applicant.choices)
    received_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=150)
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # nothing: open

    everyone = models.Manager()
    objects = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "provision"),
                condition=Q(withdrawn_at__isnull=True),
                name="one_open_application_for_a_provision",
            ),
        )
        indexes = (models.Index(fields=("provision", "received_on"), name="entitlements_applied_for"),)

    def __str__(self) -> str:
        return f"application {self.pk} {self.provision}"
