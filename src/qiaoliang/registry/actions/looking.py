"""Looking at a person: every look leaves an event, and a number is revealed only with a purpose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.audit.numbers import holds_identity_number
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.months import Month
from qiaoliang.primitives.problems import Bilingual, Problem, Refused
from qiaoliang.registry.models import Person
from qiaoliang.registry.wording import problem_missing


class PurposeMissing(Refused):
    """Nobody sees a number in full without saying what for."""


class PurposeHoldsNumber(Refused):
    """A purpose is read by the person, by colleagues and by auditors: no identity number may stand in it."""

    def __init__(self) -> None:
        super().__init__(
            Problem(
                field=Bilingual(zh="查看目的", en="the purpose"),
                found="***",
                reason=Bilingual(zh="里面有身份证号或残疾人证号", en="an identity or certificate number stands in it"),
                remedy=Bilingual(
                    zh="请只写为什么查看，例如“核对补贴申请”，不写号码",
                    en="Write only why you look, such as “checking an application”, without the number",
                ),
            )
        )


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
    :raises PurposeHoldsNumber: if an identity or certificate number stands in the purpose
    """
    if not scope.allows_at(Permission.REVEAL_SENSITIVE, person.place_id):
        raise RevealNotAllowed
    if not purpose.strip():
        raise PurposeMissing(problem_missing(Bilingual(zh="查看目的", en="purpose")))
    if holds_identity_number(purpose):
        raise PurposeHoldsNumber
    _looked(person, "person.revealed", scope, clock, purpose.strip())
    numbers = person.certificates.order_by("-issued_on", "-pk").values_list("number", flat=True)
    return RevealedNumbers(person.id_number, tuple(numbers))


def record_export(
    *, people: Iterable[Person], scope: Scope, name: str, month: Month, filters: Mapping[str, str], clock: Clock
) -> None:
    """Record that a member of staff took a list as a file: one event, which counts as a look at everybody on the list."""
    ids = sorted({person.pk for person in people})
    record(
        actor=scope.staff,
        action="list.exported",
        object_kind="list",
        object_id=name,
        at=clock.now(),
        payload={**filters, "month": str(month), "people": len(ids)},
        also_about={"person": ids},
    )


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
