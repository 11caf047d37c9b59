"""Households and who belonged to them, from when to when."""

from django.db import models
from django.db.models import F, Q

from qiaoliang.organisations.scoped_queries import ScopedQuerySet


class Household(models.Model):
    """A household at an address."""

    place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="+")
    address = models.CharField("住址", max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    everyone = models.Manager()
    objects = ScopedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"household {self.pk}"


class HouseholdMembership(models.Model):
    """
    A person belongs to a household from a day to a day (both counted).

    A changed membership is withdrawn and written anew, so what was known on an earlier day can still be told.
    """

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="memberships")
    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="memberships")
    relation = models.CharField("与户主关系", max_length=30, blank=True)
    starts_on = models.DateField(null=True, blank=True)  # nothing: since before the records begin
    ends_on = models.DateField(null=True, blank=True)  # nothing: still a member
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(ends_on__isnull=True, withdrawn_at__isnull=True),
                name="a_person_is_in_one_household_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="a_membership_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"person {self.person_id} in household {self.household_id}"
