"""Receiving an application for a person, and withdrawing it."""

from datetime import date

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.entitlements.models import Application
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.packs.model import Pack
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Problem, Refused
from qiaoliang.registry.models import Person
from qiaoliang.rules.provisions import Entitlement, Provision

APPLIED_FOR_BY = ("person", "household")
DAY = Bilingual(zh="递交申请的日期", en="day of application")
PROVISION = Bilingual(zh="申请项目", en="provision")


class ApplicationNotAllowed(PermissionError):
    """No post of the reader takes applications where the person lives."""

    def __init__(self) -> None:
        super().__init__("您的岗位不能在此地受理申请 (no post takes applications here): ask the town or street office")


class NothingToApplyFor(Refused):
    """A provision for which a person cannot apply: it is an employer's or a government's, or there is none of that name."""


class ImpossibleDay(Refused):
    """A day of application in the future, before the person was born, or after their death."""


class AlreadyApplied(Refused):
    """An application of the person for the provision is open."""


class NotOpen(Refused):
    """The application was withdrawn before."""


@transaction.atomic
def receive_application(
    *,
    person: Person,
    provision_id: str,
    applicant: Application.Applicant,
    received_on: date,
    scope: Scope,
    pack: Pack,
    clock: Clock,
) -> Application:
    """
    Record that `applicant` applied for a provision for a person on a day; the benefit is counted from that month.

    :raises ApplicationNotAllowed: if no post of `scope` takes applications where the person lives
    :raises NothingToApplyFor: if the pack has no such entitlement of persons or households
    :raises ImpossibleDay: if the day is in the future, before birth or after death
    :raises AlreadyApplied: if an application of the person for the provision is open
    """
    _require_post(scope, person)
    if provision_id not in {each.id for each in open_to_application(pack)}:
        raise NothingToApplyFor(_problem_provision(provision_id))
    _refuse_day(person, received_on, clock.today())
    Person.everyone.select_for_update().get(pk=person.pk)
    standing = Application.everyone.filter(person=person, provision=provision_id, withdrawn_at=None).first()
    if standing is not None:
        raise AlreadyApplied(_problem_open(standing))
    application = Application.everyone.create(
        person=person,
        provision=provision_id,
        applicant=applicant,
        received_on=received_on,
        recorded_at=clock.now(),
        recorded_by=scope.staff,
    )
    _told(application, "application.received", scope, clock)
    return application


@transaction.atomic
def withdraw_application(*, application: Application, scope: Scope, clock: Clock) -> Application:
    """
    Withdraw an open application: it stays on record and starts nothing.

    :raises ApplicationNotAllowed: if no post of `scope` takes applications where the person lives
    :raises NotOpen: if it was withdrawn before
    """
    _require_post(scope, application.person)
    locked = Application.everyone.select_for_update().get(pk=application.pk)
    if locked.withdrawn_at is not None:
        raise NotOpen(_problem_withdrawn(locked))
    locked.withdrawn_at = clock.now()
    locked.save(update_fields=["withdrawn_at"])
    _told(locked, "application.withdrawn", scope, clock)
    return locked


def open_to_application(pack: Pack) -> tuple[Provision, ...]:
    """Return what a person may apply for: the entitlements of persons and of households."""
    return tuple(
        each for each in pack.provisions if isinstance(each, Entitlement) and each.subject.name in APPLIED_FOR_BY
    )


def may_apply(scope: Scope, person: Person) -> bool:
    """Return whether a post of `scope` takes applications where the person lives."""
    return scope.allows_at(Permission.REGISTER_PEOPLE, person.place_id)


def _require_post(scope: Scope, person: Person) -> None:
    if not may_apply(scope, person):
        raise ApplicationNotAllowed


def _refuse_day(person: Person, day: date, today: date) -> None:
    if day > today:
        reason = Bilingual(zh="是以后的日期", en="it lies in the future")
    elif day < person.date_of_birth:
        reason = Bilingual(zh="早于出生日期", en="it lies before the date of birth")
    elif person.died_on is not None and day > person.died_on:
        reason = Bilingual(zh="晚于死亡日期", en="it lies after the date of death")
    else:
        return
    remedy = Bilingual(zh="请写申请书上的日期", en="Write the day on the application form")
    raise ImpossibleDay(Problem(field=DAY, found=day.isoformat(), reason=reason, remedy=remedy))


def _problem_provision(provision_id: str) -> Problem:
    return Problem(
        field=PROVISION,
        found=provision_id,
        reason=Bilingual(zh="不是个人或家庭可以申请的项目", en="no person or household can apply for it"),
        remedy=Bilingual(zh="请从列表中选择", en="Choose one of the list"),
    )


def _problem_open(standing: Application) -> Problem:
    day = standing.received_on.isoformat()
    return Problem(
        field=PROVISION,
        found=standing.provision,
        reason=Bilingual(zh=f"{day}已经递交过申请", en=f"an application of {day} is open"),
        remedy=Bilingual(zh="如需重新申请，请先撤回原申请", en="Withdraw it first to apply anew"),
    )


def _problem_withdrawn(application: Application) -> Problem:
    return Problem(
        field=Bilingual(zh="申请", en="application"),
        found=str(application.pk),
        reason=Bilingual(zh="已经撤回", en="it was withdrawn before"),
        remedy=Bilingual(zh="不用再次撤回", en="Nothing is left to do"),
    )


def _told(application: Application, action: str, scope: Scope, clock: Clock) -> None:
    record(
        actor=scope.staff,
        action=action,
        object_kind="person",
        object_id=application.person_id,
        at=clock.now(),
        payload={
            "application": application.pk,
            "provision": application.provision,
            "applicant": str(application.applicant),
            "received_on": application.received_on.isoformat(),
        },
    )
