"""
The file that keeps the keys of one installation, outside the database: whoever copies the database cannot sign.

QIAOLIANG_CREDENTIAL_KEYS names the file; else it lies in the data directory. On first use a demonstration key is made.
"""

import os
import tempfile
from datetime import date
from pathlib import Path

from django.conf import settings

from qiaoliang.credentials.keys import Key, KeyRing, new_key
from qiaoliang.settings.kept_files import keep_once

NAME = "credential_keys.json"


class NoSuchKey(LookupError):
    """A key id that is not in the file."""

    def __init__(self, kid: str) -> None:
        super().__init__(f"没有这个密钥 (there is no key {kid}): `qiaoliang keys list` names those there are")


def key_file() -> Path:
    """Return where the keys of this installation are kept."""
    return Path(settings.QIAOLIANG_CREDENTIAL_KEYS or settings.QIAOLIANG_DATA_DIR / NAME)


def kept_keys() -> KeyRing:
    """
    Return the keys of this installation; none where nothing has been signed yet.

    :raises UnreadableKeys: if the file holds something else
    """
    path = key_file()
    return KeyRing.from_json(path.read_text(encoding="utf-8")) if path.is_file() else KeyRing()


def keys_for_signing(today: date) -> KeyRing:
    """
    Return the keys of this installation, and make a demonstration key where there is none at all.

    :raises UnreadableKeys: if the file holds something else
    """
    return KeyRing.from_json(keep_once(key_file(), lambda: _demonstration_ring(today)))


def add_key(*, today: date) -> Key:
    """Make a key for use that signs from now on, and keep it; the keys before it go on verifying."""
    key = new_key(made_on=today, is_demonstration=False)
    _keep(kept_keys().with_new(key))
    return key


def retire_key(*, kid: str, on: date) -> None:
    """
    Retire a key: from the day on nothing signed with it counts.

    :raises NoSuchKey: if there is no such key
    """
    ring = kept_keys()
    if ring.find(kid) is None:
        raise NoSuchKey(kid)
    _keep(ring.with_retired(kid, on))


def _demonstration_ring(today: date) -> str:
    ring = KeyRing((new_key(made_on=today, is_demonstration=True),))
    return ring.to_json(with_private=True)


def _keep(ring: KeyRing) -> None:
    """Write the file whole or not at all, readable by its owner only."""
    path = key_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(ring.to_json(with_private=True))
        stream.flush()
        os.fsync(stream.fileno())
    Path(temporary).replace(path)
