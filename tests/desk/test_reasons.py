"""Every save that changes the record asks what for, and writes all of it under one revision."""

import pytest
from django.urls import reverse

from incidents.editorial.actions.names import seal_name
from incidents.editorial.models import Incident, Place, Revision, RowChange, State, Suspect
from tests import make
from tests.desk.incident_form.filling import Filler, get_problems
from tests.desk.page_forms import get_errors, read_form, sign_in_editor
from tests.make import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return sign_in_editor()


@pytest.fixture
def built():
    """Rows of the test itself, which no act of the desk made."""
    incident = make.make_incident()
    make.make_suspect(incident=incident, label="gunman")
    make.make_place(name="Sample Street")
    return set(RowChange.objects.values_list("pk", flat=True))


def list_told(built):
    return list(RowChange.objects.exclude(pk__in=built).order_by("pk"))


def open_form(client, verb=""):
    filler = Filler(client, Incident.objects.get())
    suspect = Suspect.objects.get()
    return filler.press(f"open:suspect-{suspect.pk}"), f"suspect-{suspect.pk}"


def test_a_change_in_the_form_without_a_reason_is_not_saved_and_nothing_typed_is_lost(client, built):
    filler, slot = open_form(client)
    filler.fill(slot, label="hooded gunman").fields["reason"] = "  "

    answer = filler.save_and_see()

    assert "Say in a few words what this change is for" in get_problems(answer)
    assert filler.fields[f"{slot}-label"] == "hooded gunman"
    assert Suspect.objects.get().label == "gunman"
    assert list_told(built) == []

    filler.fields["reason"] = "The second report."
    assert filler.save().status_code == 302
    (told,) = list_told(built)
    assert (told.table_name, told.revision.reason, told.revision.incident) == (
        "editorial_suspect",
        "The second report.",
        Incident.objects.get(),
    )


def test_a_save_that_changes_nothing_needs_no_reason_and_leaves_nothing_behind(client, built):
    filler, _slot = open_form(client)
    filler.fields["reason"] = ""

    assert filler.save().status_code == 302
    assert not Revision.objects.exists()


def test_a_new_incident_needs_no_reason(client):
    filler = Filler(client)
    filler.fill("incident-new1", title="Officer hurt", timezone="America/Denver").fields["reason"] = ""

    assert filler.save().status_code == 302
    revision = Revision.objects.get()
    assert (revision.reason, revision.incident) == ("Entered.", Incident.objects.get())
    assert not RowChange.objects.filter(revision__isnull=True).exists()


def test_an_edit_in_the_form_makes_an_approved_incident_a_draft(client, built):
    Incident.objects.update(state="approved")
    filler, slot = open_form(client)
    filler.fill(slot, label="hooded gunman").save()

    assert Incident.objects.get().state == State.DRAFT


def test_a_sealed_name_in_a_reason_is_refused_and_not_sent_back(client, built):
    custodian = make.make_user(permissions=["seal_name"])
    seal_name(person=make.make_withheld_person(), name="Testa Quillfeather", by=custodian, now=NOW)
    place = reverse("admin:editorial_place_change", args=[Place.objects.get().pk])
    filler, slot = open_form(client)
    filler.fill(slot, label="hooded gunman").fields["reason"] = "Quillfeather said so."

    answers = [
        filler.save_and_see(),
        client.post(
            place, read_form(client.get(place), "place_form") | {"reason": "Quillfeather", "city": "Elsewhere"}
        ),
    ]

    for answer in answers:
        assert answer.status_code == 200
        assert "held a name that is being withheld" in answer.content.decode()
        assert "Quillfeather" not in answer.content.decode()
    assert not Revision.objects.exists()


def test_a_page_of_one_row_asks_for_a_reason_too(client, built):
    address = reverse("admin:editorial_place_change", args=[Place.objects.get().pk])
    fields = read_form(client.get(address), "place_form") | {"city": "Elsewhere", "reason": ""}

    answer = client.post(address, fields)
    assert answer.status_code == 200
    assert "Say in a few words what this change is for" in get_errors(answer)
    assert 'value="Elsewhere"' in answer.content.decode()
    assert list_told(built) == []

    assert client.post(address, fields | {"reason": "A typing error."}).status_code == 302
    (told,) = list_told(built)
    assert told.revision.reason == "A typing error."


def test_adding_a_row_needs_no_reason(client, built):
    address = reverse("admin:editorial_organization_add")
    fields = read_form(client.get(address), "organization_form")
    answer = client.post(address, fields | {"name": "Testville Police", "kind": "municipal_police", "reason": ""})

    assert answer.status_code == 302, get_errors(answer)
    (told,) = list_told(built)
    assert told.revision.reason == "Entered."


def test_deleting_a_row_asks_for_a_reason(client, built):
    address = reverse("admin:editorial_suspect_delete", args=[Suspect.objects.get().pk])

    answer = client.post(address, {"post": "yes", "reason": ""})
    assert "Say in a few words what this change is for" in answer.content.decode()
    assert Suspect.objects.exists()

    assert client.post(address, {"post": "yes", "reason": "It was somebody else."}).status_code == 302
    (told,) = list_told(built)
    assert (told.operation, told.revision.reason, told.revision.incident) == (
        "remove",
        "It was somebody else.",
        Incident.objects.get(),
    )


def test_deleting_an_incident_leaves_its_history(client, built):
    incident = Incident.objects.get()
    answer = client.post(
        reverse("admin:editorial_incident_delete", args=[incident.pk]), {"post": "yes", "reason": "A test."}
    )

    assert answer.status_code == 302
    assert {told.table_name for told in list_told(built)} == {"editorial_incident", "editorial_suspect"}
    assert not RowChange.objects.exclude(pk__in=built).filter(revision__isnull=True).exists()


def test_usual_reasons_are_offered_and_none_that_somebody_typed(client, built):
    address = reverse("admin:editorial_place_change", args=[Place.objects.get().pk])
    form = read_form(client.get(address), "place_form")
    client.post(address, form | {"city": "Elsewhere", "reason": "Said on the radio."})

    page = client.get(address).content.decode()

    offered = page.partition('<datalist id="change_reasons">')[2].partition("</datalist>")[0]
    assert "A correction." in offered
    assert "Said on the radio." not in offered


def test_without_keys_a_save_is_refused_in_words(client, built, settings):
    custodian = make.make_user(permissions=["seal_name"])
    seal_name(person=make.make_withheld_person(), name="Testa Quillfeather", by=custodian, now=NOW)
    address = reverse("admin:editorial_organization_add")
    fields = read_form(client.get(address), "organization_form")
    settings.SEALED_NAMES_KEYS = []

    answer = client.post(address, fields | {"name": "Testville Police", "kind": "municipal_police", "reason": ""})

    assert answer.status_code == 200
    assert "Sealed names cannot be read with the present keys" in answer.content.decode()
