"""The buttons inside the form: what they begin, what they refuse, and what a script gets of it."""

import pytest

from incidents.desk.incident_form.page import PART
from incidents.editorial.models import Assertion, Incident, IncidentRelation
from tests.desk.incident_form.filling import Filler, get_problems
from tests.desk.page_forms import sign_in, sign_in_editor, sign_in_superuser
from tests.make import (
    make_incident,
    make_incident_source,
    make_organization,
    make_source,
    make_statement,
    make_suspect,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return sign_in_editor()


def ask_part(filler, verb):
    """Press a button as the script does; the rows that come back."""
    return filler.client.post(filler.address, {**filler.fields, "do": verb}, headers={PART: "rows"})


def test_a_script_gets_the_rows_concerned_alone(client):
    suspect = make_suspect()
    filler = Filler(client, suspect.incident)

    opened = ask_part(filler, f"open:suspect-{suspect.pk}").content.decode()
    voices = ask_part(filler, "voice").content.decode()

    assert opened.count("data-slot=") == 1
    assert f'name="suspect-{suspect.pk}-label"' in opened
    assert "<html" not in opened
    assert 'data-voice="voice-new1"' in voices
    assert "data-slot=" not in voices


@pytest.mark.parametrize(
    "verb",
    [
        "dance",
        "add:incident",
        "add:assertion",
        "add:nonsense",
        "open:suspect-999999",
        "close:incident-new1",
        "up:suspect-new1",
        "entry:suspect-new1:nonsense",
        "supersede:suspect-new1",
        "voice:7",
        "make:suspect-new1:label",
        "make:suspect-new1:nonsense",
        "make:nonsense:official",
    ],
)
def test_a_button_that_the_form_does_not_have_is_refused(client, verb):
    filler = Filler(client).press("add:suspect")

    assert client.post(filler.address, {**filler.fields, "do": verb}).status_code == 400


@pytest.mark.parametrize(
    ("begun", "field", "words", "made"),
    [
        ("incident-new1", "lead_organization", "Testville Police", ("organization-new1-name", "Testville Police")),
        ("incident-new1", "place", "Sample Street", ("place-new1-name", "Sample Street")),
        ("statement-new1", "speaker_tenure", "Ada Example", ("person-new1-full_name", "Ada Example")),
        ("responder-new1", "person", "Testa Sampleton", ("person-new1-full_name", "Testa Sampleton")),
        ("tenure-new1", "post", "Fire chief", ("post-new1-label", "Fire chief")),
        ("source-new1", "revision_of", "First edition", ("source-new2-title", "First edition")),
    ],
)
def test_what_a_lookup_does_not_find_is_begun_with_its_words(client, begun, field, words, made):
    filler = Filler(client)
    if begun != "incident-new1":
        filler.press(f"add:{begun.removesuffix('-new1')}")
    filler.fill(begun, **{field: words}).press(f"make:{begun}:{field}")

    assert filler.fields[made[0]] == made[1]
    assert filler.fields[f"{begun}-{field}_key"].partition(":")[2].startswith("new")


def test_another_incident_is_not_begun_inside_this_one(client):
    filler = Filler(client).press("add:relation").fill("relation-new1", to_incident="Some other")

    assert client.post(filler.address, {**filler.fields, "do": "make:relation-new1:to_incident"}).status_code == 400
    assert not IncidentRelation.objects.exists()


def test_a_voice_begins_the_body_that_it_belongs_to(client):
    filler = Filler(client).press("voice").fill("voice-new1", text="the union", organization="Police union")

    filler.press("make:voice-new1:organization")

    assert filler.fields["organization-new1-name"] == "Police union"
    assert filler.fields["voice-new1-organization_key"] == "organization:new1"


def test_details_show_every_part_of_a_piece_of_evidence(client):
    incident = make_incident(kind="attack", timezone="America/Chicago")
    first, second = make_source(), make_source(title="Second Herald")
    for source in (first, second):
        make_incident_source(incident=incident, source=source)
    slot = f"incident-{incident.pk}"
    filler = Filler(client, incident).press(f"details:{slot}:kind")
    filler.cite(
        slot, "kind", "was shot", source=f"source:{second.pk}", locator="paragraph 2", reported="29 December 2023"
    )

    response = filler.press(f"details:{slot}:kind").save()

    assert response.status_code == 302, get_problems(response)
    claim = Assertion.objects.get()
    assert (claim.source, claim.locator, claim.reported.text) == (second, "paragraph 2", "29 December 2023")


@pytest.mark.parametrize(
    ("part", "typed", "problem"),
    [
        ("voice", "9|9|nobody", "Choose who says it"),
        ("directness", "obliquely", "Choose how directly"),
        ("reported", "once upon a time", "cannot be read"),
        ("source", "source:999999", "Say which source it is"),
    ],
)
def test_what_is_wrong_with_evidence_is_said_beside_it(client, part, typed, problem):
    incident = make_incident(kind="attack")
    make_incident_source(incident=incident, source=make_source())
    slot = f"incident-{incident.pk}"
    filler = Filler(client, incident).press(f"details:{slot}:kind").cite(slot, "kind", "was shot", **{part: typed})

    assert problem in get_problems(filler.save_and_see())
    assert filler.fields[f"ev-{slot}-kind-0-words"] == "was shot"
    assert not Assertion.objects.exists()


def test_a_voice_with_an_error_is_mended_first(client):
    incident = make_incident(timezone="America/Los_Angeles")
    make_incident_source(incident=incident, source=make_source())
    filler = Filler(client, incident).press("voice").fill("voice-new1", text="the chief", official="Nobody at all")
    filler.press("add:case_status").fill("case_status-new1", state="open", effective="unknown")
    filler.cite("case_status-new1", "report", "is being investigated", voice="voice-new1")

    problems = get_problems(filler.save_and_see())

    assert "mend that first" in problems
    assert "No official was found" in problems


def test_when_it_was_made_public_is_read_in_the_head(client):
    incident = make_incident(kind="attack")
    make_incident_source(incident=incident, source=make_source())
    filler = Filler(client, incident).fill("current", reported="once upon a time")

    assert "cannot be read" in get_problems(filler.save_and_see())


def test_another_value_is_read_as_its_field_reads_it(client):
    incident = make_incident(
        timezone="America/Los_Angeles", lead_organization=make_organization(name="Testville Police")
    )
    other = make_organization(name="Sampleton Police")
    make_incident_source(incident=incident, source=make_source())
    slot = f"incident-{incident.pk}"
    filler = Filler(client, incident).press(f"other:{slot}:occurred").press(f"other:{slot}:lead_organization")
    filler.fill("current", reference="2023-12-29")
    filler.cite(slot, "occurred", "in the morning", says="Friday morning")
    filler.cite(slot, "lead_organization", "Sampleton police lead", says=other.name)

    page = filler.save_and_see().content.decode()

    assert "morning of 29 December 2023" in page
    assert "Sampleton Police" in page
    bad = Filler(client, incident).press(f"other:{slot}:occurred")
    bad.cite(slot, "occurred", "in the morning", says="once upon a time")
    assert "cannot be read" in get_problems(bad.save_and_see())


def test_a_report_without_words_is_asked_for_them(client):
    incident = make_incident(timezone="America/Los_Angeles")
    make_incident_source(incident=incident, source=make_source())
    filler = Filler(client, incident).press("add:case_status").fill("case_status-new1", state="open")

    assert "Copy the words of the source" in get_problems(filler.save_and_see())


def test_the_text_of_a_statement_is_its_source_s_too(client):
    statement = make_statement(text="We are grateful.", excerpt="he said")
    make_incident_source(incident=statement.incident, source=statement.source)
    statement.source.full_text = "Nothing of the kind, he said."
    statement.source.save()
    slot = f"statement-{statement.pk}"
    filler = Filler(client, statement.incident).press(f"open:{slot}").fill(slot, text="We are thankful.")

    assert "The text of the statement" in get_problems(filler.save_and_see())


@pytest.mark.parametrize(
    ("button", "address"),
    [
        ("_preview_incident", "/preview/"),
        ("_publish_incident", "/publish/"),
        ("_withdraw_incident", "/withdraw/"),
        ("_list", "/admin/editorial/incident/"),
    ],
)
def test_saving_leads_where_the_button_says(button, address):
    client, incident = sign_in_superuser(), make_incident()
    filler = Filler(client, incident)

    response = client.post(filler.address, {**filler.fields, button: "1"})

    assert response.status_code == 302
    assert response["Location"].endswith(address)


def test_evidence_is_written_only_by_who_may_write_it():
    incident, source = make_incident(kind="attack"), make_source()
    make_incident_source(incident=incident, source=source)
    client = sign_in(make_user(permissions=("view_incident", "change_incident")))
    filler = Filler(client, incident)

    assert "ev-incident" not in filler.html
    forged = {**filler.fields, f"ev-incident-{incident.pk}-kind-0-words": "was shot"}
    assert client.post(filler.address, forged).status_code == 403
    assert client.post(filler.address, {**filler.fields, "again": "place-1"}).status_code == 403
    assert client.post(filler.address, {**filler.fields, "rows": "suspect-new1"}).status_code == 403


def test_a_row_that_is_shared_is_not_removed_with_this_incident(client):
    place = make_organization()
    incident = make_incident(lead_organization=place)
    filler = Filler(client, incident).press(f"open:organization-{place.pk}")

    filler.fields[f"organization-{place.pk}-DELETE"] = "on"

    assert client.post(filler.address, {**filler.fields, "_continue": "1"}).status_code == 403
    assert Incident.objects.get().lead_organization == place


def test_two_rows_that_wait_for_each_other_are_refused(client):
    filler = Filler(client).fill("incident-new1", title="Officer hurt", timezone="America/Chicago")
    filler.press("add:suspect").press("add:suspect")
    filler.fill("suspect-new1", label="one", is_group="on", member_of="suspect:new2")
    filler.fill("suspect-new2", label="other", is_group="on", member_of="suspect:new1")

    assert "has an error of its own" in get_problems(filler.save_and_see())
    assert not Incident.objects.exists()
