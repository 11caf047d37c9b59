from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_found_by_name")]

    operations = [
        migrations.AddField(model_name="employeryear", name="numbers", field=models.JSONField(default=dict)),
        migrations.AddField(model_name="placeyear", name="numbers", field=models.JSONField(default=dict)),
    ]
