"""
Who may try a password: an account at one address, one address at many accounts, one account at many addresses.

Each of the three has a limit of its own. The two wide ones could be turned against people: somebody who guesses on purpose
would close a colleague's account, or a whole office's address, again and again. So they do not hold for an account at an
address where it was signed in to within the last weeks; there the narrow limit holds alone.
"""

from datetime import timedelta
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.http import HttpRequest

KNOWN_FOR = timedelta(days=90)
OF_AN_ACCOUNT_AT_AN_ADDRESS = 5
OF_AN_ADDRESS = 30
OF_AN_ACCOUNT = 20
LIMITS = (OF_AN_ACCOUNT_AT_AN_ADDRESS, OF_AN_ADDRESS, OF_AN_ACCOUNT)  # in the order of AXES_LOCKOUT_PARAMETERS

Credentials = dict[str, Any] | None


def client_address(request: HttpRequest) -> str:
    """
    Return where a request comes from; a network of IPv6 counts as one address, since one customer has all of it.

    Behind our own proxy (QIAOLIANG_HTTPS) that is the last entry of X-Forwarded-For, the only one that the proxy wrote itself.
    """
    written = request.META.get("REMOTE_ADDR", "")
    if settings.IS_SERVED_OVER_HTTPS:
        written = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip() or written
    try:
        address = ip_address(written)
    except ValueError:
        return "0.0.0.0"  # noqa: S104 no address to listen on: whoever hides theirs shares one
    mapped = None if isinstance(address, IPv4Address) else address.ipv4_mapped
    if isinstance(address, IPv4Address) or mapped:
        return str(mapped or address)
    return str(IPv6Network((address, 64), strict=False).network_address)


class LockOut(AxesDatabaseHandler):  # type: ignore[misc]  # django-axes has no types
    """Counts failures by all three limits, in units of the narrowest, which is the limit that django-axes knows."""

    def get_failures(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """Return how near the nearest limit is: from `OF_AN_ACCOUNT_AT_AN_ADDRESS` on the door is closed."""
        counted = [_failures(attempts) for attempts in self.get_user_attempts(request, credentials)]
        if _is_known(request, credentials):
            counted = counted[:1]
        return max(count * LIMITS[0] // limit for count, limit in zip(counted, LIMITS, strict=False))

    def reset_user_attempts(self, request: HttpRequest, credentials: Credentials = None) -> int:
        """Forget, after a success, the failures of this account at this address: those of others stay counted."""
        username = get_client_username(request, credentials)
        found = AccessAttempt.objects.filter(username=username, ip_address=request.axes_ip_address)  # type: ignore[attr-defined]
        count, _ = found.delete()
        return int(count)


def _failures(attempts: Any) -> int:
    return sum(attempts.values_list("failures_since_start", flat=True))


def _is_known(request: Any, credentials: Credentials) -> bool:
    since = request.axes_attempt_time - KNOWN_FOR
    return bool(
        AccessLog.objects.filter(
            username=get_client_username(request, credentials),
            ip_address=request.axes_ip_address,
            attempt_time__gte=since,
        ).exists()
    )
