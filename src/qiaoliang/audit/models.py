"""
The event: one line of the audit trail. It can be added and read, never changed and never deleted.

Beside the events stands one head: how many there are and the hash of the last, sealed in the transaction of that event.
"""

from typing import Any, NoReturn

from django.db import models


class AuditTrailIsAppendOnly(Exception):
    """Someone tried to change or delete an event. Record a new event that corrects the old one instead."""

    def __init__(self) -> None:
        super().__init__(
            "审计记录只能追加，不能修改或删除 (an audit event is never changed): record a new, correcting event instead."
        )


class EventQuerySet(models.QuerySet["Event"]):
    """Reads of events; every bulk way of changing them is refused."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AuditTrailIsAppendOnly

    def delete(self) -> NoReturn:
        raise AuditTrailIsAppendOnly

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AuditTrailIsAppendOnly

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AuditTrailIsAppendOnly


class Event(models.Model):
    """
    One thing that was done.

    `actor` is a staff user name, "person:<id>" for a person acting for themselves, or "system". `payload` holds ids, names of
    facts and counts; never a name, an identity number or another sensitive value.
    """

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=150, db_index=True)
    action = models.CharField(max_length=80)
    object_kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=64)
    purpose = models.CharField(max_length=300, blank=True)
    payload = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ("sequence",)
        indexes = (models.Index(fields=("object_kind", "object_id", "sequence"), name="audit_event_object"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.action} {self.object_kind}:{self.object_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event; an event that is already there is refused."""
        if not self._state.adding:
            raise AuditTrailIsAppendOnly
        kwargs["force_insert"] = True
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise AuditTrailIsAppendOnly


class EventSubject(models.Model):
    """
    A further record that an event is about, such as each person on a list that was taken as a file.

    It only leads to the event faster: the ids themselves are sealed in the event's payload.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="subjects")
    object_kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=("object_kind", "object_id", "event"), name="audit_event_subject"),)

    def __str__(self) -> str:
        return f"{self.event_id} {self.object_kind}:{self.object_id}"


class ChainHead(models.Model):
    """
    How far the chain reaches: one row, so that a tail that was cut off is missed.

    `unkeyed_count` counts the events from before the chain had a key. `key` is the fingerprint of the key that made `seal`.
    """

    event_count = models.BigIntegerField()
    last_hash = models.CharField(max_length=64)
    unkeyed_count = models.BigIntegerField(default=0)
    key = models.CharField(max_length=16)
    seal = models.CharField(max_length=64)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(id=1), name="audit_has_one_head"),)

    def __str__(self) -> str:
        return f"{self.event_count} {self.last_hash}"
