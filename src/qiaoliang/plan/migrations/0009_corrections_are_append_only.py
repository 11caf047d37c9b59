"""Let the database itself refuse to change or delete a correction of a notice."""

from django.db import migrations

from qiaoliang.plan import append_only

TABLES = ("plan_noticecorrection",)


def install_triggers(apps, schema_editor):
    append_only.install(schema_editor.connection, TABLES)


def remove_triggers(apps, schema_editor):
    append_only.remove(schema_editor.connection, TABLES)


class Migration(migrations.Migration):
    dependencies = [("plan", "0008_imported")]

    operations = [migrations.RunPython(install_triggers, remove_triggers)]
