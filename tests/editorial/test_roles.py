import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.core.management import CommandError, call_command

from incidents.editorial.granting import (
    list_givable_groups,
    list_givable_permissions,
    may_change_rights,
    may_manage_account,
    may_manage_group,
)
from incidents.editorial.role_groups import give_new_permissions, make_groups
from incidents.editorial.roles import NAME_PERMISSIONS, NOBODYS, ROLES
from tests.make import make_user

pytestmark = pytest.mark.django_db

ADMINISTRATOR, CUSTODIAN = "Administrator", "Name custodian"


def list_names(permissions):
    """Permissions as roles write them."""
    return {f"{one.content_type.app_label}.{one.codename}" for one in permissions.select_related("content_type")}


def make_member(*roles, **fields):
    """A member of staff who has these roles."""
    user = make_user(**fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


# ---------------------------------------------------------------- what the migration makes


def test_the_migration_makes_one_group_for_each_role_with_exactly_its_permissions():
    made = {group.name: list_names(group.permissions) for group in Group.objects.all()}

    assert made == {name: {*role.permissions} for name, role in ROLES.items()}


def test_every_permission_of_the_record_is_some_role_s_or_nobody_s_for_a_reason():
    given = frozenset().union(*(role.permissions for role in ROLES.values()))
    there = list_names(Permission.objects.filter(content_type__app_label="editorial"))

    assert there - given == NOBODYS.keys()
    assert all(NOBODYS.values())


def test_only_name_custodians_may_do_anything_about_withheld_names():
    holders = {name for name, role in ROLES.items() if role.permissions & NAME_PERMISSIONS}

    assert holders == {CUSTODIAN}
    assert ROLES[CUSTODIAN].permissions >= NAME_PERMISSIONS


def test_readers_may_only_look():
    assert {name.split(".")[1].split("_")[0] for name in ROLES["Reader"].permissions} == {"view"}


def test_a_group_that_an_administrator_changed_is_kept_and_one_that_is_missing_made_again():
    reader = Group.objects.get(name="Reader")
    reader.permissions.clear()
    Group.objects.filter(name="Editor").delete()

    make_groups(apps, using="default")

    assert not reader.permissions.exists()
    assert list_names(Group.objects.get(name="Editor").permissions) == ROLES["Editor"].permissions


def test_permissions_of_a_later_migration_reach_the_roles_that_have_them():
    for group in Group.objects.all():
        group.permissions.remove(*Permission.objects.filter(codename__in=("review_incident", "view_event")))

    give_new_permissions(apps, ["editorial.review_incident"], using="default")

    having = Group.objects.filter(permissions__codename="review_incident")
    assert [group.name for group in having] == ["Editor"]
    assert not Group.objects.filter(permissions__codename="view_event").exists()


# ---------------------------------------------------------------- who gives what


def test_an_administrator_gives_every_role_but_that_of_name_custodian():
    administrator = make_member(ADMINISTRATOR)

    assert {group.name for group in list_givable_groups(administrator)} == ROLES.keys() - {CUSTODIAN}
    assert list_names(list_givable_permissions(administrator)) == ROLES[ADMINISTRATOR].permissions
    assert not may_manage_group(administrator, Group.objects.get(name=CUSTODIAN))
    assert may_manage_group(administrator, Group.objects.get(name="Editor"))


def test_an_administrator_who_is_a_name_custodian_gives_both():
    both = make_member(ADMINISTRATOR, CUSTODIAN)

    assert {group.name for group in list_givable_groups(both)} == ROLES.keys()
    assert may_manage_account(both, make_member(CUSTODIAN))


@pytest.mark.parametrize("how", ["role", "permission", "group", "closed"])
def test_an_administrator_cannot_reach_names_through_the_account_of_somebody_else(how):
    administrator = make_member(ADMINISTRATOR)
    held = Permission.objects.get(codename="open_sealed_name")
    other = make_member(*([CUSTODIAN] if how in {"role", "closed"} else []), is_active=how != "closed")
    if how == "permission":
        other.user_permissions.add(held)
    if how == "group":
        group = Group.objects.create(name="Night desk")
        group.permissions.add(held)
        other.groups.add(group)
        assert group not in list_givable_groups(administrator)

    assert not may_manage_account(administrator, other)
    assert may_manage_account(administrator, make_member("Publisher"))


def test_superusers_do_everything_and_nobody_else_touches_their_accounts():
    administrator, superuser = make_member(ADMINISTRATOR), make_user(is_superuser=True)

    assert not may_manage_account(administrator, superuser)
    assert may_manage_account(superuser, make_member(CUSTODIAN))
    assert list_givable_permissions(superuser).count() == Permission.objects.count()
    assert list_givable_groups(superuser).count() == Group.objects.count()


def test_nobody_but_superusers_changes_their_own_rights():
    administrator, superuser = make_member(ADMINISTRATOR), make_user(is_superuser=True)

    assert not may_change_rights(administrator, administrator)
    assert may_change_rights(administrator, make_user())
    assert may_change_rights(administrator, None)
    assert may_change_rights(superuser, superuser)


# ---------------------------------------------------------------- the command


def test_create_staff_makes_an_account_with_the_roles_asked_for(capsys):
    call_command("create_staff", "--username", "both", "--role", "Contributor", "Name custodian", "--role", "Reader")

    account = User.objects.get(username="both")
    assert account.is_staff
    assert not account.is_superuser
    assert {group.name for group in account.groups.all()} == {"Contributor", "Name custodian", "Reader"}
    password = capsys.readouterr().out.partition("password ")[2].split()[0]
    assert account.check_password(password)


def test_create_staff_without_roles_makes_a_superuser_and_leaves_an_account_that_exists(capsys):
    call_command("create_staff", "--username", "first")
    call_command("create_staff", "--username", "first", "--role", "Reader")

    account = User.objects.get(username="first")
    assert account.is_superuser
    assert not account.groups.exists()
    assert "stays as it is" in capsys.readouterr().out


def test_create_staff_refuses_a_role_that_there_is_not_and_names_those_there_are():
    with pytest.raises(CommandError, match=r"Contributor.*Reader"):
        call_command("create_staff", "--username", "x", "--role", "Boss")
