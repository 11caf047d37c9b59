"""
What the registry says of a signed certificate, whether or not anybody revoked it: one place, so that no list forgets a death.

Loss is known only by an action; cancelling, replacing and death are facts of the registry and count from its days.
"""

from collections.abc import Iterable
from datetime import date

from qiaoliang.credentials.models import Credential
from qiaoliang.credentials.revocations import Reason, Revocation
from qiaoliang.registry.models import Certificate


def revocation_of(credential: Credential, today: date) -> Revocation | None:
    """Return why and since when a credential no longer counts: as an action recorded it, else as the registry says."""
    if credential.revoked_on is not None:
        return Revocation(credential.credential_id, Reason(credential.revoke_reason), credential.revoked_on)
    certificate = credential.certificate
    died_on = certificate.person.died_on
    if died_on is not None and died_on <= today:
        return Revocation(credential.credential_id, Reason.DIED, died_on)
    if certificate.cancelled_on is None or certificate.cancelled_on > today:
        return None
    reason = Reason.REPLACED if certificate.status == Certificate.Status.REPLACED else Reason.CANCELLED
    return Revocation(credential.credential_id, reason, certificate.cancelled_on)


def all_revoked(credentials: Iterable[Credential], today: date) -> tuple[Revocation, ...]:
    """Return the revocations among credentials, in the order of their ids, which is the order of nothing else."""
    found = (revocation_of(credential, today) for credential in credentials)
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.credential_id))
