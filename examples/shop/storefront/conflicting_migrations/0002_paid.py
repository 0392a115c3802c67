from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("storefront", "0001_orders")]
    operations = [
        migrations.AddField("order", "paid", models.BooleanField(default=False)),
    ]
