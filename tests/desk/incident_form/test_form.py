import datetime as dt

import pytest

from incidents.editorial.models import Assertion, CaseStatus, Event, Incident, Organization, Statement, Tenure
from incidents.record.codes import Precision, Rank
from tests.desk.incident_form.filling import Filler, get_problems
from tests.desk.page_forms import sign_in_editor
from tests.make import make_assertion, make_incident, make_incident_source, make_organization, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return sign_in_editor()


def begin(client) -> Filler:
    """A form with the facts that every incident needs."""
    filler = Filler(client)
    return filler.fill(
        "incident-new1", title="Officer hurt", timezone="America/Los_Angeles", occurred="29 December 2023"
    )


def begin_with_source(client) -> Filler:
    """The same, with a source that is being read and not stored yet."""
    filler = begin(client).press("add:source")
    filler.fill("source-new1", kind="news_article", title="Officer hurt", published="29 December 2023")
    return filler.fill("current", source="source:new1", reference="2023-12-29")


def test_an_incident_is_begun_with_its_own_facts(client):
    response = begin(client).save()

    incident = Incident.objects.get()
    assert response.status_code == 302, get_problems(response)
    assert (incident.title, incident.state) == ("Officer hurt", "draft")
    assert incident.occurred.earliest == dt.datetime(2023, 12, 29, 8, 0, tzinfo=dt.UTC)
    assert incident.created_by == response.wsgi_request.user


def test_a_row_that_is_not_stored_yet_is_cited_from_a_source_that_is_not_either(client):
    filler = begin_with_source(client).press("add:suspect")
    filler.fill("suspect-new1", label="gunman", role="shooter")
    filler.cite("suspect-new1", "label", "the gunman").cite("suspect-new1", "role", "the gunman")

    response = filler.save()

    assert response.status_code == 302, get_problems(response)
    suspect = Incident.objects.get().suspects.get()
    claims = Assertion.objects.order_by("field")
    assert [(claim.subject_table, claim.subject_id, claim.field, claim.value) for claim in claims] == [
        ("suspect", suspect.pk, "label", "gunman"),
        ("suspect", suspect.pk, "role", "shooter"),
    ]
    assert {claim.rank for claim in claims} == {Rank.PREFERRED.value}
    assert claims[0].source.title == "Officer hurt"
    assert claims[0].reported == claims[0].source.published
    assert Incident.objects.get().incident_sources.get().source == claims[0].source


def test_rows_that_are_not_stored_yet_refer_to_each_other(client):
    filler = begin_with_source(client).press("add:suspect").press("add:suspect")
    filler.fill("suspect-new1", label="gunman", member_of="suspect:new2")
    filler.fill("suspect-new2", label="several suspects", is_group="on").press("add:case_status")
    filler.fill("case_status-new1", state="at_large", suspect="suspect:new1", effective="after 4:30 a.m.")
    filler.cite("case_status-new1", "report", "at-large")

    response = filler.save()

    assert response.status_code == 302, get_problems(response)
    status = CaseStatus.objects.get()
    assert status.suspect.label == "gunman"
    assert status.suspect.member_of.label == "several suspects"
    assert (status.axis, status.excerpt) == ("apprehension", "at-large")
    assert status.effective.precision is Precision.AFTER


def test_an_official_is_made_in_place_and_quoted(client):
    filler = begin_with_source(client).press("add:official")
    filler.fill("person-new1", full_name="Ada Example").fill("post-new1", label="Police chief", role="police_chief")
    filler.press("add:organization").fill("organization-new1", name="Testville Police", kind="municipal_police")
    filler.press("add:statement").choose("post-new1", "organization", "organization:new1")
    filler.choose("tenure-new1", "person", "person:new1").choose("tenure-new1", "post", "post:new1")
    filler.press("voice").fill("voice-new1", text="the chief").choose("voice-new1", "official", "tenure:new1")
    filler.press("check")
    filler.fill("statement-new1", mode="direct", text="We are grateful.", said="1 p.m.", channel="unstated")
    filler.choose("statement-new1", "speaker_tenure", "tenure:new1")
    filler.cite("statement-new1", "report", "Ada Example said", voice="voice-new1")

    response = filler.save()

    assert response.status_code == 302, get_problems(response)
    statement, tenure = Statement.objects.get(), Tenure.objects.get()
    assert statement.speaker_tenure == statement.attributed_tenure == tenure
    assert statement.attribution_text == "the chief"
    assert (tenure.person.full_name, tenure.post.organization.name) == ("Ada Example", "Testville Police")


