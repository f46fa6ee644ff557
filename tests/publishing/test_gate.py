import pytest

from incidents.editorial.models import Incident, Publication, State
from incidents.publishing.gate import is_agreed, list_obstacles, publish_approved
from incidents.publishing.refusals import NotPublishable
from incidents.publishing.withdraw import withdraw_incident
from tests.make import NOW, make_assertion, make_user
from tests.make_ready import make_ready
from tests.publishing.make_record import make_full_incident, make_publisher

pytestmark = pytest.mark.django_db


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

    assert [refusal.name for refusal in list_obstacles(incident, now=NOW)] == ["not_approved"]


def test_a_warning_says_that_it_may_be_answered():
    incident = make_ready(make_full_incident())
    Incident.objects.filter(pk=incident.pk).update(place=None)
    incident.refresh_from_db()

    obstacles = {refusal.name: refusal.fix for refusal in list_obstacles(incident, now=NOW)}

    assert obstacles["no_place"].endswith("or answer it in words")


def test_looking_for_obstacles_writes_nothing(django_assert_num_queries):
    incident = make_ready(make_full_incident())
    make_assertion(incident=incident, recorded_by=make_user())
    before = Incident.objects.values().get(pk=incident.pk)

    list_obstacles(incident, now=NOW)

    assert Incident.objects.values().get(pk=incident.pk) == before
    assert not Publication.objects.exists()
