"""Going back to an earlier point: the rows are what they were, published evidence and withheld words excepted."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.actions.merges import merge_person
from incidents.editorial.actions.names import seal_name
from incidents.editorial.actions.restoring import CannotRestore, restore_incident
from incidents.editorial.actions.revisions import revise
from incidents.editorial.history.restoration import Stays, plan_restoration
from incidents.editorial.models import (
    Incident,
    Organization,
    Person,
    Place,
    RecordNumber,
    Responder,
    Revision,
    State,
    Statement,
    Suspect,
    Transition,
    Weapon,
)
from tests import make
from tests.editorial.history.edits import EDITS, read_own_rows
from tests.make import NOW

pytestmark = pytest.mark.django_db

STEPS = st.lists(st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 5)), min_size=3, max_size=7)


@pytest.fixture
def editor():
    return make.make_user()


@pytest.fixture
def incident(editor):
    with revise(by=editor, now=NOW, reason="Begun."):
        return make.make_incident(summary="As it began.")


@pytest.fixture
def begun(incident):
    return Revision.objects.get()


def restore(incident, revision, editor, reason="Too hasty."):
    return restore_incident(incident=incident, revision=revision, by=editor, reason=reason, now=NOW)


def check_that_every_point_comes_back(incident, editor, steps, back):
    points = []
    for edit, number in steps:
        with revise(by=editor, now=NOW, reason="An edit.", incident=incident) as revision:
            EDITS[edit](incident, number)
        if Revision.objects.filter(pk=revision.pk).exists():
            points.append((revision, read_own_rows(incident)))
    if len(points) < 2:
        return
    revision, then = points[back % (len(points) - 1)]
    now = read_own_rows(incident)
    if then != now:
        restore(incident, revision, editor)
    assert read_own_rows(incident) == then
    # What was undone is itself in the history, and can be undone.
    if then != now:
        restore(incident, points[-1][0], editor)
        assert read_own_rows(incident) == now


def run_examples(incident, editor, steps, back):
    before = transaction.savepoint()
    try:
        check_that_every_point_comes_back(incident, editor, steps, back)
    finally:
        transaction.savepoint_rollback(before)


@given(steps=STEPS, back=st.integers(0, 6))
@settings(
    max_examples=3,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_was_edited_every_point_comes_back(incident, editor, steps, back):
    run_examples(incident, editor, steps, back)


@pytest.mark.proof
@given(steps=STEPS, back=st.integers(0, 6))
@settings(
    max_examples=150,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_was_edited_every_point_comes_back_at_length(incident, editor, steps, back):
    run_examples(incident, editor, steps, back)


def test_going_back_is_a_revision_of_its_own_and_makes_a_draft(incident, begun, editor):
    with revise(by=editor, now=NOW, reason="More.", incident=incident):
        make.make_weapon(incident=incident)
    Incident.objects.update(state="returned")

    plan = restore(incident, begun, editor)

    restoration = Revision.objects.order_by("-pk")[0]
    incident.refresh_from_db()
    assert (restoration.kind, restoration.restored, restoration.reason) == ("restore", begun, "Too hasty.")
    assert [step.key[0] for step in plan.steps.values()] == ["editorial_weapon"]
    assert incident.state == State.DRAFT
    assert Transition.objects.order_by("-pk")[0].reason == "Edited: Too hasty."
    assert not Weapon.objects.exists()


def test_published_evidence_stays_and_so_does_what_it_is_about(incident, begun, editor):
    with revise(by=editor, now=NOW, reason="More.", incident=incident):
        event, suspect = make.make_event(incident=incident), make.make_suspect(incident=incident)
        statement = make.make_statement(incident=incident, event=event)
        claim = make.make_assertion(incident=incident, row=suspect, field="label")
        make.make_weapon(incident=incident)
    RecordNumber.objects.create(table="suspect", row_id=suspect.pk, number=1)
    freeze_rows([statement, claim], now=NOW)

    plan = restore(incident, begun, editor)

    assert {key[0].removeprefix("editorial_"): reason for key, (_step, reason) in plan.stays.items()} == {
        "statement": Stays.FIXED,
        "assertion": Stays.FIXED,
        "suspect": Stays.FIXED,
        "event": Stays.REFERRED,
    }
    assert Statement.objects.get().event == event
    assert Suspect.objects.exists()
    assert not Weapon.objects.exists()


def test_shared_rows_are_not_taken_back(incident, begun, editor):
    with revise(by=editor, now=NOW, reason="More.", incident=incident):
        agency = make.make_organization(name="New name")
        Incident.objects.filter(pk=incident.pk).update(lead_organization=agency)

    plan = restore(incident, begun, editor)

    incident.refresh_from_db()
    assert incident.lead_organization is None
    assert Organization.objects.get() == agency
    assert plan.shared == 1


def test_a_withheld_text_never_comes_back(incident, begun, editor):
    custodian = make.make_user(permissions=["seal_name"])
    with revise(by=editor, now=NOW, reason="Named.", incident=incident) as named:
        Incident.objects.filter(pk=incident.pk).update(summary="Quillfeather was hurt.", title="Officer hurt")
        suspect = make.make_suspect(incident=incident, label="whom Quillfeather met")
        make.make_charge(suspect=suspect)
    with revise(by=editor, now=NOW, reason="Unnamed.", incident=incident):
        Incident.objects.filter(pk=incident.pk).update(summary="An officer was hurt.", title="Somebody hurt")
        suspect.delete()
    seal_name(person=make.make_withheld_person(), name="Testa Quillfeather", by=custodian, now=NOW)

    plan = restore(incident, named, editor)

    incident.refresh_from_db()
    assert (incident.title, incident.summary) == ("Officer hurt", "An officer was hurt.")
    assert plan.kept == 1
    assert {reason for _step, reason in plan.stays.values()} == {Stays.WITHHELD}
    assert not Suspect.objects.exists()


def test_where_nothing_differs_nothing_is_done(incident, begun, editor):
    with pytest.raises(CannotRestore, match="Nothing of its own rows differs"):
        restore(incident, begun, editor)
    assert Revision.objects.count() == 1


def make_changed_person(incident, editor):
    """A responder who was one person, then another."""
    with revise(by=editor, now=NOW, reason="Who.", incident=incident) as revision:
        responder = make.make_responder(incident=incident, person=make.make_person(), label="")
    first = responder.person
    with revise(by=editor, now=NOW, reason="Another.", incident=incident):
        Responder.objects.update(person=make.make_person())
    return revision, first


def test_a_person_who_was_merged_since_is_not_put_back(incident, editor):
    revision, first = make_changed_person(incident, editor)
    merge_person(duplicate=first, into=Person.objects.exclude(pk=first.pk).get(), by=editor, now=NOW)

    with pytest.raises(CannotRestore, match="was merged into another record since"):
        restore(incident, revision, editor)
    assert Responder.objects.get().person != first


def test_a_shared_row_that_is_gone_is_said_to_be_missing(incident, editor):
    with revise(by=editor, now=NOW, reason="Where.", incident=incident) as revision:
        Incident.objects.filter(pk=incident.pk).update(place=make.make_place())
    with revise(by=editor, now=NOW, reason="Not there.", incident=incident):
        Incident.objects.filter(pk=incident.pk).update(place=None)
        Place.objects.all().delete()

    with pytest.raises(CannotRestore, match="place instance with id"):
        restore(incident, revision, editor)
    assert Incident.objects.get().place is None


def test_a_merged_incident_does_not_go_back(incident, begun, editor):
    Incident.objects.filter(pk=incident.pk).update(
        state="merged", merged_into=make.make_incident(), merged_at=NOW, merged_by=editor
    )
    with pytest.raises(CannotRestore, match="merged into another record"):
        restore(incident, begun, editor)


def test_looking_at_what_would_change_changes_nothing(incident, begun, editor):
    with revise(by=editor, now=NOW, reason="More.", incident=incident):
        make.make_weapon(incident=incident)

    assert len(plan_restoration(incident, begun).steps) == 1
    assert Weapon.objects.exists()
