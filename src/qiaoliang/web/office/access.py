"""
The door of every office page: signed in, with a post in force today that allows what the page does. Fails closed.

A view behind the door gets the scope of the reader as its second argument and passes it to every query.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from qiaoliang.organisations.roles import Permission
from qiaoliang.organisations.scope import Scope, scope_of
from qiaoliang.primitives.clock import Clock, SystemClock

OfficeView = Callable[..., HttpResponse]


def the_clock() -> Clock:
    """Return the clock of the pages."""
    return SystemClock()


def office_page(permission: Permission | None = None) -> Callable[[OfficeView], OfficeView]:
    """
    Return a decorator that admits staff whose posts allow `permission` (any post at all where it is None).

    :raises PermissionDenied: if no post in force allows it
    """

    def door(view: OfficeView) -> OfficeView:
        @wraps(view)
        def admitted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            scope = scope_of(request.user, the_clock().today())
            if not scope.grants or (permission is not None and not scope.allows(permission)):
                raise PermissionDenied
            return view(request, scope, *args, **kwargs)

        return never_cache(login_required(admitted))

    return door


def may(scope: Scope) -> dict[str, bool]:
    """Return what the posts of the reader allow, by name, so that a page offers only what works."""
    return {permission.value: scope.allows(permission) for permission in Permission}
