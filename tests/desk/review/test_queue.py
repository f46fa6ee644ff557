import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from incidents.editorial.actions import incidents, review
from incidents.editorial.actions.transitions import record_transition
from incidents.editorial.models import DeliveryState, Incident, Revision, ScheduledAct, ScheduledKind, State, WorkLimit
from incidents.record.codes import NameStatus
from tests.desk.review.people import AUTHOR, PUBLISHER, REVIEWER, make_member
from tests.make import NOW, make_incident, make_place, make_user, make_withheld_person

pytestmark = pytest.mark.django_db

CUSTODIAN = ("view_incident", "schedule_release")


@pytest.fixture(autouse=True)
def _two_people(settings):
    settings.SINGLE_PERSON_NEWSROOM = False


def read_queue(client, path="/admin/queue/"):
    return " ".join(client.get(path).content.decode().split())


def read_parts(client):
    """What waits for the account, what it works on, what others do."""
    page = read_queue(client)
    mine, _heading, rest = page.partition("My drafts and what I submitted")
    own, _heading, others = rest.partition("Others’ work")
    return mine, own, others


def make_submitted(title, *, by, **fields):
    incident = make_incident(title=title, **fields)
    incidents.submit(incident=incident, by=by, now=NOW)
    return incident


def make_approved(title, *, by):
    incident = make_submitted(title, by=by)
    incidents.approve(incident=incident, by=make_user(), now=NOW)
    return incident


def make_release(**fields):
    defaults = {
        "kind": ScheduledKind.RELEASE,
        "person": make_withheld_person(),
        "due_at": NOW + dt.timedelta(days=1),
        "reason": "The family agreed.",
        "requested_at": NOW,
        "plan": "" if "failed_at" in fields else "a token",
    }
    if "requested_by" not in fields:
        fields["requested_by"] = make_user()
    return ScheduledAct.objects.create(**{**defaults, **fields})


# ---------------------------------------------------------------- incidents


def test_what_was_submitted_waits_for_those_who_may_review_it_and_did_not_work_on_it():
    (author, writing), (reviewer, reviewing) = make_member("maria", AUTHOR), make_member("jo", REVIEWER)
    make_submitted("Of maria", by=author)
    make_submitted("Of jo", by=reviewer)
    changed = make_submitted("Changed by jo", by=author)
    Revision.objects.create(incident=changed, by=reviewer, at=NOW, reason="The hour.")

    mine, own, others = read_parts(reviewing)

    assert "Of maria" in mine
    assert "Review it" in mine
    assert "by maria" in mine
    assert "Of jo" in own
    assert "Changed by jo" in own
    assert "Nobody else is working on anything." in others
    mine, own, others = read_parts(writing)
    assert "Nothing waits for you." in mine
    assert "Of maria" in own
    assert "Of jo" in others


def test_a_newsroom_of_one_person_waits_for_itself(settings):
    settings.SINGLE_PERSON_NEWSROOM = True
    reviewer, reviewing = make_member("jo", REVIEWER)
    make_submitted("Of jo", by=reviewer)

    assert "Of jo" in read_parts(reviewing)[0]


def test_what_was_approved_waits_for_those_who_may_publish():
    author, writing = make_member("maria", AUTHOR)
    make_approved("Ready to go", by=author)

    mine = read_parts(make_member("pat", PUBLISHER)[1])[0]

    assert "Ready to go" in mine
    assert "Publish it" in mine
    assert "Ready to go" in read_parts(writing)[1]


def test_what_was_returned_waits_for_its_author_with_what_is_to_be_done():
    (author, writing), (_reviewer, reviewing) = make_member("maria", AUTHOR), make_member("jo", REVIEWER)
    incident = make_submitted("Sent back", by=author)
    incidents.return_to_author(incident=incident, by=make_user(), now=NOW, reason="The hour has no source.")

    mine = read_parts(writing)[0]
    assert "Sent back" in mine
    assert "The hour has no source." in mine
    assert "Sent back" not in read_parts(reviewing)[0]

    review.assign(incident=incident, to=make_user(), by=make_user(), now=NOW, reason="On leave.")
    assert "Sent back" not in read_parts(writing)[0]


def test_what_was_given_to_somebody_waits_for_them_until_it_is_public_again():
    author, writing = make_member("maria", AUTHOR)
    draft, public = make_incident(title="A draft"), make_incident(title="A public one", state=State.PUBLISHED)
    for incident in (draft, public):
        review.assign(incident=incident, to=author, by=make_user(), now=NOW, reason="You know the county.")

    mine = read_parts(writing)[0]
    assert "A draft" in mine
    assert "A public one" in mine
    assert mine.count("You know the county.") == 2

    record_transition(incident=public, to_state=State.PUBLISHED, by=author, now=NOW, reason="Out.", version=2)
    assert "A public one" not in read_parts(writing)[0]


