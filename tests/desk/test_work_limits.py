from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from incidents.desk.lookups import LOOKUPS
from incidents.desk.page_limits import find_model
from incidents.editorial.models import Event, Identifier, Incident, Person, WorkLimit
from incidents.editorial.work_limits import PARTS
from tests.desk.incident_form.filling import Filler, get_problems
from tests.desk.page_forms import read_form, sign_in
from tests.desk.permissions.addresses import Address, list_addresses
from tests.desk.permissions.asking import fill_address, make_rows
from tests.make import (
    make_event,
    make_identifier,
    make_incident,
    make_organization,
    make_person,
    make_place,
    make_statement,
    make_suspect,
    make_user,
    make_withheld_person,
)

pytestmark = pytest.mark.django_db

LIMITED = {Incident, Person, Identifier, *PARTS}
MARK = "Elsewhere"
"""Stands in every word of the incident outside, and in none of what an account may see."""


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """Some pages ask the public store what it has."""


def make_limited_editor(state="KS"):
    """Somebody who may do everything, in one state."""
    user = make_user()
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="editorial"))
    WorkLimit.objects.create(user=user, state=state)
    return user


@pytest.fixture
def client():
    return sign_in(make_limited_editor())


def iterate_limited() -> Iterator[Address]:
    """Addresses that name a row of an incident, an incident, or a person; those without a name lead to one of these."""
    for address in list_addresses():
        if address.name != address.route and any(
            find_model(name, address.model) in LIMITED for name in address.arguments
        ):
            yield address


def list_answers(client, values: dict[str, Any]) -> dict[str, set[int]]:
    """What each of these addresses answers, asked for and posted to with an empty body."""
    answers = {}
    for address in iterate_limited():
        path = fill_address(address, values)
        answers[path] = {client.get(path).status_code, client.post(path).status_code}
    return answers


# ---------------------------------------------------------------- pages


def test_every_page_of_a_row_answers_404_outside_the_limits():
    values = make_rows()
    outside = sign_in(make_limited_editor(state="OH"))

    answers = list_answers(outside, values)

    assert len(answers) > 40
    assert {path: codes for path, codes in answers.items() if codes != {404}} == {}


def test_inside_the_limits_the_same_pages_answer(client):
    values = make_rows()
    paths = [fill_address(address, values) for address in iterate_limited()][::6]

    assert [path for path in paths if client.get(path).status_code == 404] == []


def test_no_list_no_lookup_and_no_first_page_tells_of_what_is_outside(client):
    outside = make_incident(title=MARK, place=make_place(state="OH"))
    make_event(incident=outside, description=MARK)
    make_statement(incident=outside, text=MARK)
    make_suspect(incident=outside, label=MARK, person=make_person(full_name=MARK))
    make_identifier(row=outside, value=MARK)
    own = make_incident(title="Shots on Sample Street", place=make_place())
    lists = [reverse(f"admin:{address.name}") for address in list_addresses() if address.name.endswith("_changelist")]
    lookups = [reverse("admin:lookup", args=[table]) + f"?q={MARK}" for table in LOOKUPS]
    pages = ["/admin/", reverse("admin:queue"), *(path for path in lists if "/editorial/" in path), *lookups]

    told = [path for path in pages if MARK in client.get(path).content.decode()]

    assert told == []
    assert own.title in client.get(reverse("admin:editorial_incident_changelist")).content.decode()
    assert MARK in sign_in(make_user(is_superuser=True)).get(lookups[0].replace("tenure", "incident")).content.decode()


def test_a_form_does_not_begin_with_a_row_outside_nor_take_one(client):
    outside = make_incident(title=MARK, place=make_place(state="OH"))
    address = reverse("admin:editorial_event_add")

    page = client.get(address, {"incident": outside.pk})
    assert MARK not in page.content.decode()
    fields = read_form(page, "event_form")
    for typed in ({"incident": MARK}, {"incident": f"incident:{outside.pk}"}):
        answer = client.post(address, {**fields, "kind": "other", "description": "shots", **typed})
        assert "No incident was found for" in answer.content.decode()
    chosen = {"incident": MARK, "incident_key": f"incident:{outside.pk}"}
    assert client.post(address, {**fields, "description": "shots", **chosen}).status_code == 200
    assert not Event.objects.exists()


