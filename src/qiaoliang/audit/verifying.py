"""
Is the trail whole: every seal recomputed, and the head and an auditor's receipt held against what is there.

What the database alone cannot show is that it was put back to an earlier day, head and all. The receipt shows it: the number
of the last event and its hash, which the auditor keeps outside.
"""

import hmac
import re
from dataclasses import dataclass
from typing import Self

from qiaoliang.audit.chain import FIRST_HASH, seal
from qiaoliang.audit.head import head_found, is_genuine, key_is_known
from qiaoliang.audit.keys import known_keys
from qiaoliang.audit.models import ChainHead, Event

WRITTEN_RECEIPT = re.compile(r"(\d{1,15})[:：-]([0-9a-fA-F]{64})")


class InvalidReceipt(ValueError):
    """What was given is no receipt."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"“{found}” is no receipt of the audit trail: write the number of the event, a colon and the 64 digits of its hash, "
            "as `qiaoliang audit` printed them"
        )


@dataclass(frozen=True, slots=True)
class Receipt:
    """The number and the hash of the event that was last when an auditor looked."""

    sequence: int
    hash: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """
        Return the receipt that was written down, such as `1234:9f86…`.

        :raises InvalidReceipt: if it is none
        """
        written = WRITTEN_RECEIPT.fullmatch(text.strip())
        if not written:
            raise InvalidReceipt(text)
        return cls(int(written[1]), written[2].lower())

    def __str__(self) -> str:
        return f"{self.sequence}:{self.hash}"


@dataclass(frozen=True)
class ChainReport:
    """Whether the chain is whole; if not, the first event that is wrong, or missing, and why. The receipt is of the last."""

    checked_count: int
    broken_at: int | None = None
    reason: str = ""
    receipt: Receipt | None = None

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None


def verify_chain(expected: Receipt | None = None) -> ChainReport:
    """Recompute every seal from the first event on and name the first event that does not fit."""
    head, keys = head_found(), known_keys()
    if head and not key_is_known(head):
        return ChainReport(0, 1, "it was sealed with a key that is not known here; set QIAOLIANG_AUDIT_KEY as it was")
    unkeyed_count = head.unkeyed_count if head else 0
    previous_hash, checked_count = FIRST_HASH, 0
    for event in Event.objects.order_by("sequence").iterator(chunk_size=2000):
        tried = (None,) if event.sequence <= unkeyed_count else keys
        reason = _break(event, checked_count + 1, previous_hash, tried) or _denied(event, head, expected)
        if reason:
            return ChainReport(checked_count, event.sequence, reason)
        previous_hash, checked_count = event.hash, event.sequence
    if reason := _missing(head, expected, checked_count):
        return ChainReport(checked_count, checked_count + 1, reason)
    return ChainReport(checked_count, receipt=Receipt(checked_count, previous_hash) if checked_count else None)


def _break(event: Event, expected_sequence: int, previous_hash: str, keys: tuple[bytes | None, ...]) -> str:
    if event.sequence != expected_sequence:
        return f"event {expected_sequence} is missing"
    if event.previous_hash != previous_hash:
        return "it does not continue the event before it"
    if not any(hmac.compare_digest(event.hash, seal(event, key)) for key in keys):
        return "its content is not what was sealed"
    return ""


def _denied(event: Event, head: ChainHead | None, expected: Receipt | None) -> str:
    if expected and event.sequence == expected.sequence and event.hash != expected.hash:
        return "it is not the event of the receipt: the trail was rewritten"
    if head and event.sequence == head.event_count and event.hash != head.last_hash:
        return "it is not the event that the head was sealed over: what came last was taken out or replaced"
    if head and event.sequence > head.event_count:
        return "it lies beyond the head: it was added past this program"
    return ""


def _missing(head: ChainHead | None, expected: Receipt | None, count: int) -> str:
    if expected and expected.sequence > count:
        return f"it is missing, and so is everything up to event {expected.sequence}, which the receipt names"
    if head and head.event_count > count:
        return f"it is missing, and so is everything up to event {head.event_count}, to which the chain reached"
    if head and not is_genuine(head):
        return "the head was changed, so whether anything stood here cannot be told"
    if head is None and count:
        return "the head was taken out, so whether anything stood here cannot be told"
    return ""
