"""Figures that the area aims at; an area that is loaded already has none until it is loaded again."""

from django.db import migrations

import luukku.core.fields


class Migration(migrations.Migration):

    dependencies = [
        ('area', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='employmentarea',
            name='targets',
            field=luukku.core.fields.TypedField(default='[]'),
            preserve_default=False,
        ),
    ]
