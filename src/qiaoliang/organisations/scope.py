"""
What a member of staff may see on a day: sets of places, by permission. Fails closed.

No post, no active account, an unknown role or a post outside its dates: each gives an empty scope, and an empty scope sees nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from qiaoliang.organisations.models import Assignment, Place, Staff
from qiaoliang.organisations.roles import Permission, permissions_of


@dataclass(frozen=True)
class Grant:
    """One post in force: its role, its bureau and every place code in its subtree."""

    role: str
    bureau: str
    root: str
    places: frozenset[str]

    def allows(self, permission: Permission) -> bool:
        """Return whether the role of this post may do it."""
        return permission in permissions_of(self.role)


@dataclass(frozen=True)
class Scope:
    """Everything that the posts of one member of staff allow on one day; several posts add up."""

    staff: str
    on: date
    grants: tuple[Grant, ...] = ()

    def allows(self, permission: Permission) -> bool:
        """Return whether at least one post allows it somewhere."""
        return any(grant.allows(permission) for grant in self.grants)

    def allows_at(self, permission: Permission, place_code: str) -> bool:
        """Return whether a post allows it at this place."""
        return place_code in self.places(permission)

    def places(self, permission: Permission) -> frozenset[str]:
        """Return the codes of all places where it is allowed; empty when it is not."""
        return frozenset().union(*(grant.places for grant in self.grants if grant.allows(permission)))

    @property
    def bureaux(self) -> frozenset[str]:
        """The bureaux for which posts are held."""
        return frozenset(grant.bureau for grant in self.grants)

    @property
    def roots(self) -> tuple[str, ...]:
        """The places of the posts themselves, for a heading or a filter."""
        return tuple(dict.fromkeys(grant.root for grant in self.grants))


def scope_of(staff: Staff | AnonymousUser, on: date) -> Scope:
    """Return the scope of a member of staff on a day, acting and lent posts included (two queries)."""
    if not isinstance(staff, Staff) or not staff.is_active or staff.pk is None:
        return Scope(staff=getattr(staff, "username", ""), on=on)
    in_force = Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    assignments = Assignment.objects.filter(in_force, staff=staff).select_related("post__place").order_by("pk")
    held = [assignment.post for assignment in assignments]
    places = list(Place.objects.only("code", "path")) if held else []
    grants = (Grant(post.role, post.bureau_id, post.place_id, _subtree(post.place, places)) for post in held)
    return Scope(staff=staff.username, on=on, grants=tuple(grants))


def _subtree(root: Place, places: Iterable[Place]) -> frozenset[str]:
    return frozenset(place.code for place in places if root.contains(place.path))
