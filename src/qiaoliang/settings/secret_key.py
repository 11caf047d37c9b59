"""The signing key of one installation: kept in a file of its data directory, never in the code."""

import os
import secrets
from pathlib import Path

from qiaoliang.settings.kept_files import keep_once

KEY_VARIABLE = "QIAOLIANG_SECRET_KEY"
KEY_LENGTH_BYTES = 48


def read_secret_key(directory: Path) -> str:
    """Return the key of the environment, else the one kept in `directory`, else an empty text (Django then refuses)."""
    from_environment = os.environ.get(KEY_VARIABLE, "")
    key_file = directory / "secret_key"
    if from_environment or not key_file.is_file():
        return from_environment
    return key_file.read_text(encoding="ascii").strip()


def ensure_secret_key(directory: Path) -> Path:
    """Keep a fresh key in `directory` unless one is there or the environment gives one; return where it is kept."""
    key_file = directory / "secret_key"
    if not os.environ.get(KEY_VARIABLE):
        keep_once(key_file, lambda: secrets.token_urlsafe(KEY_LENGTH_BYTES))
    return key_file
