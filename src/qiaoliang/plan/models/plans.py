"""A plan and its measures, as loaded from a pack."""

from django.db import models


class Plan(models.Model):
    """
    One instrument that is being carried out. `pack` names its folder under policy/, `version` what was loaded last.

    `follower` is the bureau that follows all work under it and proposes inspections, `decider` the one whose office decides on
    them; nothing where its pack names none.
    """

    pack = models.CharField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    title_en = models.CharField(max_length=400, blank=True)
    number = models.CharField(max_length=60, blank=True)
    version = models.CharField(max_length=64)
    follower = models.ForeignKey(
        "organisations.Bureau", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decider = models.ForeignKey(
        "organisations.Bureau", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.title


class PlanMeasure(models.Model):
    """One measure of a plan: who leads it, who takes part, and the provisions whose figures tell how it stands."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="measures")
    code = models.CharField(max_length=20)  # m01
    position = models.PositiveSmallIntegerField()
    ordinal = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=300, blank=True)
    lead = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="+")
    participants = models.ManyToManyField("organisations.Bureau", related_name="+")
    provisions = models.JSONField(default=list)  # ids, in the order of the clauses

    class Meta:
        ordering = ("plan", "position")
        constraints = (models.UniqueConstraint(fields=("plan", "code"), name="one_measure_of_a_code"),)

    def __str__(self) -> str:
        return f"{self.ordinal}{self.title}"
