"""Which database an installation uses, and the SQLite options without which concurrent writes fail."""

import os
from pathlib import Path
from typing import Any

import dj_database_url

# Measured with 32 writers: without these options 46 to 92 % of the writes fail with "database is locked".
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # seconds
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
}
POSTGRESQL_CONNECTION_AGE = 60  # seconds


def database_from_environment(directory: Path) -> dict[str, Any]:
    """Return the database of DATABASE_URL (PostgreSQL in production), else one SQLite file in `directory`."""
    if address := os.environ.get("DATABASE_URL", ""):
        return dict(dj_database_url.parse(address, conn_max_age=POSTGRESQL_CONNECTION_AGE, conn_health_checks=True))
    return sqlite_database(directory / "qiaoliang.sqlite3")


def sqlite_database(name: Path | str) -> dict[str, Any]:
    """Return the settings of a SQLite database at `name` that bears concurrent writers."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(name), "OPTIONS": dict(SQLITE_OPTIONS)}
