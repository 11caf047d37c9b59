"""Posts and who holds them: the only source of what a member of staff may see."""

from django.db import models
from django.db.models import F, Q

from qiaoliang.organisations.roles import Role


class Post(models.Model):
    """A post of a bureau for a place and everything below it, with one of the closed list of roles."""

    bureau = models.ForeignKey("organisations.Bureau", on_delete=models.PROTECT, related_name="posts")
    place = models.ForeignKey("organisations.Place", on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=30, choices=[(role.value, role.label) for role in Role])

    class Meta:
        constraints = (models.UniqueConstraint(fields=("bureau", "place", "role"), name="one_post_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.place_id} {self.bureau_id} {self.role}"


class Assignment(models.Model):
    """A member of staff holds a post from a day to a day (both counted): by appointment, acting for another, or on loan."""

    class Kind(models.TextChoices):
        REGULAR = "regular", "任职"
        ACTING = "acting", "代理"
        LENT = "lent", "借调"

    staff = models.ForeignKey("organisations.Staff", on_delete=models.PROTECT, related_name="assignments")
    post = models.ForeignKey("organisations.Post", on_delete=models.PROTECT, related_name="assignments")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.REGULAR)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)  # nothing: until further notice

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="an_assignment_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff_id} {self.post_id} {self.kind}"
