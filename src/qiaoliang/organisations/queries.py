"""Reads of this application: places in a scope, colleagues, and the audit trail for those who may read it."""

from datetime import date

from django.db.models import Q, QuerySet

from qiaoliang.audit.models import Event
from qiaoliang.organisations.actions import DEMONSTRATION_STAFF
from qiaoliang.organisations.models import Assignment, Bureau, Place, Staff
from qiaoliang.organisations.roles import Permission, Role
from qiaoliang.organisations.scope import Scope, scope_of


def places_in_scope(scope: Scope, permission: Permission) -> QuerySet[Place]:
    """Return the places where the scope allows something, from the league downwards."""
    return Place.objects.filter(code__in=sorted(scope.places(permission))).order_by("path")


def reporting_places() -> QuerySet[Place]:
    """Return the places that report to the league."""
    return Place.objects.filter(reports=True).order_by("path")


def bureau_named(name: str, on: date) -> Bureau | None:
    """Return the bureau that a name means on a day: its name of 2017, a form printed in the notice, or a dated alias."""
    bureaux = Bureau.objects.all()
    return next((bureau for bureau in bureaux if name in (bureau.name, bureau.name_on(on), *bureau.printed)), None)


def audit_events_visible_to(staff: Staff, on: date) -> QuerySet[Event]:
    """Return the audit trail, latest first, to those who hold an auditing post; to others nothing."""
    events = Event.objects.order_by("-sequence")
    return events if scope_of(staff, on).allows(Permission.VIEW_AUDIT) else events.none()


def demonstration_accounts() -> list[str]:
    """Return the user names of the demonstration's accounts that are here, in the order in which they are listed."""
    names = [account.username for account in DEMONSTRATION_STAFF]
    here = set(Staff.objects.filter(username__in=names, is_active=True).values_list("username", flat=True))
    return [name for name in names if name in here]


def may_hold_demonstration_accounts() -> bool:
    """Return whether the accounts here are the demonstration's, or may become so: nobody real has an account yet."""
    return bool(demonstration_accounts()) or not Staff.objects.exists()


def village_workers_by_place(on: date) -> dict[str, tuple[Staff, ...]]:
    """Return who works as a village worker in each place on a day, by place code (one query)."""
    in_force = Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    held = Assignment.objects.filter(in_force, post__role=Role.VILLAGE_WORKER, staff__is_active=True)
    found: dict[str, tuple[Staff, ...]] = {}
    for assignment in held.select_related("staff", "post").order_by("staff__username"):
        code = assignment.post.place_id
        found[code] = (*found.get(code, ()), assignment.staff)
    return found
