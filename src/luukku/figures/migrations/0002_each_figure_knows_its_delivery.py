"""Each figure knows the delivery that brought it.

Until now all figures came with the program: they are taken anew at the next start, so they are thrown away here.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("figures", "0001_initial")]

    operations = [
        migrations.DeleteModel(name="Delivery"),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("dataset", models.CharField(max_length=60)),
                ("shipped", models.BooleanField()),
                ("file", models.CharField(max_length=255)),
                ("digest", models.CharField(max_length=64)),
                ("first", models.DateField()),
                ("last", models.DateField()),
                ("taken_on", models.DateField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("last__gte", models.F("first"))), name="delivery_ends_after_it_begins"),
                    models.UniqueConstraint(condition=models.Q(("shipped", True)), fields=("dataset",), name="one_shipped_delivery_of_a_data_set"),
                ],
            },
        ),
        migrations.RunSQL("TRUNCATE figures_labourmonth, figures_populationyear", migrations.RunSQL.noop),
        migrations.AddField(
            model_name="labourmonth",
            name="delivery",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="figures.delivery"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="populationyear",
            name="delivery",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="figures.delivery"),
            preserve_default=False,
        ),
    ]
