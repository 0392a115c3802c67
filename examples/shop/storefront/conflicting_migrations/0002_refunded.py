from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("storefront", "0001_orders")]
    operations = [
        migrations.AddField("order", "refunded", models.BooleanField(default=False)),
    ]
