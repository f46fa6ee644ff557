import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests.desk.full_record import make_full_record
from tests.desk.page_forms import sign_in
from tests.make import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """Some pages ask the public store what it has."""


@pytest.fixture
def reader():
    user = make_user()
    user.groups.add(Group.objects.get(name="Reader"))
    return sign_in(user)


def find_controls(page):
    """What a page lets somebody type or press, outside the search of lists and signing out."""
    body = page.content.decode().partition('id="content"')[2]
    found = re.findall(r"<(?:input|select|textarea|button)\b[^>]*>", body)
    return [one for one in found if 'type="hidden"' not in one and 'name="q"' not in one and "Search" not in one]


def test_a_reader_reads_the_incident_form_and_can_press_nothing(reader):
    incident = make_full_record().incident

    page = reader.get(reverse("admin:editorial_incident_change", args=[incident.pk]))

    assert incident.title in page.content.decode()
    assert find_controls(page) == []


def test_a_reader_s_lists_offer_no_act_and_no_new_row(reader):
    make_full_record()

    for name in ("incident", "event", "person", "source"):
        page = reader.get(reverse(f"admin:editorial_{name}_changelist")).content.decode()
        assert "action-select" not in page, name
        assert f"/admin/editorial/{name}/add/" not in page, name


def test_what_forms_ask_while_somebody_types_is_answered_to_those_alone_who_see_the_record(reader):
    nobody = sign_in(make_user())
    administrator = make_user()
    administrator.groups.add(Group.objects.get(name="Administrator"))

    for address in ("/admin/lookup/event/?q=shots", "/admin/read-time/?words=4:30+a.m.&kind=date"):
        assert reader.get(address).status_code == 200, address
        assert nobody.get(address).status_code == 403, address
    assert sign_in(administrator).get("/admin/lookup/event/?q=shots").status_code == 403
