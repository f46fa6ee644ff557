from django.db import migrations

from incidents.editorial.triggers import install_triggers, remove_triggers


class Migration(migrations.Migration):
    # The triggers are installed again after every migration; this one puts them there even where signals are off.
    dependencies = [("editorial", "0005_publication")]

    operations = [
        migrations.RunPython(
            lambda _apps, editor: install_triggers(editor.connection),
            lambda _apps, editor: remove_triggers(editor.connection),
        ),
    ]