def test_nothing_is_kept_and_nothing_is_lost_when_one_thing_is_wrong(client):
    filler = begin_with_source(client).press("add:organization").press("add:suspect")
    filler.fill("organization-new1", name="Testville Police", kind="municipal_police")
    filler.cite("organization-new1", "name", "Testville Police")
    filler.fill("suspect-new1", label="gunman", count="three")

    response = filler.save()

    assert "Enter a whole number" in get_problems(response)
    assert not Incident.objects.exists()
    assert not Organization.objects.exists()
    assert filler.fields["organization-new1-name"] == "Testville Police"
    assert filler.fields["ev-organization-new1-name-0-words"] == "Testville Police"
    assert filler.fields["suspect-new1-count"] == "three"

    assert filler.fill("suspect-new1", count="1").save().status_code == 302
    assert Organization.objects.count() == 1


def make_cited_incident(client):
    """An incident with one source whose kind is evidenced."""
    incident = make_incident(kind="attack", timezone="America/Los_Angeles")
    source = make_source()
    make_incident_source(incident=incident, source=source)
    slot = f"incident-{incident.pk}"
    filler = Filler(client, incident).fill("current", source=f"source:{source.pk}")
    assert filler.cite(slot, "kind", "was shot").save().status_code == 302
    return incident, slot


def test_a_second_account_asks_which_one_the_record_shows(client):
    incident, slot = make_cited_incident(client)
    filler = Filler(client, incident).press(f"other:{slot}:kind")
    filler.cite(slot, "kind", "lay in wait", says="ambush")

    response = filler.save()

    assert response.status_code == 200
    assert "Which account does the record show?" in filler.html
    assert Assertion.objects.count() == 1
    assert filler.fields[f"ev-{slot}-kind-among"] == ["ambush", "attack"]

    filler.fields[f"ev-{slot}-kind-prefer"] = "ambush"
    assert filler.save().status_code == 302
    incident.refresh_from_db()
    assert incident.kind == "ambush"
    ranks = dict(Assertion.objects.values_list("value", "rank"))
    assert ranks == {"attack": "normal", "ambush": "preferred"}


def test_an_account_that_the_fact_cannot_hold_is_refused_beside_the_field(client):
    incident, slot = make_cited_incident(client)
    make_assertion(row=incident, incident=incident, value="a mishap")
    filler = Filler(client, incident).press(f"entry:{slot}:kind").cite(slot, "kind", "opened fire on him")
    filler.save()
    filler.fields[f"ev-{slot}-kind-prefer"] = "a mishap"

    response = filler.save()

    assert "is no code of this fact" in get_problems(response)
    assert "Which account does the record show?" in filler.html
    assert filler.fields[f"ev-{slot}-kind-0-words"] == "opened fire on him"


def test_a_source_that_says_the_same_needs_no_question(client):
    incident, slot = make_cited_incident(client)
    filler = Filler(client, incident).press(f"entry:{slot}:kind").cite(slot, "kind", "opened fire on him")

    assert filler.save().status_code == 302
    assert sorted(Assertion.objects.values_list("rank", flat=True)) == ["normal", "preferred"]


def test_words_beside_an_empty_field_are_refused(client):
    filler = begin_with_source(client)
    filler.cite("incident-new1", "homicide_circumstance", "an argument")

    response = filler.save()

    assert "The field is empty" in get_problems(response)
    assert not Assertion.objects.exists()


def test_officials_that_are_not_stored_yet_stay_chosen_when_the_form_comes_back(client):
    filler = begin_with_source(client).press("add:official").fill("person-new1", full_name="Ada Example")
    filler.fill("post-new1", label="Police chief", role="police_chief")
    filler.choose_stored("post-new1", "organization", make_organization()).press("add:event")
    filler.fill("event-new1", kind="news_conference", occurred="soonish", description="They spoke.")
    filler.fields["event-new1-officials"] = ["tenure:new1"]

    assert "cannot be read" in get_problems(filler.save_and_see())
    assert filler.fields["event-new1-officials"] == "tenure:new1"

    assert filler.fill("event-new1", occurred="1 p.m.").save().status_code == 302
    assert [official.person.full_name for official in Event.objects.get().officials.all()] == ["Ada Example"]
