"""Indexes by state: the drafts are few among many years of returns, and my duties asks for them on every visit."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the two indexes."""

    dependencies = [("plan", "0009_corrections_are_append_only")]

    operations = [
        migrations.AddIndex(
            model_name="return",
            index=models.Index(fields=["state", "lead"], name="plan_returns_of_lead"),
        ),
        migrations.AddIndex(
            model_name="return",
            index=models.Index(fields=["state", "measure"], name="plan_returns_of_measure"),
        ),
    ]
