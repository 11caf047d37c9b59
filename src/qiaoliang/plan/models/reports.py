"""The committee's report, as it was made."""

from django.db import models

from qiaoliang.plan.models.rounds import Round


class ReportDocument(models.Model):
    """A report of a round. Made again from the same returns it is the same report: `fingerprint` is that of its content."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    fingerprint = models.CharField(max_length=64)
    signed_count = models.PositiveSmallIntegerField()
    content = models.BinaryField()  # the .docx file
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("round", "fingerprint"), name="one_report_of_a_content"),)

    def __str__(self) -> str:
        return f"{self.round_id} {self.fingerprint[:12]}"
