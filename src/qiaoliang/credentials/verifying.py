"""
Checking a certificate: from its text, the public keys and the last list of revoked ones alone. No network, no database.

What does not pass is never half believed: the contents are shown only where the signature was found right.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from qiaoliang.credentials.card import Card, NotACard, read_card
from qiaoliang.credentials.keys import Key, KeyRing
from qiaoliang.credentials.revocations import Revocation, RevocationList
from qiaoliang.credentials.sealed import NotSealed, SealBroken, open_seal, read_frame
from qiaoliang.credentials.slip import NotASlip, Slip, SlipBroken, kid_in, looks_like_slip, open_slip
from qiaoliang.credentials.text_form import NotCardText, card_bytes
from qiaoliang.primitives.clock import BEIJING

LONGEST_TEXT = 4_000  # characters; a card has about 250, a slip that shows everything about 900


class Verdict(StrEnum):
    """The one thing a check says."""

    VALID = "valid"
    DEMONSTRATION = "demonstration"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    REVOKED = "revoked"
    TAMPERED = "tampered"
    UNKNOWN_KEY = "unknown_key"
    RETIRED_KEY = "retired_key"
    UNREADABLE = "unreadable"
    TOO_LONG = "too_long"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """
    What a check found. `contents` is nothing unless the signature is right.

    `list_age_days` is nothing where there was no list of revoked certificates: then nobody knows whether this one was.
    """

    verdict: Verdict
    contents: Card | Slip | None = None
    revocation: Revocation | None = None
    is_demonstration: bool = False
    list_made_at: datetime | None = None
    list_age_days: int | None = None


def verify(text: str, *, keys: KeyRing, revoked: RevocationList | None, now: datetime) -> Outcome:
    """Return what a check of a certificate's text finds; it never fails, whatever the text is."""
    if len(text) > LONGEST_TEXT:
        return Outcome(verdict=Verdict.TOO_LONG)
    written = text.strip()
    try:
        is_slip = looks_like_slip("".join(written.split()))
        return (
            _of_slip("".join(written.split()), keys, revoked, now) if is_slip else _of_card(written, keys, revoked, now)
        )
    except (NotCardText, NotSealed, NotACard, NotASlip):
        return Outcome(verdict=Verdict.UNREADABLE)
    except (SealBroken, SlipBroken):
        return Outcome(verdict=Verdict.TAMPERED)


def _of_card(text: str, keys: KeyRing, revoked: RevocationList | None, now: datetime) -> Outcome:
    frame = read_frame(card_bytes(text))
    key = keys.find(frame.kid)
    if key is None:
        return Outcome(verdict=Verdict.UNKNOWN_KEY)
    return _judged(read_card(open_seal(frame, key)), key, revoked, now)


def _of_slip(text: str, keys: KeyRing, revoked: RevocationList | None, now: datetime) -> Outcome:
    key = keys.find(kid_in(text))
    if key is None:
        return Outcome(verdict=Verdict.UNKNOWN_KEY)
    return _judged(open_slip(text, key), key, revoked, now)


def _judged(contents: Card | Slip, key: Key, revoked: RevocationList | None, now: datetime) -> Outcome:
    revocation = revoked.find(contents.credential_id) if revoked is not None else None
    return Outcome(
        verdict=_verdict(contents, key, revocation, now),
        contents=contents,
        revocation=revocation,
        is_demonstration=key.is_demonstration,
        list_made_at=revoked.made_at if revoked is not None else None,
        list_age_days=revoked.age_days(now) if revoked is not None else None,
    )


def _verdict(contents: Card | Slip, key: Key, revocation: Revocation | None, now: datetime) -> Verdict:
    today = now.astimezone(BEIJING).date()
    if key.is_retired(today):
        return Verdict.RETIRED_KEY
    if revocation is not None:
        return Verdict.REVOKED
    if contents.valid_until < today:
        return Verdict.EXPIRED
    if contents.valid_from > today:
        return Verdict.NOT_YET_VALID
    return Verdict.DEMONSTRATION if key.is_demonstration else Verdict.VALID
