"""Loading the bureaux that a pack names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from qiaoliang.audit.actions import record
from qiaoliang.organisations.models import Bureau
from qiaoliang.primitives.clock import Clock

Row = Mapping[str, Any]


@transaction.atomic
def load_bureaux(*, rows: Sequence[Row], clock: Clock, actor: str = "system") -> int:
    """
    Store the bureaux of a pack and return how many there are. A bureau already stored is brought up to date.

    Each row has id and name; optional: name_en, level, place, parent, printed (names in the notice), aliases (dated).
    """
    for row in rows:
        Bureau.objects.update_or_create(id=row["id"], defaults=_columns(row))
    for row in rows:
        if row.get("parent"):
            Bureau.objects.filter(id=row["id"]).update(parent_id=row["parent"])
    record(
        actor=actor,
        action="bureaux.loaded",
        object_kind="bureau",
        object_id="all",
        at=clock.now(),
        payload={"count": len(rows)},
    )
    return len(rows)


def _columns(row: Row) -> dict[str, Any]:
    return {
        "name": row["name"],
        "name_en": row.get("name_en", ""),
        "level": row.get("level", "league"),
        "place_id": row.get("place"),
        "printed": list(row.get("printed", ())),
        "aliases": [_alias(alias) for alias in row.get("aliases", ())],
    }


def _alias(alias: Row) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in alias.items()}
