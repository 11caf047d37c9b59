from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("entitlements", "0002_totals")]

    operations = [
        migrations.RemoveIndex(model_name="determination", name="entitlements_missed"),
        migrations.AddIndex(
            model_name="determination",
            index=models.Index(
                fields=["provision", "month", "outcome", "is_receiving", "place", "failed_mask", "unknown_mask"],
                name="entitlements_listed",
            ),
        ),
    ]
