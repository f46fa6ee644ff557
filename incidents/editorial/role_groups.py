"""The groups of the roles, as migrations make them. Works on the models of a migration's state and on those at head."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions

from incidents.editorial.roles import ROLES

APPS = ("auth", "editorial")
"""Applications whose permissions the roles are made of."""


def make_groups(apps: Any, *, using: str) -> None:
    """
    Make the group of every role that has none yet, with its permissions. The caller owns the transaction.

    A group that is there stays as it is: administrators may have changed it.

    apps    the registry of models: that of a migration
    using   alias of the database
    """
    _make_permissions(apps, using=using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    for role in ROLES.values():
        group, is_new = groups.get_or_create(name=role.name)
        if is_new:
            group.permissions.set(_list_permissions(apps, role.permissions, using=using))


def give_new_permissions(apps: Any, names: Iterable[str], *, using: str) -> None:
    """
    Give permissions that a later migration brought to the groups whose roles have them; harmless to repeat.

    names   in the form "app.codename"
    """
    _make_permissions(apps, using=using)
    groups = apps.get_model("auth", "Group").objects.using(using)
    given = frozenset(names)
    for role in ROLES.values():
        for group in groups.filter(name=role.name):
            group.permissions.add(*_list_permissions(apps, role.permissions & given, using=using))


def _make_permissions(apps: Any, *, using: str) -> None:
    """Make the permissions of the models now, which Django does only after the last migration."""
    for label in APPS:
        create_permissions(installed.get_app_config(label), verbosity=0, using=using, apps=apps)


def _list_permissions(apps: Any, names: Iterable[str], *, using: str) -> list[Any]:
    """Return the permissions of these names, as far as the models of the registry have them."""
    wanted = {*names}
    permissions = apps.get_model("auth", "Permission").objects.using(using).select_related("content_type")
    of_apps = permissions.filter(content_type__app_label__in=APPS)
    return [one for one in of_apps if f"{one.content_type.app_label}.{one.codename}" in wanted]
