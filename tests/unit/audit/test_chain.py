"""The audit trail can be added to and read; every other change is refused, or found."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from qiaoliang.audit import triggers
from qiaoliang.audit.actions import SensitiveValueInAudit, record
from qiaoliang.audit.models import AuditTrailIsAppendOnly, Event
from qiaoliang.audit.queries import verify_chain, who_looked_at

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 6, 1, 1, tzinfo=UTC)


def a_look(person_id: int, actor: str = "banner") -> Event:
    return record(
        actor=actor, action="person.viewed", object_kind="person", object_id=person_id, at=NOW, purpose="核对"
    )


def change_past_the_program(sql: str) -> None:
    """Change the table as someone with the database file would: without the triggers."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_untouched_chain_is_whole():
    for person_id in range(5):
        a_look(person_id)

    report = verify_chain()

    assert report.is_whole
    assert report.checked_count == 5


@pytest.mark.parametrize(
    ("sql", "broken_at", "reason"),
    [
        ("UPDATE audit_event SET purpose = 'another' WHERE sequence = 3", 3, "its content is not what was sealed"),
        ("UPDATE audit_event SET hash = previous_hash WHERE sequence = 3", 3, "its content is not what was sealed"),
        (
            "UPDATE audit_event SET previous_hash = 'x' WHERE sequence = 3",
            3,
            "it does not continue the event before it",
        ),
        ("DELETE FROM audit_event WHERE sequence = 3", 4, "event 3 is missing"),
    ],
)
def test_a_chain_changed_past_the_program_names_the_first_broken_event(sql, broken_at, reason):
    for person_id in range(5):
        a_look(person_id)
    change_past_the_program(sql)

    report = verify_chain()

    assert (report.broken_at, report.reason) == (broken_at, reason)


@pytest.mark.parametrize("sql", ["UPDATE audit_event SET actor = 'x'", "DELETE FROM audit_event"])
def test_the_database_itself_refuses_to_change_or_delete_an_event(sql):
    a_look(1)

    with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert Event.objects.get().actor == "banner"


@pytest.mark.parametrize(
    "change",
    [
        lambda: Event.objects.get().save(),
        lambda: Event.objects.get().delete(),
        lambda: Event.objects.update(actor="x"),
        lambda: Event.objects.all().delete(),
        lambda: Event.objects.bulk_create([]),
    ],
)
def test_the_program_refuses_to_change_or_delete_an_event(change):
    a_look(1)

    with pytest.raises(AuditTrailIsAppendOnly):
        change()


def test_an_identity_number_never_enters_the_trail():
    payload = {"detail": "号码152921198501010015有误"}

    with pytest.raises(SensitiveValueInAudit):
        record(actor="x", action="a", object_kind="person", object_id=1, at=NOW, payload=payload)

    assert not Event.objects.exists()


def test_a_person_is_told_who_looked_at_them_and_not_who_looked_at_others():
    a_look(1, actor="banner")
    a_look(2, actor="league")

    lookers = [event.actor for event in who_looked_at(object_kind="person", object_id=1)]

    assert lookers == ["banner"]
