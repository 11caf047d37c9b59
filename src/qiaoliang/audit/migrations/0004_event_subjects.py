import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_chain_head")]

    operations = [
        migrations.CreateModel(
            name="EventSubject",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("object_kind", models.CharField(max_length=40)),
                ("object_id", models.CharField(max_length=64)),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="subjects", to="audit.event"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["object_kind", "object_id", "event"], name="audit_event_subject")],
            },
        ),
    ]
