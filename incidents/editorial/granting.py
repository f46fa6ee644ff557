"""
Who may give whom which permissions.

Whoever keeps accounts gives roles to others. Three things they cannot do: give a single permission that they do not
hold, touch an account or a group that may do more with names than they, and change what they may do themselves.
Otherwise anybody who keeps accounts could read sealed names. Superusers may do everything.
"""

from django.contrib.auth.models import Group, Permission, User
from django.db.models import Q, QuerySet

from incidents.editorial.roles import NAME_PERMISSIONS


def list_givable_permissions(by: User) -> "QuerySet[Permission]":
    """Return the permissions that an account may give singly: those that it holds."""
    if by.is_superuser:
        return Permission.objects.all()
    held = _list_held(by).values("pk")
    return Permission.objects.filter(pk__in=held)


def list_givable_groups(by: User) -> "QuerySet[Group]":
    """Return the groups into which an account may put others: those that may do no more with names than it."""
    if by.is_superuser:
        return Group.objects.all()
    return Group.objects.exclude(permissions__in=_list_guarded(by))


def may_manage_account(by: User, account: User) -> bool:
    """Tell whether an account may be changed, given a password or deleted by somebody who may change accounts."""
    if by.is_superuser:
        return True
    return not account.is_superuser and not (_list_held(account) & _list_guarded(by)).exists()


def may_manage_group(by: User, group: Group) -> bool:
    """Tell whether a group may be changed or deleted by somebody who may change groups."""
    return by.is_superuser or not group.permissions.filter(pk__in=_list_guarded(by).values("pk")).exists()


def may_change_rights(by: User, account: User | None) -> bool:
    """Tell whether roles, permissions, limits and standing of an account may be changed: nobody changes their own."""
    return by.is_superuser or account is None or by.pk != account.pk


def _list_held(account: User) -> "QuerySet[Permission]":
    """Return what an account may do once it is active, superusers aside."""
    return Permission.objects.filter(
        Q(pk__in=account.user_permissions.values("pk"))
        | Q(pk__in=Permission.objects.filter(group__user=account).values("pk"))
    )


def _list_guarded(by: User) -> "QuerySet[Permission]":
    """Return the permissions about names that an account does not hold, and so must not reach through others."""
    missing = {name.partition(".")[2] for name in NAME_PERMISSIONS - by.get_all_permissions()}
    return Permission.objects.filter(content_type__app_label="editorial", codename__in=missing)
