"""Reads of the audit trail: who looked at a record, and what was done to it."""

from django.db.models import Q, QuerySet

from qiaoliang.audit.models import Event, EventSubject

LOOKING_ACTIONS = ("person.viewed", "person.revealed", "person.exported", "list.exported")


def who_looked_at(*, object_kind: str, object_id: str | int) -> QuerySet[Event]:
    """
    Return the events in which someone looked at a record, latest first: shown to the person it is about.

    A list with the record in it that was taken as a file is a look, too.
    """
    listed = EventSubject.objects.filter(object_kind=object_kind, object_id=str(object_id)).values("event_id")
    about = Q(object_kind=object_kind, object_id=str(object_id)) | Q(sequence__in=listed)
    return Event.objects.filter(about, action__in=LOOKING_ACTIONS).order_by("-sequence")


def events_of(*, object_kind: str, object_id: str | int) -> QuerySet[Event]:
    """Return everything that was done to a record, latest first."""
    return Event.objects.filter(object_kind=object_kind, object_id=str(object_id)).order_by("-sequence")
