"""Loading the places and bureaux of a pack that has been read and checked."""

from qiaoliang.organisations.actions.bureaux import load_bureaux
from qiaoliang.organisations.actions.places import load_places
from qiaoliang.packs.model import Alias, Bureau, Pack, Place
from qiaoliang.primitives.clock import Clock


def load_pack_places(pack: Pack, *, clock: Clock, actor: str = "system") -> int:
    """Store the places of a pack and return how many there are."""
    return load_places(rows=[_place(place) for place in pack.places], clock=clock, actor=actor)


def load_pack_bureaux(pack: Pack, *, clock: Clock, actor: str = "system") -> int:
    """Store the bureaux of a pack with their printed names and dated aliases, and return how many there are."""
    return load_bureaux(rows=[_bureau(bureau) for bureau in pack.bureaux], clock=clock, actor=actor)


def _place(place: Place) -> dict[str, object]:
    return {
        "code": place.code,
        "name": place.name,
        "name_en": place.name_en,
        "kind": place.kind,
        "parent": place.parent,
        "reports": place.reports,
        "note": place.note,
        "note_en": place.note_en,
    }


def _bureau(bureau: Bureau) -> dict[str, object]:
    return {
        "id": bureau.id,
        "name": bureau.name,
        "name_en": bureau.name_en,
        "level": bureau.level,
        "printed": list(bureau.printed),
        "aliases": [_alias(alias) for alias in bureau.aliases],
    }


def _alias(alias: Alias) -> dict[str, object]:
    return {"name": alias.name, "name_en": alias.name_en, "from": alias.starts_on, "to": alias.ends_on}
