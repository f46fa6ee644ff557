import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from incidents.editorial.models import WorkLimit
from tests.desk.page_forms import get_errors, read_form, sign_in
from tests.make import make_organization, make_user

pytestmark = pytest.mark.django_db


def make_member(*roles, **fields):
    """A member of staff who has these roles."""
    user = make_user(**fields)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def administrator():
    return make_member("Administrator")


def find_page(account):
    return reverse("admin:auth_user_change", args=[account.pk])


def find_permission(codename):
    return Permission.objects.get(codename=codename)


def open_page(by, account):
    """A client of one account before the page of another, with its form."""
    client = sign_in(by)
    return client, read_form(client.get(find_page(account)), "user_form")


def test_an_administrator_gives_roles_and_what_is_held_besides_stays(administrator):
    account = make_member("Reader")
    session = Permission.objects.get(content_type__app_label="sessions", codename="view_session")
    account.user_permissions.set([session, find_permission("publish_incident"), find_permission("view_user")])
    client, fields = open_page(administrator, account)

    page = client.get(find_page(account)).content.decode()
    assert "Contributor: drafts and edits, submits" in page
    assert "Name custodian:" not in page
    assert "Can publish incidents, Can view session" in page, "held besides, and named"
    chosen = Group.objects.filter(name__in=["Contributor", "Editor"])
    answer = client.post(find_page(account), {**fields, "groups": [one.pk for one in chosen], "user_permissions": []})

    assert answer.status_code == 302, get_errors(answer)
    assert {one.name for one in account.groups.all()} == {"Contributor", "Editor"}
    assert {one.codename for one in account.user_permissions.all()} == {"view_session", "publish_incident"}


@pytest.mark.parametrize("codename", ["open_sealed_name", "publish_incident"])
def test_nobody_gives_a_permission_that_they_do_not_hold(administrator, codename):
    account, group = make_member("Reader"), Group.objects.create(name="Night desk")
    held = find_permission(codename)
    client, fields = open_page(administrator, account)

    answer = client.post(find_page(account), {**fields, "user_permissions": [held.pk]})
    assert "Select a valid choice" in get_errors(answer)
    page = reverse("admin:auth_group_change", args=[group.pk])
    answer = client.post(page, {**read_form(client.get(page), "group_form"), "permissions": [held.pk]})
    assert "Select a valid choice" in get_errors(answer)
    answer = client.post(reverse("admin:auth_group_add"), {"name": "Another", "permissions": [held.pk]})
    assert "Select a valid choice" in get_errors(answer)
    assert not held.user_set.exists()
    assert not group.permissions.exists()


def test_nobody_gives_a_role_about_names_nor_changes_one_or_its_people(administrator):
    custodians = Group.objects.get(name="Name custodian")
    account, custodian = make_member("Reader"), make_member("Name custodian")
    client, fields = open_page(administrator, account)

    answer = client.post(find_page(account), {**fields, "groups": [custodians.pk]})
    assert "Select a valid choice" in get_errors(answer)
    group_page = reverse("admin:auth_group_change", args=[custodians.pk])
    password = reverse("admin:auth_user_password_change", args=[custodian.pk])
    for path in (find_page(custodian), group_page, password, find_page(custodian).replace("change", "delete")):
        assert client.post(path, {"name": "x", "post": "yes"}).status_code == 403, path
    page = client.get(find_page(custodian)).content.decode()
    assert "This account may do more than you" in page
    assert 'name="_save"' not in page
    assert "../password/" not in page


def test_nobody_changes_their_own_rights_or_limits(administrator):
    WorkLimit.objects.create(user=administrator, state="OH")
    administrator.groups.add(Group.objects.get(name="Reader"))
    client, fields = open_page(administrator, administrator)
    assert "This is your own account" in client.get(find_page(administrator)).content.decode()

    tried = {"groups": [one.pk for one in Group.objects.all()], "is_superuser": "on", "work_limits-0-DELETE": "on"}
    answer = client.post(find_page(administrator), {**fields, **tried, "first_name": "Testa"})

    assert answer.status_code == 302, get_errors(answer)
    again = User.objects.get(pk=administrator.pk)
    assert again.first_name == "Testa"
    assert not again.is_superuser
    assert {one.name for one in again.groups.all()} == {"Administrator", "Reader"}
    assert WorkLimit.objects.filter(user=administrator).exists()


def test_nobody_but_a_superuser_makes_superusers_or_touches_one(administrator):
    account, superuser = make_member("Reader"), make_user(is_superuser=True)
    client, fields = open_page(administrator, account)

    client.post(find_page(account), {**fields, "is_superuser": "on"})
    assert not User.objects.get(pk=account.pk).is_superuser
    assert client.post(find_page(superuser), {}).status_code == 403
    client, fields = open_page(superuser, account)
    held = find_permission("seal_name")
    client.post(find_page(account), {**fields, "is_superuser": "on", "user_permissions": [held.pk]})
    assert User.objects.get(pk=account.pk, is_superuser=True).user_permissions.get() == held


def test_an_administrator_limits_an_account_to_agencies_and_states(administrator):
    account, agency = make_member("Editor"), make_organization(name="Testville Police")
    client, fields = open_page(administrator, account)

    limits = {"work_limits-0-organization": "Testville Police, KS", "work_limits-0-state": "KS"}
    answer = client.post(find_page(account), {**fields, **limits})
    assert "Give an agency or a state, one for each limit." in get_errors(answer)
    limits["work_limits-0-state"] = ""
    assert client.post(find_page(account), {**fields, **limits}).status_code == 302
    client, fields = open_page(administrator, account)
    assert client.post(find_page(account), {**fields, "work_limits-1-state": "NV"}).status_code == 302

    assert [*WorkLimit.objects.order_by("pk").values_list("user", "organization", "state")] == [
        (account.pk, agency.pk, ""),
        (account.pk, None, "NV"),
    ]


def test_every_account_changes_its_own_password_and_no_other():
    reader, other = make_member("Reader"), make_user()
    client = sign_in(reader)

    assert client.get(reverse("admin:password_change")).status_code == 200
    assert client.get(reverse("admin:auth_user_password_change", args=[other.pk])).status_code == 403
