"""Creating staff accounts and appointing them to posts."""

from datetime import date

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.models import Assignment, Bureau, Place, Post, Staff
from qiaoliang.organisations.roles import Role
from qiaoliang.primitives.clock import Clock
from qiaoliang.primitives.problems import Bilingual, Problem, Refused


class UserNameTaken(Refused):
    """The user name belongs to another account."""


@transaction.atomic
def create_staff(*, username: str, display_name: str, password: str | None, clock: Clock, actor: str) -> Staff:
    """
    Create an account that may do nothing yet: what it may see comes from its posts.

    :raises UserNameTaken: if another account has the user name
    """
    if Staff.objects.filter(username=username).exists():
        raise UserNameTaken(
            Problem(
                field=Bilingual(zh="用户名", en="user name"),
                found=username,
                reason=Bilingual(zh="已经有人使用", en="someone already uses it"),
                remedy=Bilingual(zh="请换一个用户名", en="Choose another user name"),
            )
        )
    staff = Staff.objects.create_user(username, password, display_name=display_name)
    record(actor=actor, action="staff.created", object_kind="staff", object_id=username, at=clock.now())
    return staff


@transaction.atomic
def appoint(
    *,
    staff: Staff,
    bureau: Bureau,
    place: Place,
    role: Role,
    starts_on: date,
    ends_on: date | None = None,
    kind: str = Assignment.Kind.REGULAR,
    clock: Clock,
    actor: str,
) -> Assignment:
    """Let a member of staff hold a post from a day on (acting and lent ones for a while); `ends_on` is the last day."""
    post, _ = Post.objects.get_or_create(bureau=bureau, place=place, role=role.value)
    assignment = Assignment.objects.create(staff=staff, post=post, kind=kind, starts_on=starts_on, ends_on=ends_on)
    record(
        actor=actor,
        action="staff.appointed",
        object_kind="staff",
        object_id=staff.username,
        at=clock.now(),
        payload={
            "bureau": bureau.id,
            "place": place.code,
            "role": role.value,
            "kind": str(kind),
            "from": starts_on.isoformat(),
        },
    )
    return assignment


@transaction.atomic
def end_assignment(*, assignment: Assignment, ends_on: date, clock: Clock, actor: str) -> Assignment:
    """End an assignment; `ends_on` is the last day on which it counts."""
    assignment.ends_on = ends_on
    assignment.save(update_fields=["ends_on"])
    record(
        actor=actor,
        action="staff.assignment_ended",
        object_kind="staff",
        object_id=assignment.staff.username,
        at=clock.now(),
        payload={"assignment": assignment.pk, "last_day": ends_on.isoformat()},
    )
    return assignment
