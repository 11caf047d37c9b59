"""Notices that were read from a file: the text, what was read of it with positions and doubts, and a person's corrections."""

from django.db import models

from qiaoliang.plan.append_only import AppendOnly
from qiaoliang.plan.models.plans import Plan


class ImportedNotice(models.Model):
    """
    A notice on its way to become a plan. `code` names it; read again under the same code it is the same notice.

    `text` is the official text that all positions point into, `record` what was read of it. `plan` is there once published.
    """

    class State(models.TextChoices):
        REVIEW = "review", "核对中"
        PUBLISHED = "published", "已发布"

    code = models.SlugField(max_length=40, unique=True)
    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)  # of the file
    text = models.TextField()
    record = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.REVIEW)
    plan = models.OneToOneField(Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="imported")
    read_by = models.CharField(max_length=150)
    read_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("-read_at", "-pk")

    def __str__(self) -> str:
        return f"{self.code} {self.state}"


class NoticeCorrection(AppendOnly):
    """
    What a person set right. `anchor` is a piece of the text rather than a position, so that it survives a new reading.

    UNITS: the units of the task with that anchor, the lead first, as they should be read. BUREAU: which bureau the printed name
    means. DOUBT: the doubtful place was looked at and is right. The latest of a kind and anchor holds.
    """

    class Kind(models.TextChoices):
        UNITS = "units", "责任单位"
        BUREAU = "bureau", "对应部门"
        DOUBT = "doubt", "存疑之处"

    notice = models.ForeignKey(ImportedNotice, on_delete=models.PROTECT, related_name="corrections")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    anchor = models.TextField()
    value = models.JSONField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.notice_id} {self.kind} {self.anchor[:20]}"
