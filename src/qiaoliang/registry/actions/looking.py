"""Looking at a person: every look leaves an event, and a number is revealed only with a purpose."""

from dataclasses import dataclass

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Refused
from qiaoliang.registry.models import Person
from qiaoliang.registry.wording import problem_missing


class PurposeMissing(Refused):
    """Nobody sees a number in full without saying what for."""


class RevealNotAllowed(PermissionError):
    """The reader's posts do not allow sensitive fields of this person to be revealed."""

    def __init__(self) -> None:
        super().__init__(
            "您的岗位不能查看完整证件号码：请联系苏木镇（街道）经办人 (no post of yours may reveal it here)"
        )


@dataclass(frozen=True)
class RevealedNumbers:
    """A person's numbers in full."""

    id_number: str | None
    certificate_numbers: tuple[str, ...]


def record_view(*, person: Person, scope: Scope, clock: Clock, purpose: str = "") -> None:
    """Record that a member of staff opened the page of a person."""
    _looked(person, "person.viewed", scope, clock, purpose)


@transaction.atomic
def reveal_numbers(*, person: Person, scope: Scope, purpose: str, clock: Clock) -> RevealedNumbers:
    """
    Return the identity and certificate numbers of a person in full, and record who asked and what for.

    :raises RevealNotAllowed: if no post of the reader allows it where the person lives
    :raises PurposeMissing: if no purpose is given
    """
    if not scope.allows_at(Permission.REVEAL_SENSITIVE, person.place_id):
        raise RevealNotAllowed
    if not purpose.strip():
        raise PurposeMissing(problem_missing(Bilingual(zh="查看目的", en="purpose")))
    _looked(person, "person.revealed", scope, clock, purpose.strip())
    numbers = person.certificates.order_by("-issued_on", "-pk").values_list("number", flat=True)
    return RevealedNumbers(person.id_number, tuple(numbers))


def _looked(person: Person, action: str, scope: Scope, clock: Clock, purpose: str) -> None:
    record(
        actor=scope.staff,
        action=action,
        object_kind="person",
        object_id=person.pk,
        at=clock.now(),
        purpose=purpose,
        payload={"posts": [f"{grant.bureau}@{grant.root}" for grant in scope.grants]},
    )
