import datetime as dt

import pytest

from incidents.editorial.actions.revisions import revise
from incidents.editorial.models import Incident, Publication, State
from incidents.editorial.taking_part import has_taken_part
from incidents.publishing.gate import is_agreed, list_obstacles, publish_approved
from incidents.publishing.refusals import NotPublishable
from incidents.publishing.withdraw import withdraw_incident
from tests.make import NOW, make_assertion, make_user
from tests.make_ready import make_ready
from tests.publishing.make_record import make_full_incident, make_publisher

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _store(public_store_url):
    """What is published is delivered to a store of the test's own."""


@pytest.fixture
def _two_people(settings):
    settings.SINGLE_PERSON_NEWSROOM = False


def put(incident, state):
    Incident.objects.filter(pk=incident.pk).update(state=state)
    incident.refresh_from_db()


def publish(*incidents, reason=""):
    return publish_approved(incidents=incidents, by=make_publisher(), reason=reason, now=NOW)


@pytest.mark.usefixtures("_two_people")
@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_only_an_approved_record_goes_through(state):
    incident = make_ready(make_full_incident())
    put(incident, state)

    with pytest.raises(NotPublishable) as refused:
        publish(incident)

    assert [refusal.name for refusal in refused.value.refusals] == ["not_approved"]
    assert not Publication.objects.exists()
    put(incident, State.APPROVED)
    assert publish(incident)
    incident.refresh_from_db()
    assert incident.state == State.PUBLISHED


def test_a_newsroom_of_one_person_needs_no_approval():
    assert publish(make_ready(make_full_incident()))


def test_what_is_not_ready_is_refused_with_everything_that_is_wrong():
    incident = make_full_incident()
    put(incident, State.APPROVED)

    with pytest.raises(NotPublishable) as refused:
        publish(incident)

    assert {"uncited", "place_precision_undecided"} <= {refusal.name for refusal in refused.value.refusals}
    assert not Publication.objects.exists()


def test_one_record_that_is_not_ready_holds_the_whole_batch_back():
    with pytest.raises(NotPublishable):
        publish(make_ready(make_full_incident()), make_full_incident(title="Not ready"))

    assert not Publication.objects.exists()


@pytest.mark.usefixtures("_two_people")
def test_a_published_record_that_nobody_edited_may_go_out_again_and_a_withdrawn_one_may_not():
    incident = make_ready(make_full_incident())
    put(incident, State.APPROVED)
    publish(incident)
    incident.refresh_from_db()
    assert is_agreed(incident)

    withdraw_incident(incident=incident, by=make_publisher(), reason="It did not happen.", now=NOW)
    incident.refresh_from_db()

    assert [refusal.name for refusal in list_obstacles(incident, by=make_publisher(), now=NOW)] == ["not_approved"]


def test_a_warning_says_that_it_may_be_answered():
    incident = make_ready(make_full_incident())
    Incident.objects.filter(pk=incident.pk).update(place=None)
    incident.refresh_from_db()

    obstacles = {refusal.name: refusal.fix for refusal in list_obstacles(incident, by=make_publisher(), now=NOW)}

    assert obstacles["no_place"].endswith("or answer it in words")


def test_looking_for_obstacles_writes_nothing(django_assert_num_queries):
    incident = make_ready(make_full_incident())
    make_assertion(incident=incident, recorded_by=make_user())
    before = Incident.objects.values().get(pk=incident.pk)

    list_obstacles(incident, by=make_publisher(), now=NOW)

    assert Incident.objects.values().get(pk=incident.pk) == before
    assert not Publication.objects.exists()


@pytest.mark.usefixtures("_two_people")
@pytest.mark.parametrize("table", ["organization", "source", "place"])
def test_an_edit_of_a_shared_row_after_the_approval_has_to_be_approved_too(table):
    incident = make_ready(make_full_incident())
    put(incident, State.APPROVED)
    Incident.objects.filter(pk=incident.pk).update(approved_at=NOW, approved_by=make_user())
    row = {
        "organization": incident.lead_organization,
        "source": incident.incident_sources.earliest("pk").source,
        "place": incident.place,
    }[table]
    assert list_obstacles(Incident.objects.get(pk=incident.pk), by=make_publisher(), now=NOW) == []

    with revise(by=make_publisher(), now=LATER, reason="Another word."):
        row.updated_at = LATER
        setattr(row, {"organization": "ocd_division_id", "source": "title", "place": "ocd_division_id"}[table], "New")
        row.save()

    with pytest.raises(NotPublishable) as refused:
        publish(incident)
    assert [refusal.name for refusal in refused.value.refusals] == ["changed_since_approval"]


@pytest.mark.usefixtures("_two_people")
def test_a_public_record_goes_out_with_a_new_label_by_somebody_other_than_who_wrote_it():
    incident = make_ready(make_full_incident())
    put(incident, State.APPROVED)
    publish(incident)
    source, author = incident.incident_sources.earliest("pk").source, make_user()
    with revise(by=author, now=LATER, reason="Its headline changed."):
        source.title = "Another headline"
        source.save()
    incident.refresh_from_db()

    with pytest.raises(NotPublishable) as refused:
        publish_approved(incidents=[incident], by=author, reason="", now=LATER)

    assert [refusal.name for refusal in refused.value.refusals] == ["own_edit"]
    assert has_taken_part(incident, author)
    assert publish_approved(incidents=[incident], by=make_publisher(), reason="", now=LATER)
