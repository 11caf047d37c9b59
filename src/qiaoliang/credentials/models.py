"""What was signed on which certificate. The signed text of a slip is not kept: it belongs to its holder alone."""

from django.db import models

from qiaoliang.credentials.revocations import Reason
from qiaoliang.organisations.scoped_queries import ScopedQuerySet

REASON_CHOICES = [
    (Reason.LOST.value, "遗失"),
    (Reason.CANCELLED.value, "注销"),
    (Reason.REPLACED.value, "换发"),
    (Reason.DIED.value, "死亡"),
]


class CredentialQuerySet(ScopedQuerySet["Credential"]):
    """Signed certificates, readable in the places of a scope only."""

    place_lookup = "certificate__person__place_id"


class Credential(models.Model):
    """
    A card or a slip that was signed on a certificate of the registry, with its days as they were signed.

    `text` is what the QR of a card holds, so that a card printed again is the same card.
    """

    class Kind(models.TextChoices):
        CARD = "card", "卡"
        SLIP = "slip", "选择披露凭条"

    credential_id = models.CharField(max_length=16, primary_key=True)
    certificate = models.ForeignKey("registry.Certificate", on_delete=models.PROTECT, related_name="credentials")
    kind = models.CharField(max_length=4, choices=Kind.choices)
    kid = models.CharField(max_length=8)
    text = models.TextField(blank=True)
    issued_at = models.DateTimeField()
    valid_from = models.DateField()
    valid_until = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)  # nothing: not revoked by an action; the registry may say more
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoke_reason = models.CharField(max_length=10, choices=REASON_CHOICES, blank=True)

    everyone = models.Manager()  # for actions and the list of revoked ones; pages use `objects`, which asks for a scope
    objects = CredentialQuerySet.as_manager()

    class Meta:
        ordering = ("-issued_at", "credential_id")

    def __str__(self) -> str:
        return f"{self.kind} {self.credential_id} on certificate {self.certificate_id}"
