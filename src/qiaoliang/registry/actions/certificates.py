"""Assessments and certificates: recording, issuing, cancelling."""

from datetime import date

from django.db import transaction

from qiaoliang.audit.actions import Payload, record
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.identifiers import CertificateNumber, IdentityNumber
from qiaoliang.primitives.problems import Bilingual, Problem, Refused
from qiaoliang.registry.actions.people import ImpossibleDate
from qiaoliang.registry.models import Assessment, Certificate, DataSource, Person
from qiaoliang.registry.periods import known
from qiaoliang.registry.wording import (
    problem_category,
    problem_dates_out_of_order,
    problem_future,
    problem_grade,
)

EXPIRY = Bilingual(zh="有效期至", en="expiry")
ISSUE = Bilingual(zh="签发日期", en="day of issue")
ASSESSMENT = Bilingual(zh="评定日期", en="day of assessment")


class NumberOfSomeoneElse(Refused):
    """The certificate number holds another identity number than the person's."""


class InvalidAssessment(Refused):
    """A category or grade that does not exist."""


@transaction.atomic
def record_assessment(
    *, person: Person, category: int, grade: int, assessed_on: date, source: DataSource, clock: Clock, actor: str
) -> Assessment:
    """
    Record what an institution found; it counts from the day of assessment on.

    :raises InvalidAssessment: if there is no such category (1 to 7) or grade (1 to 4)
    :raises ImpossibleDate: if the day lies in the future
    """
    if not 1 <= category <= 7:
        raise InvalidAssessment(problem_category(category))
    if not 1 <= grade <= 4:
        raise InvalidAssessment(problem_grade(grade))
    if assessed_on > clock.today():
        raise ImpossibleDate(problem_future(ASSESSMENT, assessed_on))
    assessment = Assessment.objects.create(
        person=person,
        category=category,
        grade=grade,
        assessed_on=assessed_on,
        recorded_at=clock.now(),
        source=source,
    )
    _record(person, "assessment.recorded", actor, clock, {"category": category, "grade": grade, "source": source.pk})
    return assessment


@transaction.atomic
def issue_certificate(
    *,
    person: Person,
    number: str,
    issued_on: date,
    expires_on: date,
    source: DataSource,
    clock: Clock,
    actor: str,
) -> Certificate:
    """
    Issue a certificate; it replaces the one held before, and its category and grade count from the day of issue.

    :raises InvalidCertificateNumber: if form, category, grade or replacement of the number is wrong
    :raises NumberOfSomeoneElse: if the number holds another identity number than the person's
    :raises ImpossibleDate: if it is issued in the future or expires before it is issued
    """
    parsed = CertificateNumber.parse(number)
    person.refresh_from_db(from_queryset=Person.everyone.select_for_update())
    if parsed.identity.value != person.id_number:
        raise NumberOfSomeoneElse(_someone_else(parsed.identity))
    if issued_on > clock.today():
        raise ImpossibleDate(problem_future(ISSUE, issued_on))
    if expires_on < issued_on:
        raise ImpossibleDate(problem_dates_out_of_order(EXPIRY, expires_on, "签发日期", "the day of issue", issued_on))
    _replace_held(person, issued_on, clock)
    _note_assessment(person, parsed, issued_on, source, clock)
    certificate = Certificate.objects.create(
        person=person,
        number=str(parsed),
        category=parsed.category,
        grade=parsed.grade,
        reissue=parsed.replacement,
        issued_on=issued_on,
        expires_on=expires_on,
        recorded_at=clock.now(),
        source=source,
    )
    _record(person, "certificate.issued", actor, clock, {"certificate": certificate.pk, "source": source.pk})
    return certificate


@transaction.atomic
def cancel_certificate(
    *, certificate: Certificate, cancelled_on: date, reason: str, clock: Clock, actor: str
) -> Certificate:
    """Cancel a certificate; from `cancelled_on` it no longer counts."""
    certificate.status = Certificate.Status.CANCELLED
    certificate.cancelled_on, certificate.cancel_reason = cancelled_on, reason
    certificate.cancel_recorded_at = clock.now()
    certificate.save(update_fields=["status", "cancelled_on", "cancel_reason", "cancel_recorded_at"])
    payload: Payload = {"certificate": certificate.pk, "cancelled_on": cancelled_on.isoformat()}
    _record(certificate.person, "certificate.cancelled", actor, clock, payload)
    return certificate


def _replace_held(person: Person, issued_on: date, clock: Clock) -> None:
    Certificate.objects.filter(person=person, cancelled_on__isnull=True).update(
        status=Certificate.Status.REPLACED,
        cancelled_on=issued_on,
        cancel_reason="换发",
        cancel_recorded_at=clock.now(),
    )


def _note_assessment(
    person: Person, number: CertificateNumber, issued_on: date, source: DataSource, clock: Clock
) -> None:
    latest = Assessment.objects.filter(known(None), person=person).order_by("assessed_on", "pk").last()
    if latest is None or (latest.category, latest.grade) != (number.category, number.grade):
        Assessment.objects.create(
            person=person,
            category=number.category,
            grade=number.grade,
            assessed_on=issued_on,
            recorded_at=clock.now(),
            source=source,
        )


def _someone_else(identity: IdentityNumber) -> Problem:
    return Problem(
        field=Bilingual(zh="残疾人证号", en="certificate number"),
        found=identity.masked,
        reason=Bilingual(
            zh="前18位不是此人的身份证号", en="its first 18 characters are not the person's identity number"
        ),
        remedy=Bilingual(zh="请核对残疾人证和身份证", en="Compare the certificate with the identity card"),
    )


def _record(person: Person, action: str, actor: str, clock: Clock, payload: Payload) -> None:
    record(actor=actor, action=action, object_kind="person", object_id=person.pk, at=clock.now(), payload=payload)
