"""Sets Django up once; a command that needs the database imports this before anything that has tables."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qiaoliang.settings.base")
django.setup()
