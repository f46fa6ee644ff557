"""Acts at a set time happen once, at their time, if those who asked and agreed still may, and else say why not."""

import datetime as dt

import pytest
from django.test import Client

from incidents.editorial.actions import names, scheduling
from incidents.editorial.actions.incidents import approve, submit
from incidents.editorial.actions.merges import merge_person
from incidents.editorial.guarded_names import list_guarded_names
from incidents.editorial.models import Incident, Person, Publication, ScheduledAct, SealedName, State
from incidents.editorial.release_plan import ReleasePlan
from incidents.publishing.due import run_due
from incidents.publishing.refusals import NotPublishable
from incidents.publishing.withdraw import withdraw_incident
from incidents.record.codes import WithheldReason
from incidents.record.mentions import PersonName
from tests import make
from tests.make_ready import make_ready
from tests.publishing.make_record import make_full_incident, make_publisher, publish, read_documents
from tests.publishing.test_withholding import CANARY, NAME, make_sealed_incident, release

pytestmark = pytest.mark.django_db

DUE = make.NOW + dt.timedelta(days=1)
EARLIER = DUE - dt.timedelta(seconds=1)


def make_custodian():
    return make.make_user(permissions=["schedule_release"])


def make_plan(excerpt=f"identified as Officer {NAME}"):
    return ReleasePlan(
        name=PersonName(full_name=NAME, given_name="Testa", family_name=CANARY),
        source=make.make_source(title="City names officer").pk,
        excerpt=excerpt,
        reported=make.make_moment(22),
        released=make.make_moment(22),
    )


def schedule(officer, incident, *, by=None, approved=True, plan=None, due_at=DUE):
    act = scheduling.request_release(
        person=officer,
        plan=plan or make_plan(),
        incident=incident,
        due_at=due_at,
        reason="The family asked for this hour.",
        by=by or make_custodian(),
        now=make.NOW,
    )
    if approved:
        scheduling.approve_release(act=act, by=make_custodian(), now=make.NOW)
        act.refresh_from_db()
    return act


def make_scheduled_release(**options):
    """A public incident of a sealed officer, whose name is to be released at DUE; the officer; the act."""
    incident, officer = make_sealed_incident()
    publish(incident)
    return incident, officer, schedule(officer, incident, **options)


def read_end(act):
    act.refresh_from_db()
    return (bool(act.done_at), act.failure, bool(act.cancelled_at), act.plan)


def is_named(officer):
    return bool(Person.objects.get(pk=officer.pk).full_name)


# ---------------------------------------------------------------- releases


def test_a_release_happens_at_its_time_and_once(public_store_url):
    _incident, officer, act = make_scheduled_release()
    assert run_due(now=EARLIER) == []
    assert not is_named(officer)

    assert [str(outcome) for outcome in run_due(now=DUE)] == [f"release {act.pk}: done"]
    assert read_end(act) == (True, "", False, "")
    (document,) = read_documents(Publication.objects.filter(version=2), "incident")
    assert NAME in document
    assert "identified as Officer" in document
    assert run_due(now=DUE) == []
    assert Publication.objects.filter(kind="incident").count() == 2


def test_readers_are_told_that_the_name_was_withheld_why_and_until_when_with_evidence(
    public_store_url, django_capture_on_commit_callbacks
):
    incident, officer = make_sealed_incident()
    names.withhold_name(
        person=officer,
        reason=WithheldReason.FAMILY_NOTIFICATION,
        incident=incident,
        by=make_publisher(),
        now=make.NOW,
        source=make.make_source(title="First report"),
        excerpt="The name was not released",
        reported=make.make_moment(12),
    )
    publish(incident)
    schedule(officer, incident)
    with django_capture_on_commit_callbacks(execute=True):
        run_due(now=DUE)

    page = Client().get("/incidents/1/").content.decode()
    assert "Name released: 4 p.m., 1 January 2024. It was withheld before: family to be told first." in page
    assert page.index("identified as Officer") < page.index("The name was not released")
    assert "First report" in page


def test_a_plan_is_encrypted_and_its_name_guarded(public_store_url):
    incident, officer = make_sealed_incident()
    SealedName.objects.all().delete()
    act = schedule(officer, incident)
    assert CANARY not in act.plan
    assert NAME not in repr(make_plan())
    incident.summary = f"Officer {CANARY} was shot."
    incident.save()
    with pytest.raises(NotPublishable, match="summary"):
        publish(incident)
    scheduling.cancel_act(act=act, by=make_custodian(), now=make.NOW)
    assert read_end(act) == (False, "", True, "")
    assert len(list_guarded_names()) == 1
    with pytest.raises(NotPublishable, match="summary"):
        publish(incident)


