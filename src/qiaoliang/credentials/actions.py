"""Issuing and revoking signed certificates: each in one transaction, with its audit event about the person."""

import secrets
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.credentials.card import ID_LENGTH, NUMBER_END_LENGTH, Card, sign_card
from qiaoliang.credentials.key_file import keys_for_signing
from qiaoliang.credentials.models import Credential
from qiaoliang.credentials.overtaken import revocation_of
from qiaoliang.credentials.revocations import Reason
from qiaoliang.credentials.slip import Slip, grade_band, show_only, sign_slip
from qiaoliang.credentials.wording import problem_days_unknown, problem_not_in_force, problem_not_this_person
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.identifiers import CertificateNumber
from qiaoliang.primitives.problems import Problem, Refused
from qiaoliang.registry.models import Certificate, Person


class CannotSign(Refused):
    """A certificate on which nothing can be signed: it does not count today, lacks a day, or its number does not fit."""


@dataclass(frozen=True)
class SignedSlip:
    """A slip for its holder: the text that shows only what was chosen. The text is kept nowhere."""

    credential: Credential
    text: str


@transaction.atomic
def issue_card(*, certificate: Certificate, clock: Clock, actor: str) -> Credential:
    """
    Sign a card on a certificate, or return the one that was signed before and still counts under the key that signs now.

    :raises CannotSign: if the certificate does not count today, lacks a day or was reported lost; or if its number has a wrong
        check digit, category, grade or reissue (B1 to B9), or is not that of the record
    :raises NoSigningKey: if all keys are retired
    """
    number = _checked(certificate, clock.today())
    key = keys_for_signing(clock.today()).signing
    valid_from, valid_until = _days(certificate)
    held = Credential.everyone.filter(certificate=certificate, kind=Credential.Kind.CARD, revoked_on__isnull=True)
    before = held.filter(kid=key.kid, valid_from=valid_from, valid_until=valid_until).first()
    if before is not None:
        return before
    card = Card(
        credential_id=secrets.token_hex(ID_LENGTH),
        issuer=_issuer(certificate),
        number_end=number.identity.value[-NUMBER_END_LENGTH:],
        category=number.category,
        grade=number.grade,
        reissue=number.replacement,
        valid_from=valid_from,
        valid_until=valid_until,
    )
    text = sign_card(card, key)
    return _keep(certificate, card, Credential.Kind.CARD, key.kid, text, clock, actor, ())


@transaction.atomic
def issue_slip(*, certificate: Certificate, shown: frozenset[str], clock: Clock, actor: str) -> SignedSlip:
    """
    Sign a slip of which only the parts named are shown (of `slip.HIDEABLE`); each slip has an id of its own.

    :raises CannotSign: as `issue_card` does
    :raises NoSigningKey: if all keys are retired
    """
    number = _checked(certificate, clock.today())
    key = keys_for_signing(clock.today()).signing
    valid_from, valid_until = _days(certificate)
    slip = Slip(
        credential_id=secrets.token_hex(ID_LENGTH),
        issuer=_issuer(certificate),
        valid_from=valid_from,
        valid_until=valid_until,
        grade_band=grade_band(number.grade),
        category=number.category,
        name=certificate.person.name,
        number_end=number.identity.value[-NUMBER_END_LENGTH:],
    )
    text = show_only(sign_slip(slip, key), shown)
    kept = _keep(certificate, slip, Credential.Kind.SLIP, key.kid, "", clock, actor, tuple(sorted(shown)))
    return SignedSlip(kept, text)


@transaction.atomic
def revoke_credentials(*, certificate: Certificate, reason: Reason, revoked_on: date, clock: Clock, actor: str) -> int:
    """Revoke everything signed on a certificate that is not revoked yet; return how many there were."""
    standing = Credential.everyone.filter(certificate=certificate, revoked_on__isnull=True)
    return sum(_revoke(credential, reason, revoked_on, clock, actor) for credential in standing)


