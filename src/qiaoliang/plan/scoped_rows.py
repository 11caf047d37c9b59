"""Rows that belong to a bureau, readable only within a scope: a bureau sees its own, those who follow the whole plan see all."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope
from qiaoliang.organisations.scoped_queries import ScopedQuerySet

Row = TypeVar("Row", bound=models.Model)


def bureaux_that_may(scope: Scope, permission: Permission) -> frozenset[str]:
    """Return the bureaux for which the reader holds a post that allows it; empty when none does."""
    return frozenset(grant.bureau for grant in scope.grants if grant.allows(permission))


class BureauScopedQuerySet(ScopedQuerySet[Row]):
    """
    Rows of a plan. `bureau_lookups` lead to the bureaux whose row it is.

    `place_lookup` leads to the place of a row; a row without a place counts everywhere.
    """

    bureau_lookups: tuple[str, ...] = ("bureau_id",)
    place_lookup = ""

    def within(self, scope: Scope, permission: Permission = Permission.VIEW_PLAN) -> Self:
        """Return the rows of the bureaux for which the scope allows it; with the whole plan in view, all rows to be read."""
        allowed = (
            self.filter(self._claim(scope, permission)).distinct()
            if self._joins
            else self.filter(self._claim(scope, permission))
        )
        allowed._has_scope = True
        return allowed

    @property
    def _joins(self) -> bool:
        return len(self.bureau_lookups) > 1

    def _claim(self, scope: Scope, permission: Permission) -> Q:
        if permission == Permission.VIEW_PLAN and scope.allows(Permission.VIEW_WHOLE_PLAN):
            return Q()
        claim = Q(pk__in=())
        for grant in scope.grants:
            if not grant.allows(permission):
                continue
            own = Q()
            for lookup in self.bureau_lookups:
                own |= Q(**{lookup: grant.bureau})
            if self.place_lookup:
                own &= Q(**{f"{self.place_lookup}__isnull": True}) | Q(
                    **{f"{self.place_lookup}__in": sorted(grant.places)}
                )
            claim |= own
        return claim
