"""
The list of revoked certificates: signed, dated, small, for whoever checks without a network.

It holds credential ids, a reason and a day; nothing by which a person could be found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

import cbor2

from qiaoliang.credentials.keys import Key, KeyRing
from qiaoliang.credentials.sealed import NotSealed, SealBroken, open_seal, read_frame, seal
from qiaoliang.credentials.validity import instant

ISSUED_AT = 6  # registered claim of RFC 8392
ENTRIES = -65538  # private: [[id, reason, day since 1970-01-01], …]
EPOCH = date(1970, 1, 1).toordinal()


class Reason(StrEnum):
    """Why a certificate was revoked."""

    LOST = "lost"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    DIED = "died"


CODES: Mapping[Reason, int] = MappingProxyType(
    {Reason.LOST: 1, Reason.CANCELLED: 2, Reason.REPLACED: 3, Reason.DIED: 4}
)


class UnusableList(ValueError):
    """A list that cannot be relied on."""

    def __init__(self, why_zh: str, why_en: str) -> None:
        super().__init__(
            f"吊销名单不能用：{why_zh}，请从 /verify/revoked/ 重新下载 "
            f"(the list of revoked certificates cannot be used, {why_en}: download it again from /verify/revoked/)"
        )


@dataclass(frozen=True)
class Revocation:
    """One revoked certificate: why, and since which day."""

    credential_id: str
    reason: Reason
    revoked_on: date


@dataclass(frozen=True)
class RevocationList:
    """What was revoked, as of an instant."""

    made_at: datetime
    entries: tuple[Revocation, ...]

    def find(self, credential_id: str) -> Revocation | None:
        """Return why a certificate was revoked, or nothing."""
        return next((entry for entry in self.entries if entry.credential_id == credential_id), None)

    def age_days(self, now: datetime) -> int:
        """Return how many whole days old the list is."""
        return max((now - self.made_at).days, 0)


def sign_list(revoked: RevocationList, key: Key) -> bytes:
    """Return the list as a signed file."""
    entries = [
        [bytes.fromhex(entry.credential_id), CODES[entry.reason], entry.revoked_on.toordinal() - EPOCH]
        for entry in revoked.entries
    ]
    claims = {ISSUED_AT: int(revoked.made_at.timestamp()), ENTRIES: entries}
    return seal(cbor2.dumps(claims, canonical=True), key)


def read_list(data: bytes, keys: KeyRing, on: date) -> RevocationList:
    """
    Return the list in a file.

    :raises UnusableList: if it was cut short or changed, was signed with a key that is not known or retired, or is no list
    """
    try:
        frame = read_frame(data)
        key = keys.find(frame.kid)
        if key is None or key.is_retired(on):
            raise UnusableList("签名所用的密钥不认识或已停用", "its key is not known or retired")
        return _list_in(open_seal(frame, key))
    except (NotSealed, SealBroken) as problem:
        raise UnusableList("文件不完整或被改动过", "it was cut short or changed") from problem


def _list_in(payload: bytes) -> RevocationList:
    reasons = {code: reason for reason, code in CODES.items()}
    try:
        claims = cbor2.loads(payload)
        entries = tuple(
            Revocation(credential_id.hex(), reasons[code], date.fromordinal(day + EPOCH))
            for credential_id, code, day in claims[ENTRIES]
        )
        return RevocationList(instant(claims[ISSUED_AT]), entries)
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError, OSError) as problem:
        raise UnusableList("里面不是名单", "something else was signed") from problem