def test_incidents_outside_are_not_published_by_naming_them(client):
    outside = make_incident(place=make_place(state="OH"))

    answer = client.post(reverse("admin:publish_incidents"), {"incident": outside.pk})

    assert answer.status_code == 302, "there is nothing to publish"


# ---------------------------------------------------------------- the incident form


def begin(client):
    """The form of a new incident with what it needs."""
    facts = {"title": "Officer hurt", "timezone": "America/Chicago", "occurred": "29 December 2023"}
    return Filler(client).fill("incident-new1", **facts)


def test_a_draft_that_says_nothing_of_where_is_its_author_s_to_go_on_with(client):
    answer = begin(client).save()

    assert answer.status_code == 302, get_problems(answer)
    assert client.get(answer["Location"]).status_code == 200
    stranger = sign_in(make_limited_editor())
    assert stranger.get(answer["Location"]).status_code == 404


def test_nobody_saves_an_incident_out_of_their_own_sight(client):
    filler = begin(client).choose_stored("incident-new1", "lead_organization", make_organization())

    answer = filler.save_and_see()

    assert "Your work is limited to certain agencies or states" in answer.content.decode()
    assert not Incident.objects.exists()
    filler.choose_stored("incident-new1", "place", make_place())
    assert filler.save().status_code == 302


@pytest.fixture
def shared():
    """A place and an agency that an incident outside relies on, and an incident inside that names the agency too."""
    outside = make_incident(place=make_place(state="OH"), lead_organization=make_organization())
    inside = make_incident(place=make_place(), lead_organization=outside.lead_organization)
    return outside.place, outside.lead_organization, inside


def change(client, row, **fields):
    """Post the row's own page with these fields changed."""
    name = row._meta.model_name
    address = reverse(f"admin:editorial_{name}_change", args=[row.pk])
    return client.post(address, read_form(client.get(address), f"{name}_form") | fields)


def test_nobody_brings_a_hidden_incident_into_sight_by_what_it_relies_on(client, shared):
    place, agency, inside = shared
    above = make_organization(name="Above")
    parent = {"parent": above.name, "parent_key": f"organization:{above.pk}"}

    assert "This place is used by incidents outside your limits" in change(client, place, state="KS").content.decode()
    assert "This organization is used by incidents outside" in change(client, agency, **parent).content.decode()
    assert change(client, place, name="Bridge").status_code == 302
    assert change(client, inside.place, state="").status_code == 302
    free = sign_in(make_user(is_superuser=True))
    assert change(free, place, state="KS").status_code == 302
    assert change(free, agency, **parent).status_code == 302


def test_nor_does_the_form_of_an_incident(shared):
    place, agency, inside = shared
    Incident.objects.filter(pk=inside.pk).update(place=place)
    Incident.objects.exclude(pk=inside.pk).update(lead_organization=None)
    user = make_limited_editor()
    WorkLimit.objects.filter(user=user).update(state="", organization=agency)
    filler = Filler(sign_in(user), inside).press(f"open:place-{place.pk}")

    answer = filler.fill(f"place-{place.pk}", state="KS").save_and_see()

    assert "This place is used by incidents outside your limits" in get_problems(answer)
    place.refresh_from_db()
    assert place.state == "OH"


def test_a_note_and_a_choice_about_a_person_tell_of_no_incident_outside():
    person = make_withheld_person()
    for title, state in (("Shots on Sample Street", "KS"), (MARK, "OH")):
        make_suspect(incident=make_incident(title=title, place=make_place(state=state)), person=person)
    client = sign_in(make_limited_editor())

    found = client.get(reverse("admin:lookup", args=["person"]), {"q": "withheld"}).json()["results"]
    assert [one["note"] for one in found] == ["Shots on Sample Street"]
    page = client.get(reverse("admin:withhold_name", args=[person.pk])).content.decode()
    assert "Shots on Sample Street" in page
    assert MARK not in page
