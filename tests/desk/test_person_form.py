import datetime as dt

import pytest
from django.db import connection
from django.urls import reverse

from incidents.editorial.models import Person
from incidents.record.codes import NameStatus
from tests.desk.page_forms import get_errors, read_form, sign_in_editor
from tests.desk.sealed_names import CANARY, MARK, make_sealed_person, name_page
from tests.make import make_person, make_withheld_person

pytestmark = pytest.mark.django_db


def test_the_name_of_a_person_that_is_not_released_cannot_be_typed_into_the_ordinary_form():
    person, client = make_withheld_person(), sign_in_editor()
    address = reverse("admin:editorial_person_change", args=[person.pk])
    form = read_form(client.get(address), "person_form")

    client.post(address, form | {"full_name": CANARY, "name_status": "released"})

    person.refresh_from_db()
    assert "full_name" not in form
    assert person.full_name == ""
    assert person.name_status == NameStatus.WITHHELD


def test_a_new_person_has_a_name_only_when_it_is_public():
    client = sign_in_editor()
    address = reverse("admin:editorial_person_add")
    form = read_form(client.get(address), "person_form")

    refused = client.post(address, form | {"full_name": "Testa Sampleton"})
    saved = client.post(address, form | {"full_name": "Testa Sampleton", "name_status": "released"})

    assert "Only a released name is entered here" in get_errors(refused)
    assert 'value="withheld"' not in client.get(address).content.decode()
    assert saved.status_code == 302
    assert Person.objects.get().created_by == saved.wsgi_request.user


def test_when_a_name_was_released_is_corrected_in_the_zone_that_is_given():
    person, client = make_person(), sign_in_editor()
    address = reverse("admin:editorial_person_change", args=[person.pk])
    form = read_form(client.get(address), "person_form")

    asked = client.post(address, form | {"name_released": "29 December 2023, 3 p.m."})
    saved = client.post(address, form | {"name_released": "29 December 2023, 3 p.m.", "zone": "America/Denver"})

    assert "time zone" in get_errors(asked)
    assert saved.status_code == 302
    person.refresh_from_db()
    assert person.name_released is not None
    assert person.name_released.earliest == dt.datetime(2023, 12, 29, 22, 0, tzinfo=dt.UTC)


# ---------------------------------------------------------------- nowhere else


def test_a_sealed_name_is_on_no_list_in_no_search_no_completion_and_no_history():
    person = make_sealed_person()
    client = sign_in_editor("seal_name", "release_name", "publish_incident")
    client.post(name_page(person, "seal"), {"name": CANARY})
    lists = reverse("admin:editorial_person_changelist")
    completion = {"app_label": "editorial", "model_name": "responder", "field_name": "person"}
    pages = [
        client.get(lists),
        client.get(lists, {"q": "withheld"}),
        client.get(reverse("admin:editorial_person_change", args=[person.pk])),
        client.get(reverse("admin:editorial_person_history", args=[person.pk])),
        client.get(reverse("admin:editorial_person_delete", args=[person.pk])),
        client.get(reverse("admin:autocomplete"), {**completion, "term": ""}),
        client.get("/admin/"),
        *(client.get(name_page(person, verb)) for verb in ("seal", "withhold", "release")),
    ]

    assert [page.content.decode().count(MARK) for page in pages] == [0] * len(pages)
    assert client.get(reverse("admin:autocomplete"), {**completion, "term": MARK}).json()["results"] == []
    row = reverse("admin:editorial_person_change", args=[person.pk])
    assert row in client.get(lists).content.decode()
    assert row not in client.get(lists, {"q": MARK}).content.decode()


def test_a_sealed_name_is_in_no_column_of_any_table():
    person = make_withheld_person()
    client = sign_in_editor("seal_name", "open_sealed_name")
    client.post(name_page(person, "seal"), {"name": CANARY})
    client.post(name_page(person, "open"), {"reason": "Asked by the family."})

    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [(table, row) for row in cursor.fetchall() if MARK.casefold() in str(row).casefold()]

    assert found == []


def test_people_cannot_be_sifted_by_what_is_sealed():
    make_sealed_person()

    response = sign_in_editor().get(
        reverse("admin:editorial_person_changelist"), {"sealed_name__ciphertext__startswith": "g"}
    )

    assert response.status_code == 400