@transaction.atomic
def revoke_overtaken(*, clock: Clock, actor: str) -> int:
    """
    Revoke what the registry has overtaken: certificates cancelled or replaced, holders who died. Return how many.

    The list of revoked certificates does not wait for this: it reads the registry itself. This leaves the event.
    """
    today = clock.today()
    standing = Credential.everyone.filter(revoked_on__isnull=True).select_related("certificate__person")
    overtaken = [(credential, revocation_of(credential, today)) for credential in standing]
    return sum(
        _revoke(credential, found.reason, found.revoked_on, clock, actor) for credential, found in overtaken if found
    )


def _checked(certificate: Certificate, today: date) -> CertificateNumber:
    """The certificate's number, where it counts today and its number says what the record says; the row is locked meanwhile."""
    certificate.refresh_from_db(from_queryset=Certificate.objects.select_for_update())
    person = certificate.person
    number = _parsed(certificate)
    recorded = (person.id_number, certificate.category, certificate.grade, certificate.reissue)
    if (number.identity.value, number.category, number.grade, number.replacement) != recorded:
        raise CannotSign(problem_not_this_person())
    problem = _why_not_in_force(certificate, person, today)
    if problem is not None:
        raise CannotSign(problem)
    return number


def _parsed(certificate: Certificate) -> CertificateNumber:
    """The number as its parts; what is wrong with it is said without repeating it."""
    try:
        return CertificateNumber.parse(certificate.number)
    except Refused as refused:
        raise CannotSign(replace(refused.problem, found="***")) from refused


def _why_not_in_force(certificate: Certificate, person: Person, today: date) -> Problem | None:
    if certificate.issued_on is None or certificate.expires_on is None:
        return problem_days_unknown()
    if person.died_on is not None:
        return problem_not_in_force("持证人已去世", "the holder has died")
    if certificate.cancelled_on is not None:
        return problem_not_in_force("已注销或已换发", "it was cancelled or replaced")
    if certificate.has_expired(today):
        return problem_not_in_force("已过有效期", "it has expired")
    if Credential.everyone.filter(certificate=certificate, revoke_reason=Reason.LOST).exists():
        return problem_not_in_force("已报遗失", "it was reported lost")
    return None


def _days(certificate: Certificate) -> tuple[date, date]:
    if certificate.issued_on is None or certificate.expires_on is None:
        raise CannotSign(problem_days_unknown())
    return certificate.issued_on, certificate.expires_on


def _issuer(certificate: Certificate) -> str:
    """The federation of the banner: certificates are issued where the holder is registered (办法 arts 3 and 7)."""
    place = certificate.person.place
    return f"{(place.reporting_place or place).name}残联"


def _keep(
    certificate: Certificate,
    signed: Card | Slip,
    kind: Credential.Kind,
    kid: str,
    text: str,
    clock: Clock,
    actor: str,
    shown: tuple[str, ...],
) -> Credential:
    credential = Credential.everyone.create(
        credential_id=signed.credential_id,
        certificate=certificate,
        kind=kind,
        kid=kid,
        text=text,
        issued_at=clock.now(),
        valid_from=signed.valid_from,
        valid_until=signed.valid_until,
    )
    record(
        actor=actor,
        action=f"credential.{kind}_issued",
        object_kind="person",
        object_id=certificate.person_id,
        at=clock.now(),
        payload={"credential": credential.pk, "certificate": certificate.pk, "kid": kid, "shown": list(shown)},
    )
    return credential


def _revoke(credential: Credential, reason: Reason, revoked_on: date, clock: Clock, actor: str) -> int:
    credential.revoked_on, credential.revoked_at, credential.revoke_reason = revoked_on, clock.now(), reason.value
    credential.save(update_fields=["revoked_on", "revoked_at", "revoke_reason"])
    record(
        actor=actor,
        action="credential.revoked",
        object_kind="person",
        object_id=credential.certificate.person_id,
        at=clock.now(),
        payload={"credential": credential.pk, "reason": reason.value, "revoked_on": revoked_on.isoformat()},
    )
    return 1
