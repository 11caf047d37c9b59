"""
The database's own refusal to change or delete an event, for whoever reaches the tables past this program.

SQLite deletes a row that REPLACE pushes out without asking the triggers of DELETE, so each INSERT is looked at, too: the key
and the hidden row number must be new. PostgreSQL refuses TRUNCATE, and its triggers stay on in a session that replicates.
"""

from collections.abc import Mapping
from types import MappingProxyType

from django.db.backends.base.base import BaseDatabaseWrapper

_CHANGED, _DELETED = "an audit event is never changed", "an audit event is never deleted"
_REPLACED, _SHORTENED = "an audit event is never replaced", "the audit trail never gets shorter"


def _refused(when: str, message: str, condition: str = "") -> str:
    return f"{when} {condition and f'WHEN {condition}'} BEGIN SELECT RAISE(ABORT, '{message}'); END"


SQLITE: Mapping[str, str] = MappingProxyType(
    {
        "audit_event_no_update": _refused("BEFORE UPDATE ON audit_event", _CHANGED),
        "audit_event_no_delete": _refused("BEFORE DELETE ON audit_event", _DELETED),
        "audit_event_no_replace": _refused(
            "BEFORE INSERT ON audit_event",
            _REPLACED,
            "NEW.sequence <= (SELECT MAX(sequence) FROM audit_event) "
            "OR NEW.rowid IN (SELECT rowid FROM audit_event WHERE rowid = NEW.rowid)",
        ),
        # Where no row number is given, NEW.rowid is -1 before the INSERT: an event that really had it would block the next.
        "audit_event_no_odd_row": _refused("AFTER INSERT ON audit_event", _REPLACED, "NEW.rowid < 1"),
        "audit_head_no_delete": _refused("BEFORE DELETE ON audit_chainhead", _SHORTENED),
        "audit_head_no_replace": _refused(
            "BEFORE INSERT ON audit_chainhead", _SHORTENED, "EXISTS (SELECT 1 FROM audit_chainhead)"
        ),
        "audit_head_only_grows": _refused(
            "BEFORE UPDATE ON audit_chainhead", _SHORTENED, "NEW.event_count <= OLD.event_count OR NEW.id <> OLD.id"
        ),
    }
)
_FUNCTIONS = (
    "CREATE OR REPLACE FUNCTION audit_event_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'an audit event is never changed or deleted'; END $$",
    "CREATE OR REPLACE FUNCTION audit_head_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{_SHORTENED}'; END $$",
)
POSTGRESQL: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "audit_event_no_change": (
            "audit_event",
            "BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_refuse()",
        ),
        "audit_event_no_truncate": (
            "audit_event",
            "BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refuse()",
        ),
        "audit_head_no_delete": (
            "audit_chainhead",
            "BEFORE DELETE ON audit_chainhead FOR EACH ROW EXECUTE FUNCTION audit_head_refuse()",
        ),
        "audit_head_no_truncate": (
            "audit_chainhead",
            "BEFORE TRUNCATE ON audit_chainhead FOR EACH STATEMENT EXECUTE FUNCTION audit_head_refuse()",
        ),
        "audit_head_only_grows": (
            "audit_chainhead",
            "BEFORE UPDATE ON audit_chainhead FOR EACH ROW "
            "WHEN (NEW.event_count <= OLD.event_count OR NEW.id <> OLD.id) EXECUTE FUNCTION audit_head_refuse()",
        ),
    }
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; do nothing where they are already there. Both tables must exist."""
    if connection.vendor == "sqlite":
        statements = [f"CREATE TRIGGER IF NOT EXISTS {name} {text}" for name, text in SQLITE.items()]
    else:
        statements = [*_FUNCTIONS]
        for name, (table, text) in POSTGRESQL.items():
            statements += [
                f"CREATE OR REPLACE TRIGGER {name} {text}",
                f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}",
            ]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers: only for a test database that must be emptied between two tests."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
        else:
            for name, (table, _) in POSTGRESQL.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
