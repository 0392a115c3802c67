"""The table of orders, and a data migration that takes MIGRATION_SECONDS, as one of a large table does."""

import os
import time

from django.db import migrations, models


def backfill(apps, schema_editor):
    time.sleep(float(os.environ.get("MIGRATION_SECONDS", "0")))


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Order",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("dish", models.CharField(max_length=100)),
                ("paid", models.BooleanField(default=False)),
            ],
        ),
        migrations.RunPython(backfill, migrations.RunPython.noop),
    ]