def test_the_queue_of_an_account_that_is_limited_to_a_state_holds_nothing_from_elsewhere():
    user, client = make_member("limited", REVIEWER)
    WorkLimit.objects.create(user=user, state="KS")
    for state in ("KS", "NV"):
        make_submitted(f"Submitted in {state}", by=make_user(), place=make_place(state=state))
        make_incident(title=f"Draft in {state}", place=make_place(state=state))

    page = read_queue(client) + read_queue(client, "/admin/")

    assert "Submitted in KS" in page
    assert "Draft in KS" in page
    assert "in NV" not in page


def test_an_account_that_may_see_no_incident_has_no_queue():
    _user, client = make_member("nobody", ())

    assert client.get("/admin/queue/").status_code == 403
    assert "/admin/queue/" not in read_queue(client, "/admin/")


# ---------------------------------------------------------------- acts at a set time, deliveries


def test_a_release_waits_for_the_approval_of_another_custodian():
    asker, asking = make_member("nell", CUSTODIAN)
    release = make_release(requested_by=asker)
    _user, client = make_member("sam", CUSTODIAN)

    mine = read_parts(client)[0]
    assert f"/admin/schedule/{release.pk}/" in mine
    assert "asked for by nell" in mine
    assert "Nothing waits for you." in read_parts(asking)[0]
    assert "Nothing waits for you." in read_parts(make_member("jo", REVIEWER)[1])[0]

    ScheduledAct.objects.update(approved_at=NOW, approved_by=make_user())
    assert "Nothing waits for you." in read_parts(client)[0]


def test_an_act_that_was_refused_when_its_time_came_waits_until_somebody_sees_to_it():
    _user, client = make_member("sam", CUSTODIAN)
    failed = {"failed_at": NOW, "failure": "The source is gone."}
    release = make_release(**failed)
    again = make_release(**failed, requested_by=release.requested_by)
    make_release(person=again.person, requested_by=release.requested_by, requested_at=NOW + dt.timedelta(hours=1))
    released = make_release(**failed, requested_by=release.requested_by)
    released.person.name_status, released.person.full_name = NameStatus.RELEASED, "Testa Sampleton"
    released.person.withheld_reason = ""
    released.person.save()

    mine = read_parts(client)[0]

    assert "Refused when its time came" in mine
    assert [row.pk for row in ScheduledAct.objects.all() if f"/admin/schedule/{row.pk}/" in mine and row.failure] == [
        release.pk
    ]


def test_a_scheduled_publication_that_was_refused_waits_for_the_publishers_until_it_is_out():
    _user, client = make_member("pat", (*PUBLISHER, "schedule_publication"))
    incident, by = make_incident(), make_user()
    make_release(
        kind=ScheduledKind.PUBLICATION, person=None, incident=incident, failed_at=NOW, failure="No source.",
        requested_by=by, approved_by=by, approved_at=NOW,
    )  # fmt: skip
    assert "Refused when its time came" in read_parts(client)[0]

    later = NOW + dt.timedelta(hours=1)
    record_transition(incident=incident, to_state=State.PUBLISHED, by=by, now=later, reason="Out.", version=1)
    assert "Refused when its time came" not in read_parts(client)[0]


def test_a_stopped_delivery_waits_for_those_who_may_see_why():
    DeliveryState.objects.create(pk=1, last_attempt_at=NOW, last_error="OperationalError: no such file")

    assert "Delivery to readers" in read_parts(make_member("pat", (*PUBLISHER, "view_deliverystate"))[1])[0]
    assert "Delivery to readers" not in read_parts(make_member("jo", REVIEWER)[1])[0]


# ---------------------------------------------------------------- the first page, and what it all costs


def test_the_first_page_begins_with_what_waits_and_leads_to_the_queue():
    author = make_user()
    for number in range(6):
        make_submitted(f"Submitted {number}", by=author)
    _user, client = make_member("jo", REVIEWER)

    page = read_queue(client, "/admin/")

    assert page.index("Waiting for me") < page.index("Submitted 0") < page.index("Being worked on")
    assert '<a href="/admin/queue/">The whole queue</a>' in page
    assert page[: page.index("The whole queue")].count("Review it") == 5


def test_the_queue_costs_the_same_few_statements_however_much_there_is_to_do():
    author = make_user()
    user, client = make_member("sam", (*REVIEWER, *PUBLISHER, *CUSTODIAN, "schedule_publication"))

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get("/admin/queue/")
        return len(queries)

    def add():
        make_submitted("To be reviewed", by=author)
        make_submitted("Their own", by=user)
        make_approved("To be published", by=author)
        make_incident(created_at=NOW, created_by=author)
        review.assign(incident=make_incident(), to=user, by=author, now=NOW, reason="Please.")
        make_release(requested_by=author)
        make_release(requested_by=author, failed_at=NOW, failure="The source is gone.")

    add()
    before = count()
    for _time in range(3):
        add()

    assert count() == before <= 12
    assert Incident.objects.count() == 20
