"""Reads: the list of what was revoked, and what was signed on a certificate."""

from datetime import date

from django.db.models import Q

from qiaoliang.credentials.models import Credential, CredentialQuerySet
from qiaoliang.credentials.overtaken import all_revoked
from qiaoliang.credentials.revocations import RevocationList
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.primitives.clock import Clock
from qiaoliang.registry.models import Certificate


def revoked_now(clock: Clock) -> RevocationList:
    """Return everything revoked as of now that would otherwise still be in force (one query)."""
    today = clock.today()
    gone = (
        Q(revoked_on__isnull=False)
        | Q(certificate__cancelled_on__lte=today)
        | Q(certificate__person__died_on__lte=today)
    )
    credentials = Credential.everyone.filter(gone, valid_until__gte=today).select_related("certificate__person")
    return RevocationList(clock.now(), all_revoked(credentials, today))


def credentials_of(scope: Scope, certificate: Certificate) -> CredentialQuerySet:
    """Return what was signed on a certificate of the scope, the latest first."""
    signed = Credential.objects.within(scope, Permission.VIEW_PEOPLE).filter(certificate=certificate)
    return signed.select_related("certificate__person")


def certificate_in_force(person_id: int, today: date) -> Certificate | None:
    """Return the certificate of a person that counts today, the latest if there are several; nothing if none does."""
    counts = Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=today)
    unexpired = Q(expires_on__isnull=True) | Q(expires_on__gte=today)
    held = Certificate.objects.filter(counts, unexpired, person=person_id).select_related(
        "person__place__reporting_place"
    )
    return held.order_by("-issued_on", "-pk").first()
