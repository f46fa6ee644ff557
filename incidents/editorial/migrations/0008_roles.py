from django.conf import settings
from django.db import migrations

from incidents.editorial.role_groups import make_groups


class Migration(migrations.Migration):
    # Going back leaves the groups: accounts belong to them, and an administrator may have changed them.
    dependencies = [
        ("editorial", "0007_the_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(
            lambda apps, editor: make_groups(apps, using=editor.connection.alias),
            migrations.RunPython.noop,
        ),
    ]
