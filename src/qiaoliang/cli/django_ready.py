"""
Sets Django up once; a command that needs the database imports this before anything that has tables.

At first use it makes the signing key of this installation in its data directory.
"""

import os
from pathlib import Path

import django

from qiaoliang.settings.secret_key import ensure_secret_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qiaoliang.settings.base")
ensure_secret_key(Path(os.environ.get("QIAOLIANG_DATA_DIR", "var")).resolve())
django.setup()