def test_a_name_that_was_not_sealed_stays_guarded_when_its_release_is_refused_and_not_once_it_is_released(
    public_store_url,
):
    incident, officer = make_sealed_incident()
    SealedName.objects.all().delete()
    act = schedule(officer, incident, approved=False)
    run_due(now=DUE)
    assert "Nobody agreed" in read_end(act)[1]
    assert SealedName.objects.get().sealed_by == act.requested_by
    assert len(list_guarded_names()) == 1

    schedule(officer, incident, due_at=DUE + dt.timedelta(days=1))
    run_due(now=DUE + dt.timedelta(days=1))
    assert is_named(officer)
    assert list_guarded_names() == []


def test_a_plan_is_encrypted_anew_with_the_sealed_names(public_store_url, settings):
    _incident, _officer, _act = make_scheduled_release()
    settings.SEALED_NAMES_KEYS = ["b3RoZXIga2V5LCBmb3IgdGVzdHMgb25seSAwMDAwMDA=", *settings.SEALED_NAMES_KEYS]
    names.rotate_sealed_names()
    settings.SEALED_NAMES_KEYS = settings.SEALED_NAMES_KEYS[:1]
    assert run_due(now=DUE)[0].failure == ""


def test_nobody_agrees_to_their_own_release(public_store_url):
    custodian = make_custodian()
    _incident, officer, act = make_scheduled_release(by=custodian, approved=False)
    with pytest.raises(scheduling.NotASecondPerson):
        scheduling.approve_release(act=act, by=custodian, now=make.NOW)
    with pytest.raises(names.MayNot):
        scheduling.approve_release(act=act, by=make.make_user(permissions=["release_name"]), now=make.NOW)
    with pytest.raises(scheduling.TooLate):
        scheduling.approve_release(act=act, by=make_custodian(), now=DUE)

    assert "Nobody agreed" in run_due(now=DUE)[0].failure
    assert not is_named(officer)
    with pytest.raises(scheduling.IsOver):
        scheduling.cancel_act(act=act, by=custodian, now=DUE)


@pytest.mark.parametrize(
    ("lost", "who", "failure"),
    [
        ("deactivated", "requested_by", "Whoever asked"),
        ("deactivated", "approved_by", "Whoever agreed"),
        ("without permission", "approved_by", "Whoever agreed"),
    ],
)
def test_those_who_asked_and_agreed_must_still_be_allowed_to(public_store_url, lost, who, failure):
    _incident, officer, act = make_scheduled_release()
    user = getattr(act, who)
    if lost == "deactivated":
        user.is_active = False
        user.save()
    else:
        user.user_permissions.clear()

    run_due(now=DUE)

    assert failure in read_end(act)[1]
    assert act.plan == ""
    assert not is_named(officer)


def test_a_release_that_would_leak_another_name_is_refused_and_says_where_alone(public_store_url, caplog):
    _incident, officer, act = make_scheduled_release(plan=make_plan(f"{NAME} and Quillon Zwolle"))
    other = make.make_withheld_person()
    names.seal_name(person=other, name="Quillon Zwolle", by=make_publisher(), now=make.NOW)

    run_due(now=DUE)

    done, failure, _cancelled, plan = read_end(act)
    assert (done, plan) == (False, "")
    assert "excerpt" in failure
    assert not any(word in f"{failure} {caplog.text}".casefold() for word in ("zwolle", CANARY.casefold()))
    assert not is_named(officer)
    assert Publication.objects.filter(kind="incident").count() == 1
    assert SealedName.objects.filter(person=officer).exists()


def test_a_name_released_meanwhile_ends_what_was_scheduled(public_store_url):
    incident, officer, act = make_scheduled_release()
    release(officer, incident)
    assert read_end(act) == (False, str(scheduling.RELEASED_MEANWHILE), False, "")
    assert run_due(now=DUE) == []


def test_a_person_merged_meanwhile_is_not_released(public_store_url):
    _incident, officer, act = make_scheduled_release()
    SealedName.objects.all().delete()
    merge_person(duplicate=officer, into=make.make_withheld_person(), by=make_publisher(), now=make.NOW)
    run_due(now=DUE)
    assert "merged" in read_end(act)[1]


def test_without_the_key_a_release_is_refused(public_store_url, settings):
    _incident, _officer, act = make_scheduled_release()
    settings.SEALED_NAMES_KEYS = ["b3RoZXIga2V5LCBmb3IgdGVzdHMgb25seSAwMDAwMDA="]
    run_due(now=DUE)
    assert "present keys" in read_end(act)[1]


def test_what_cannot_be_done_now_is_left_for_the_next_look_and_holds_nothing_back(public_store_url, monkeypatch):
    _incident, officer, act = make_scheduled_release()
    incident = make_approved_incident()
    later = schedule_publication(incident)
    monkeypatch.setattr("incidents.publishing.due.release_name", fail)

    outcomes = run_due(now=DUE)

    assert [str(outcome) for outcome in outcomes] == [
        f"release {act.pk}: stopped: ConnectionError",
        f"publication {later.pk}: done",
    ]
    assert read_end(act)[:3] == (False, "", False)
    monkeypatch.undo()
    assert run_due(now=DUE)[0].failure == ""
    assert is_named(officer)


