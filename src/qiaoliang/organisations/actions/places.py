"""Loading the places that a pack names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.models import Place
from qiaoliang.primitives.clock import Clock

Row = Mapping[str, Any]


class UnknownParent(Exception):
    """A place names a parent that is not in the list, or the parents go round in a circle."""

    def __init__(self, code: str, parent: str) -> None:
        super().__init__(
            f"place {code}: its parent {parent} is not in places.yaml (or lies below {code}); write the code of a place in the list"
        )


@transaction.atomic
def load_places(*, rows: Sequence[Row], clock: Clock, actor: str = "system") -> int:
    """
    Store the places of a pack, parents first, and return how many there are. A place already stored is brought up to date.

    Each row has code, name, name_en, kind, parent and reports; optional: names (dated), from, to, note, note_en, source.

    :raises UnknownParent: if a parent is not in the list
    """
    by_code = {str(row["code"]): row for row in rows}
    chains = {code: _chain(code, by_code) for code in by_code}
    for code in sorted(by_code, key=lambda code: len(chains[code])):
        Place.objects.update_or_create(code=code, defaults=_columns(by_code[code], chains[code], by_code))
    record(
        actor=actor,
        action="places.loaded",
        object_kind="place",
        object_id="all",
        at=clock.now(),
        payload={"count": len(by_code)},
    )
    return len(by_code)


def _chain(code: str, by_code: Mapping[str, Row]) -> tuple[str, ...]:
    """Return the codes from the top down to the place."""
    chain = [code]
    while parent := by_code[chain[0]].get("parent"):
        if str(parent) not in by_code or str(parent) in chain:
            raise UnknownParent(code, str(parent))
        chain.insert(0, str(parent))
    return tuple(chain)


def _columns(row: Row, chain: Sequence[str], by_code: Mapping[str, Row]) -> dict[str, Any]:
    reporting = [code for code in chain if by_code[code].get("reports")]
    return {
        "name": row["name"],
        "name_en": row.get("name_en", ""),
        "kind": row["kind"],
        "parent_id": row.get("parent"),
        "path": "/".join(chain),
        "reports": bool(row.get("reports")),
        "reporting_place_id": reporting[-1] if reporting else None,
        "starts_on": row.get("from"),
        "ends_on": row.get("to"),
        "aliases": [_alias(name) for name in row.get("names", ())],
        "note": row.get("note", ""),
        "note_en": row.get("note_en", ""),
        "source": row.get("source", ""),
    }


def _alias(name: Row) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in name.items()}
