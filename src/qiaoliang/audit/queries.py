"""Reads of the audit trail: is the chain whole, and who looked at a record."""

from dataclasses import dataclass

from django.db.models import QuerySet

from qiaoliang.audit.chain import FIRST_HASH, seal
from qiaoliang.audit.models import Event

LOOKING_ACTIONS = ("person.viewed", "person.revealed", "person.exported")


@dataclass(frozen=True)
class ChainReport:
    """Whether the chain is whole; if not, the first event at which it breaks and why."""

    checked_count: int
    broken_at: int | None = None
    reason: str = ""

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None


def verify_chain() -> ChainReport:
    """Recompute every seal from the first event on and name the first event that does not fit."""
    previous_hash, expected_sequence = FIRST_HASH, 1
    for event in Event.objects.order_by("sequence").iterator(chunk_size=2000):
        reason = _break(event, expected_sequence, previous_hash)
        if reason:
            return ChainReport(expected_sequence - 1, event.sequence, reason)
        previous_hash, expected_sequence = event.hash, event.sequence + 1
    return ChainReport(expected_sequence - 1)


def who_looked_at(*, object_kind: str, object_id: str | int) -> QuerySet[Event]:
    """Return the events in which someone looked at a record, latest first: shown to the person it is about."""
    looked = Event.objects.filter(object_kind=object_kind, object_id=str(object_id), action__in=LOOKING_ACTIONS)
    return looked.order_by("-sequence")


def events_of(*, object_kind: str, object_id: str | int) -> QuerySet[Event]:
    """Return everything that was done to a record, latest first."""
    return Event.objects.filter(object_kind=object_kind, object_id=str(object_id)).order_by("-sequence")


def _break(event: Event, expected_sequence: int, previous_hash: str) -> str:
    if event.sequence != expected_sequence:
        return f"event {expected_sequence} is missing"
    if event.previous_hash != previous_hash:
        return "it does not continue the event before it"
    if event.hash != seal(event):
        return "its content is not what was sealed"
    return ""
