"""Rounds and returns: once a year each lead bureau says what was done, what is missing, and what comes next."""

from datetime import date

from django.db import models

from qiaoliang.plan.models.plans import Plan, PlanMeasure
from qiaoliang.plan.scoped_rows import BureauScopedQuerySet
from qiaoliang.primitives.clock import BEIJING


class Round(models.Model):
    """
    The returns of one year, or of a half or a quarter of it. They are due on the last day on which they count as on time.

    `period` is "year", "half" (the first half), "q1", "q2" or "q3".
    """

    class Period(models.TextChoices):
        YEAR = "year", "年度"
        HALF = "half", "上半年"
        FIRST_QUARTER = "q1", "第一季度"
        SECOND_QUARTER = "q2", "第二季度"
        THIRD_QUARTER = "q3", "第三季度"

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField()
    period = models.CharField(max_length=4, choices=Period.choices, default=Period.YEAR)
    opens_on = models.DateField()
    due_on = models.DateField()

    class Meta:
        ordering = ("-due_on",)
        constraints = (models.UniqueConstraint(fields=("plan", "year", "period"), name="one_round_a_period"),)

    def __str__(self) -> str:
        return f"{self.plan_id} {self.year} {self.period}"

    @property
    def words(self) -> str:
        """What the round is called in Chinese: 2018年度, 2018年上半年."""
        name = self.Period(self.period).label
        return f"{self.year}{name}" if self.period == self.Period.YEAR else f"{self.year}年{name}"


class ReturnQuerySet(BureauScopedQuerySet["Return"]):
    """Returns, readable by the lead bureau and by those that take part in the measure."""

    bureau_lookups = ("lead_id", "measure__participants")


class Return(models.Model):
    """
    The return of one measure for one round.

    `drafted` holds the sentences that the data gave, by section, each with its figures; `texts` holds what the lead made of
    them. `version` goes up with every change, so that nobody writes over what they have not read.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        SIGNED = "signed", "已签报"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="returns")
    measure = models.ForeignKey(PlanMeasure, on_delete=models.PROTECT, related_name="returns")
    lead = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    drafted = models.JSONField()
    texts = models.JSONField()
    explanation = models.TextField(blank=True)
    signed_by = models.CharField(max_length=150, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    everyone = models.Manager()
    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ("measure__position",)
        constraints = (models.UniqueConstraint(fields=("round", "measure"), name="one_return_of_a_measure"),)
        indexes = (
            models.Index(fields=("state", "lead"), name="plan_returns_of_lead"),
            models.Index(fields=("state", "measure"), name="plan_returns_of_measure"),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.measure_id} {self.state}"

    @property
    def is_signed(self) -> bool:
        """Whether it has been signed; a signed return is not changed."""
        return self.state == self.State.SIGNED

    @property
    def signed_on(self) -> date | None:
        """The day in Beijing on which it was signed; nothing for a draft."""
        return self.signed_at.astimezone(BEIJING).date() if self.signed_at else None

    def days_late(self, today: date) -> int:
        """Return by how many days it was signed late, or is late by `today` if it is not signed; 0 if it is not late."""
        return max(0, ((self.signed_on or today) - self.round.due_on).days)


class ReturnPart(models.Model):
    """What a bureau that takes part in a measure adds to the return."""

    of = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="parts")
    bureau = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("bureau",)
        constraints = (models.UniqueConstraint(fields=("of", "bureau"), name="one_part_of_a_bureau"),)

    def __str__(self) -> str:
        return f"{self.of_id} {self.bureau_id}"
