"""Who supervises a plan, read from the `supervision.yaml` of its pack."""

from __future__ import annotations

from dataclasses import dataclass

from qiaoliang.packs.errors import PackError
from qiaoliang.packs.loading import policy_folder
from qiaoliang.packs.model import Pack
from qiaoliang.packs.reading import read_yaml


@dataclass(frozen=True, slots=True)
class Supervisors:
    """
    The ids of the bureau that follows all work and proposes inspections, and of the one that decides on them.

    `own_rules` is the clause under which every place makes its own implementing rules; empty where none asks for them.
    """

    follows: str
    decides: str
    own_rules: str = ""


def supervisors_of(pack: Pack) -> Supervisors | None:
    """
    Return who supervises under a pack; nothing if it has no `supervision.yaml`, for then nobody does.

    :raises PackError: if a body it names is not printed in the notice
    """
    path = policy_folder() / pack.id / "supervision.yaml"
    if not path.exists():
        return None
    written = read_yaml(path)
    found = {}
    for key in ("follows", "decides"):
        try:
            found[key] = pack.bureau(str(written.get(key))).id
        except KeyError:
            remedy = "Write a name that bureaux.yaml lists under `printed:`"
            raise PackError(path, key, f"“{written.get(key)}” is no body of the notice", remedy) from None
    return Supervisors(**found, own_rules=str(written.get("own_rules", "")))
