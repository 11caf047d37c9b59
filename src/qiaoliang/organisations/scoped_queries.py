"""Query sets that refuse to run until they have been given a scope: a page cannot show what nobody allowed it to show."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Self, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models

from qiaoliang.organisations.models import Staff
from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope, scope_of

Row = TypeVar("Row", bound=models.Model)


class UnscopedQuery(Exception):
    """A query was about to run without a scope."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__(
            f"this query on {model.__name__} has no scope, so it would show every place: "
            f"write {model.__name__}.objects.visible_to(staff, on) or .within(scope, permission)"
        )


class ScopedQuerySet(models.QuerySet[Row]):
    """
    Rows that belong to a place, readable only within a scope.

    `place_lookup` is the lookup that leads to the place code; a subclass for another path overrides it.
    """

    place_lookup = "place_id"
    _has_scope = False

    def visible_to(
        self, staff: Staff | AnonymousUser, on: date, permission: Permission = Permission.VIEW_PEOPLE
    ) -> Self:
        """Return the rows in the places where `staff` holds `permission` on the day `on`; none without a post."""
        return self.within(scope_of(staff, on), permission)

    def within(self, scope: Scope, permission: Permission = Permission.VIEW_PEOPLE) -> Self:
        """Return the rows in the places where `scope` allows `permission`."""
        allowed = self.filter(**{f"{self.place_lookup}__in": sorted(scope.places(permission))})
        allowed._has_scope = True
        return allowed

    def iterator(self, chunk_size: int | None = None) -> Iterator[Row]:
        self._require_scope()
        return super().iterator(chunk_size)

    def count(self) -> int:
        self._require_scope()
        return super().count()

    def exists(self) -> bool:
        self._require_scope()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._require_scope()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._require_scope()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._require_scope()
        return super().delete()

    def _clone(self) -> Self:
        clone = super()._clone()  # type: ignore[misc]
        clone._has_scope = self._has_scope
        return clone

    def _fetch_all(self) -> None:
        self._require_scope()
        super()._fetch_all()  # type: ignore[misc]

    def _require_scope(self) -> None:
        if not self._has_scope:
            raise UnscopedQuery(self.model)
