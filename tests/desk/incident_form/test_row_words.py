"""Words that evidence a whole row, and evidence that other incidents collected of a shared one."""

import pytest
from django.urls import reverse

from incidents.editorial.models import Assertion, Source
from tests.desk.incident_form.filling import Filler, get_problems
from tests.desk.page_forms import sign_in_editor
from tests.make import (
    make_assertion,
    make_incident,
    make_incident_source,
    make_place,
    make_source,
    make_vehicle,
    make_withheld_person,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return sign_in_editor()


@pytest.fixture
def incident():
    incident = make_incident(timezone="America/Los_Angeles")
    make_incident_source(incident=incident, source=make_source())
    return incident


def list_claims(*names):
    return set(Assertion.objects.values_list(*names))


def begin_vehicle(client, incident):
    """A new vehicle with words that say all of it."""
    filler = Filler(client, incident).press("add:vehicle")
    filler.fill("vehicle-new1", role="scene_unattributed", color="white", body_style="pickup truck")
    return filler.cite("vehicle-new1", "row", "a white pickup truck")


def test_the_words_of_a_row_are_cited_for_every_filled_field_without_words_of_its_own(client, incident):
    filler = begin_vehicle(client, incident).cite("vehicle-new1", "role", "at the scene", directness="implied")

    response = filler.save()

    assert response.status_code == 302, get_problems(response)
    assert list_claims("field", "excerpt", "directness") == {
        ("role", "at the scene", "implied"),
        ("color", "a white pickup truck", "explicit"),
        ("body_style", "a white pickup truck", "explicit"),
    }


def test_a_field_keeps_what_was_chosen_in_it_beside_the_words_of_its_row(client, incident):
    filler = begin_vehicle(client, incident)
    filler.fields["ev-vehicle-new1-color-0-directness"] = "implied"
    filler.press("voice").fill("voice-new1", text="a witness")
    assert filler.fields["ev-vehicle-new1-color-0-directness"] == "implied"
    filler.press("check")
    filler.fields["ev-vehicle-new1-body_style-0-voice"] = "voice-new1"

    assert filler.save().status_code == 302
    assert list_claims("field", "attribution_text", "directness") == {
        ("role", "", "explicit"),
        ("color", "", "implied"),
        ("body_style", "a witness", "explicit"),
    }


def test_codes_of_ours_are_cited_as_such_whatever_the_row_says(client, incident):
    slot = f"incident-{incident.pk}"
    filler = Filler(client, incident).fill(slot, kind="attack", responders_returned_fire="no")
    filler.cite(slot, "row", "was attacked and fired no shot")

    assert filler.save().status_code == 302
    assert {("kind", "editorial"), ("responders_returned_fire", "explicit")} <= list_claims("field", "directness")


def test_words_of_a_row_that_nothing_needs_are_not_swallowed(client, incident):
    vehicle = make_vehicle(incident=incident, color="white")
    for field in ("color", "role"):
        make_assertion(incident=incident, row=vehicle, field=field)
    slot = f"vehicle-{vehicle.pk}"
    filler = Filler(client, incident).press(f"open:{slot}").cite(slot, "row", "a white car")

    assert "none is left for these words" in get_problems(filler.save_and_see())
    assert filler.fields[f"ev-{slot}-row-0-words"] == "a white car"


def test_words_that_are_not_the_source_s_are_refused_beside_the_row(client, incident):
    Source.objects.update(full_text="A white pickup truck was seen.")
    filler = begin_vehicle(client, incident).cite("vehicle-new1", "row", "a red car")

    assert "does not occur in the full text" in get_problems(filler.save_and_see())
    assert not Assertion.objects.exists()


def test_a_source_is_cited_for_what_it_is(client, incident):
    filler = Filler(client, incident).press("add:source").fill("source-new1", kind="video", title="At the scene")
    filler.cite("source-new1", "kind", "the video above", directness="editorial")

    assert filler.save().status_code == 302
    assert list_claims("subject_table", "field", "value", "directness") == {("source", "kind", "video", "editorial")}


def make_place_cited_elsewhere(incident):
    """The place of an incident, with evidence that another incident collected."""
    place = make_place(name="Sample Hospital")
    incident.place = place
    incident.save()
    make_assertion(incident=make_incident(), row=place, field="name", excerpt="Sample Hospital", rank="preferred")
    return place


def test_what_another_incident_cited_of_a_shared_row_is_cited_again_by_a_tick(client, incident):
    place = make_place_cited_elsewhere(incident)
    filler = Filler(client, incident)
    assert "Cite for this incident too" in filler.html
    filler.fields["again"] = f"place-{place.pk}"

    assert filler.save().status_code == 302
    claims = Assertion.objects.filter(subject_table="place", field="name")
    assert {(claim.value, claim.excerpt) for claim in claims} == {("Sample Hospital", "Sample Hospital")}
    assert claims.filter(incident=incident).count() == 1
    assert "Cite for this incident too" not in Filler(client, incident).html


def test_a_source_kept_already_is_read_before_it_is_listed(client):
    source = make_source(title="Daily Sample, page 1")
    filler = Filler(client).fill("incident-new1", title="Officer hurt", timezone="America/Chicago", kind="attack")
    filler.choose_stored("current", "existing", source).cite("incident-new1", "kind", "was shot")

    assert filler.save().status_code == 302
    assert Assertion.objects.get().source == source


def test_the_head_goes_on_with_what_was_read_last(client, incident):
    second = make_source(title="Second Herald")
    make_incident_source(incident=incident, source=second, position=2)
    filler = Filler(client, incident).fill(f"incident-{incident.pk}", kind="attack")
    filler.fill("current", source=f"source:{second.pk}", reported="1 p.m. to 6 p.m.", reference="2023-12-29")
    filler.cite(f"incident-{incident.pk}", "kind", "was shot")
    assert filler.save().status_code == 302

    again = Filler(client, incident)

    assert again.fields["current-source"] == f"source:{second.pk}"
    assert again.fields["current-reported"] == "1 p.m. to 6 p.m."
    assert '<option value="was shot" data-voice="">' in again.html


def test_the_day_of_a_source_that_is_not_stored_yet_is_what_today_means(client):
    filler = Filler(client).fill("incident-new1", title="Officer hurt", timezone="America/Chicago", occurred="today")
    filler.press("add:source").fill("source-new1", kind="video", published="29 December 2023", title="At the scene")
    filler.fill("current", source="source:new1")

    assert filler.press("check").html.count("Nothing is wrong") == 1
    assert "29 December 2023" in filler.html.partition('name="incident-new1-occurred"')[2][:600]


def test_voices_that_nothing_cites_yet_are_kept_for_the_editor_who_described_them(client, incident):
    filler = Filler(client, incident).press("voice").fill("voice-new1", text="the fire marshal")
    assert filler.save().status_code == 302

    assert "the fire marshal" in Filler(client, incident).html
    filler = Filler(client, incident).fill(f"incident-{incident.pk}", kind="attack")
    assert (
        filler.cite(f"incident-{incident.pk}", "kind", "was shot", voice="||the fire marshal").save().status_code == 302
    )
    assert list_claims("attribution_text") == {("the fire marshal",)}


def test_a_voice_with_a_name_that_was_sealed_since_is_forgotten_in_every_session(incident):
    kept = [["the fire marshal", None, None], ["Sgt. Zzyzxqua", None, None]]
    custodian, editor, late = (sign_in_editor("seal_name"), sign_in_editor(), sign_in_editor())
    for client in (custodian, editor):
        keep(client, incident, kept)

    address = reverse("admin:seal_name", args=[make_withheld_person().pk])
    assert custodian.post(address, {"name": "Zzyzxqua Vexlowitz"}).status_code == 302

    # A request that was under way stores its session as it was.
    keep(late, incident, kept)
    for client in (custodian, editor):
        assert client.session[f"voices-{incident.pk}"] == kept[:1]
        assert client.session.get("_auth_user_id")
    page = late.get(reverse("admin:editorial_incident_change", args=[incident.pk])).content.decode()
    assert "the fire marshal" in page
    assert "Zzyzxqua" not in page


def keep(client, incident, voices):
    session = client.session
    session[f"voices-{incident.pk}"] = voices
    session.save()
