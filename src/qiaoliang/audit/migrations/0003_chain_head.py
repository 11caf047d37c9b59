"""
Seal how far the chain reaches, and let the database refuse REPLACE and TRUNCATE.

Events that are there already keep their plain SHA-256: the head counts them, and every event from now on has a key.
"""

from django.db import migrations, models

from qiaoliang.audit import triggers
from qiaoliang.audit.chain import seal_head
from qiaoliang.audit.keys import current_key, fingerprint


def seal_what_is_there(apps, schema_editor):
    last = apps.get_model("audit", "Event").objects.order_by("-sequence").first()
    if last is not None:
        head = apps.get_model("audit", "ChainHead")(
            id=1, event_count=last.sequence, last_hash=last.hash, unkeyed_count=last.sequence
        )
        key = current_key()
        head.key, head.seal = fingerprint(key), seal_head(head, key)
        head.save(force_insert=True)


def install_triggers(apps, schema_editor):
    triggers.install(schema_editor.connection)


def remove_triggers(apps, schema_editor):
    triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [
        migrations.CreateModel(
            name="ChainHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("event_count", models.BigIntegerField()),
                ("last_hash", models.CharField(max_length=64)),
                ("unkeyed_count", models.BigIntegerField(default=0)),
                ("key", models.CharField(max_length=16)),
                ("seal", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="audit_has_one_head")],
            },
        ),
        migrations.RunPython(seal_what_is_there, migrations.RunPython.noop),
        migrations.RunPython(install_triggers, remove_triggers),
    ]
