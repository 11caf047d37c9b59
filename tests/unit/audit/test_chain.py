"""The audit trail can be added to and read; every other change is refused, or found."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from qiaoliang.audit import triggers
from qiaoliang.audit.actions import AuditKeyUnknown, SensitiveValueInAudit, record
from qiaoliang.audit.chain import FIRST_HASH, seal, seal_head
from qiaoliang.audit.keys import current_key, fingerprint
from qiaoliang.audit.models import AuditTrailIsAppendOnly, ChainHead, Event
from qiaoliang.audit.queries import who_looked_at
from qiaoliang.audit.verifying import InvalidReceipt, Receipt, verify_chain

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 6, 1, 1, tzinfo=UTC)
COLUMNS = "sequence, at, actor, action, object_kind, object_id, purpose, payload, previous_hash, hash"


def a_look(person_id: int, actor: str = "banner") -> Event:
    return record(
        actor=actor, action="person.viewed", object_kind="person", object_id=person_id, at=NOW, purpose="核对"
    )


def looks(count: int) -> list[Event]:
    return [a_look(person_id) for person_id in range(count)]


def change_past_the_program(*statements: str) -> None:
    """Change the tables as someone with the database file would: without the triggers."""
    triggers.remove(connection)
    with connection.cursor() as cursor:
        for sql in statements:
            cursor.execute(sql)


def rewrite_from(sequence: int, key: bytes | None) -> None:
    """Give an event another purpose and seal it and all after it anew with a key, as somebody who knows the program would."""
    triggers.remove(connection)
    events = list(Event.objects.order_by("sequence"))
    previous = events[sequence - 2].hash if sequence > 1 else FIRST_HASH
    for event in events[sequence - 1 :]:
        event.purpose = "另有用途" if event.sequence == sequence else event.purpose
        event.previous_hash, previous = previous, ""
        event.hash = previous = seal(event, key)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE audit_event SET purpose = %s, previous_hash = %s, hash = %s WHERE sequence = %s",
                [event.purpose, event.previous_hash, event.hash, event.sequence],
            )


def test_an_untouched_chain_is_whole():
    looks(5)

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
        ("DELETE FROM audit_event WHERE sequence > 3", 4, "up to event 5"),
        ("DELETE FROM audit_event", 1, "up to event 5"),
        ("UPDATE audit_chainhead SET event_count = 4", 4, "the head was sealed over"),
        ("UPDATE audit_chainhead SET unkeyed_count = 5", 1, "its content is not what was sealed"),
        ("UPDATE audit_chainhead SET seal = 'x'", 6, "the head was changed"),
        ("DELETE FROM audit_chainhead", 6, "the head was taken out"),
    ],
)
def test_a_chain_changed_past_the_program_names_the_first_broken_event(sql, broken_at, reason):
    looks(5)
    change_past_the_program(sql)

    report = verify_chain()

    assert report.broken_at == broken_at
    assert reason in report.reason


@pytest.mark.parametrize("key", [None, b"guessed"])
def test_a_chain_rewritten_from_the_middle_by_somebody_without_the_key_is_found(key):
    looks(5)
    rewrite_from(3, key)

    report = verify_chain()

    assert (report.broken_at, report.reason) == (3, "its content is not what was sealed")


def test_a_cut_tail_stays_found_after_more_has_been_recorded():
    looks(5)
    change_past_the_program("DELETE FROM audit_event WHERE sequence > 3")
    looks(1)
    assert verify_chain().broken_at == 5

    looks(3)

    assert "the head was sealed over" in verify_chain().reason


def test_a_shortened_head_is_not_made_genuine_by_the_next_event():
    events = looks(5)
    change_past_the_program(
        "DELETE FROM audit_event WHERE sequence > 3",
        f"UPDATE audit_chainhead SET event_count = 3, last_hash = '{events[2].hash}'",
    )

    looks(1)

    assert not verify_chain().is_whole


def test_a_database_put_back_to_an_earlier_day_is_betrayed_by_the_receipt_kept_outside():
    looks(3)
    head = ChainHead.objects.get()
    looks(2)
    receipt = verify_chain().receipt
    change_past_the_program(
        "DELETE FROM audit_event WHERE sequence > 3",
        f"UPDATE audit_chainhead SET event_count = 3, last_hash = '{head.last_hash}', seal = '{head.seal}'",
    )
    assert verify_chain().is_whole  # the database alone cannot tell

    report = verify_chain(receipt)

    assert report.broken_at == 4
    assert "the receipt" in report.reason


def test_a_receipt_of_an_earlier_day_still_fits_after_more_has_been_recorded():
    looks(3)
    receipt = verify_chain().receipt
    looks(2)

    assert verify_chain(receipt).is_whole
    assert Receipt.parse(str(receipt)) == receipt


def test_a_receipt_of_another_trail_does_not_fit():
    looks(3)

    report = verify_chain(Receipt(2, "0" * 64))

    assert report.broken_at == 2


@pytest.mark.parametrize("text", ["", "x", "12", "1:abc", f"-1:{'0' * 64}"])
def test_what_is_no_receipt_is_refused_with_what_to_write(text):
    with pytest.raises(InvalidReceipt, match="64 digits"):
        Receipt.parse(text)


def test_a_changed_key_is_told_before_it_spoils_the_chain(settings):
    looks(2)
    settings.QIAOLIANG_AUDIT_KEY = "another"

    with pytest.raises(AuditKeyUnknown, match="QIAOLIANG_AUDIT_FORMER_KEYS"):
        a_look(3)

    assert "QIAOLIANG_AUDIT_KEY" in verify_chain().reason
    assert Event.objects.count() == 2


def test_a_key_can_be_changed_when_the_former_one_is_named(settings):
    looks(2)
    settings.QIAOLIANG_AUDIT_KEY, settings.QIAOLIANG_AUDIT_FORMER_KEYS = "another", ["derived"]
    looks(2)

    assert verify_chain().is_whole


def test_events_from_before_there_was_a_key_stay_verified_and_cannot_be_rewritten():
    previous = FIRST_HASH
    for sequence in (1, 2, 3):
        event = Event(
            sequence=sequence, at=NOW, actor="a", action="b", object_kind="c", object_id="1", previous_hash=previous
        )
        event.hash = previous = seal(event, None)
        event.save()
    head, key = ChainHead(id=1, event_count=3, last_hash=previous, unkeyed_count=3), current_key()
    head.key, head.seal = fingerprint(key), seal_head(head, key)
    head.save(force_insert=True)
    looks(2)
    assert verify_chain().is_whole

    rewrite_from(2, None)

    assert not verify_chain().is_whole


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_event SET actor = 'x'",
        "DELETE FROM audit_event",
        "DELETE FROM audit_chainhead",
        "UPDATE audit_chainhead SET event_count = 0",
        "UPDATE audit_chainhead SET id = 2, event_count = 9",
        pytest.param(
            f"INSERT OR REPLACE INTO audit_event ({COLUMNS}) SELECT {COLUMNS.replace('actor', chr(39) + 'x' + chr(39))} "
            "FROM audit_event",
            marks=pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's"),
        ),
        pytest.param(
            f"REPLACE INTO audit_event (rowid, {COLUMNS}) SELECT rowid, {COLUMNS.replace('sequence', 'sequence + 1', 1)} "
            "FROM audit_event",
            marks=pytest.mark.skipif(connection.vendor != "sqlite", reason="row numbers are SQLite's"),
        ),
        pytest.param(
            f"INSERT INTO audit_event (rowid, {COLUMNS}) SELECT -1, {COLUMNS.replace('sequence', 'sequence + 1', 1)} "
            "FROM audit_event",
            marks=pytest.mark.skipif(connection.vendor != "sqlite", reason="row numbers are SQLite's"),
        ),
        pytest.param(
            "REPLACE INTO audit_chainhead SELECT id, 9, last_hash, 9, key, seal FROM audit_chainhead",
            marks=pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is SQLite's"),
        ),
        pytest.param(
            "INSERT INTO audit_event SELECT * FROM audit_event ON CONFLICT (sequence) DO UPDATE SET actor = 'x'",
            marks=pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's"),
        ),
        pytest.param(
            "TRUNCATE audit_event CASCADE",
            marks=pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's"),
        ),
        pytest.param(
            "TRUNCATE audit_chainhead",
            marks=pytest.mark.skipif(connection.vendor != "postgresql", reason="TRUNCATE is PostgreSQL's"),
        ),
        pytest.param(
            "SET LOCAL session_replication_role = 'replica'; DELETE FROM audit_event",
            marks=pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL's"),
        ),
    ],
)
def test_the_database_itself_refuses_to_change_replace_or_delete_an_event(sql):
    a_look(1)

    with pytest.raises(DatabaseError, match="never"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert Event.objects.get().actor == "banner"
    assert verify_chain().is_whole


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


@pytest.mark.parametrize(
    "words",
    [
        {"payload": {"detail": "号码152921198501010015有误"}},
        {"payload": {"details": ["x", "152921198501010015"]}},
        {"purpose": "核对152921198501010015"},
    ],
)
def test_an_identity_number_never_enters_the_trail(words):
    with pytest.raises(SensitiveValueInAudit):
        record(actor="x", action="a", object_kind="person", object_id=1, at=NOW, **words)

    assert not Event.objects.exists()


def test_a_person_is_told_who_looked_at_them_and_not_who_looked_at_others():
    a_look(1, actor="banner")
    a_look(2, actor="league")

    lookers = [event.actor for event in who_looked_at(object_kind="person", object_id=1)]

    assert lookers == ["banner"]
