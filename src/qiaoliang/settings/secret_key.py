"""The signing key of one installation: kept in a file of its data directory, never in the code."""

import os
import secrets
from pathlib import Path

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
    """Write a fresh key into `directory` unless one is there or the environment gives one; return where it is kept."""
    key_file = directory / "secret_key"
    if os.environ.get(KEY_VARIABLE) or key_file.is_file():
        return key_file
    directory.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(KEY_LENGTH_BYTES))
    return key_file
