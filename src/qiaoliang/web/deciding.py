"""The compiled rules of the pack that this installation serves, made once per process."""

from functools import lru_cache

from qiaoliang.packs import Pack
from qiaoliang.rules.decisions import Decider
from qiaoliang.web.public.pack import the_pack


@lru_cache(maxsize=2)
def _decider(pack_id: str, version: str) -> Decider:
    return Decider(the_pack().program)


def the_decider(pack: Pack) -> Decider:
    """Return what decides cases under `pack`."""
    return _decider(pack.id, pack.version)