def fail(**options):
    raise ConnectionError


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"due_at": make.NOW}, scheduling.TooLate),
        ({"reason": "as the Zzyzxqua family asked"}, names.ReasonMissing),
        ({"reason": " "}, names.ReasonMissing),
        ({"by": None}, names.MayNot),
    ],
)
def test_what_cannot_be_asked_for(options, error):
    incident, officer = make_sealed_incident()
    asked = {"due_at": DUE, "reason": "As agreed.", "by": make_custodian(), **options}
    asked["by"] = asked["by"] or make.make_user(permissions=["release_name", "seal_name"])
    with pytest.raises(error):
        scheduling.request_release(person=officer, plan=make_plan(), incident=incident, now=make.NOW, **asked)


def test_one_release_of_a_name_at_a_time_and_none_of_a_released_one(public_store_url):
    incident, officer, _act = make_scheduled_release()
    with pytest.raises(scheduling.AlreadyScheduled):
        schedule(officer, incident)
    with pytest.raises(names.NameIsReleased):
        schedule(make.make_person(), incident)


# ---------------------------------------------------------------- publications


def make_approved_incident():
    """An incident that is ready, approved by a second person."""
    incident = make_ready(make_full_incident())
    submit(incident=incident, by=make_publisher(), now=make.NOW)
    approve(incident=incident, by=make.make_user(), now=make.NOW)
    incident.refresh_from_db()
    return incident


def make_scheduler():
    return make.make_user(permissions=["schedule_publication", "publish_incident"])


def schedule_publication(incident, by=None):
    return scheduling.request_publication(
        incident=incident, due_at=DUE, reason="As announced.", by=by or make_scheduler(), now=make.NOW
    )


def test_an_approved_incident_is_published_at_its_time_by_whoever_asked(public_store_url, settings):
    settings.SINGLE_PERSON_NEWSROOM = False
    incident, by = make_approved_incident(), make_scheduler()
    act = schedule_publication(incident, by)
    run_due(now=EARLIER)
    assert not Publication.objects.exists()

    assert run_due(now=DUE)[0].failure == ""
    entry = Publication.objects.get(kind="incident")
    assert (entry.published_by, entry.reason) == (by, "As announced.")
    assert Incident.objects.get(pk=incident.pk).state == State.PUBLISHED
    assert read_end(act) == (True, "", False, "")


def test_only_what_is_approved_is_scheduled_and_published(public_store_url, settings):
    settings.SINGLE_PERSON_NEWSROOM = False
    incident = make_approved_incident()
    act = schedule_publication(incident)
    with pytest.raises(scheduling.AlreadyScheduled):
        schedule_publication(incident)
    with pytest.raises(scheduling.NotApproved):
        schedule_publication(make.make_incident())
    Incident.objects.filter(pk=incident.pk).update(state=State.DRAFT)

    run_due(now=DUE)

    assert "a second person has to approve it" in read_end(act)[1]
    assert not Publication.objects.exists()


def test_why_a_publication_was_refused_is_kept_without_words_of_its_rows(public_store_url, settings):
    settings.SINGLE_PERSON_NEWSROOM = False
    incident = make_approved_incident()
    act = schedule_publication(incident)
    responder = make.make_responder(incident=incident, label="second officer", rank_text="sergeant of the night")

    run_due(now=DUE)

    failure = read_end(act)[1]
    assert f"responder {responder.pk}: rank_text: uncited" in failure
    assert not any(words in failure for words in ("second officer", "night", "“"))


def test_a_withdrawn_incident_stays_withdrawn(public_store_url, settings):
    settings.SINGLE_PERSON_NEWSROOM = False
    incident = make_approved_incident()
    publish(incident)
    Incident.objects.filter(pk=incident.pk).update(state=State.APPROVED)
    act = schedule_publication(incident)
    withdraw_incident(incident=incident, by=make_publisher(), reason="It was wrong.", now=make.NOW)

    run_due(now=DUE)

    assert read_end(act)[1]
    assert Incident.objects.get(pk=incident.pk).state == State.WITHDRAWN


def test_a_publisher_calls_a_publication_off_and_a_custodian_does_not(public_store_url):
    act = schedule_publication(make_approved_incident())
    with pytest.raises(names.MayNot):
        scheduling.cancel_act(act=act, by=make_custodian(), now=make.NOW)
    scheduling.cancel_act(act=act, by=make_scheduler(), now=make.NOW)
    assert run_due(now=DUE) == []
    assert ScheduledAct.objects.get().cancelled_by is not None
