from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]

    operations = [
        migrations.AlterField(model_name="nameindex", name="key", field=models.CharField(max_length=120)),
        migrations.AddIndex(
            model_name="nameindex", index=models.Index(fields=["key", "person"], name="registry_found_by_name")
        ),
    ]
