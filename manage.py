#!/usr/bin/env python3
"""Django's own commands (migrate, makemigrations, makemessages) with this project's settings."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from django.core.management import execute_from_command_line  # noqa: E402

from qiaoliang.settings.secret_key import ensure_secret_key  # noqa: E402


def main() -> None:
    """Run the command given on the command line; a fresh installation gets its secret key first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qiaoliang.settings.base")
    ensure_secret_key(Path(os.environ.get("QIAOLIANG_DATA_DIR", "var")).resolve())
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
