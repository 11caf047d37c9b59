"""Assessments of disability, and the certificates issued on them."""

from datetime import date

from django.db import models
from django.db.models import Q

CATEGORY_CHOICES = [(1, "视力"), (2, "听力"), (3, "言语"), (4, "肢体"), (5, "智力"), (6, "精神"), (7, "多重")]
GRADE_CHOICES = [(1, "一级"), (2, "二级"), (3, "三级"), (4, "四级")]


class Assessment(models.Model):
    """
    What a designated institution found: category and grade of GB/T 26341-2010.

    :source: FACTS 1.1; grade 1 is the most severe; 重度 means grade 1 or 2
    """

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="assessments")
    category = models.PositiveSmallIntegerField("残疾类别", choices=CATEGORY_CHOICES, null=True)  # nothing: not known
    grade = models.PositiveSmallIntegerField("残疾等级", choices=GRADE_CHOICES, null=True)  # nothing: not known
    assessed_on = models.DateField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    source = models.ForeignKey("registry.DataSource", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(category__isnull=True) | Q(category__range=(1, 7)), name="category_1_to_7"
            ),
            models.CheckConstraint(condition=Q(grade__isnull=True) | Q(grade__range=(1, 4)), name="grade_1_to_4"),
        )

    def __str__(self) -> str:
        return f"assessment of person {self.person_id} on {self.assessed_on}"


class Certificate(models.Model):
    """
    A disability certificate (残疾人证): identity number + category + grade, then "B" and the count for a reissue.

    Valid ten years (办法 art 19). `cancelled_on` is the last day it no longer counts from, with the instant it became known.
    """

    class Status(models.TextChoices):
        VALID = "valid", "有效"
        CANCELLED = "cancelled", "注销"
        REPLACED = "replaced", "已换发"

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField("残疾人证号", max_length=22, db_index=True)
    category = models.PositiveSmallIntegerField("残疾类别", choices=CATEGORY_CHOICES)
    grade = models.PositiveSmallIntegerField("残疾等级", choices=GRADE_CHOICES)
    reissue = models.PositiveSmallIntegerField(default=0)  # 0: the first; 1 to 9: "B1" to "B9"
    issued_on = models.DateField("签发日期", null=True)  # nothing: not known
    expires_on = models.DateField("有效期至", null=True)  # nothing: not known
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.VALID)
    cancelled_on = models.DateField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=100, blank=True)
    recorded_at = models.DateTimeField()
    cancel_recorded_at = models.DateTimeField(null=True, blank=True)
    source = models.ForeignKey("registry.DataSource", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"certificate {self.pk} of person {self.person_id}"

    def has_expired(self, on: date) -> bool:
        """Return whether the validity printed on it ended before the day."""
        return self.expires_on is not None and self.expires_on < on
