"""Settings of the tests: a database in memory (or DATABASE_URL), a fast password hasher, nothing read from `var`."""

import os
import tempfile

from qiaoliang.settings.base import *  # noqa: F403  a settings module extends another in no other way
from qiaoliang.settings.base import DATABASES

SECRET_KEY = "only-for-tests"  # noqa: S105
QIAOLIANG_AUDIT_KEY = ""
QIAOLIANG_CREDENTIAL_KEYS = f"{tempfile.gettempdir()}/qiaoliang-test-{os.getuid()}/credential_keys.json"
QIAOLIANG_AUDIT_FORMER_KEYS = []
DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

if not os.environ.get("DATABASE_URL"):
    DATABASES["default"]["NAME"] = ":memory:"
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 20}
