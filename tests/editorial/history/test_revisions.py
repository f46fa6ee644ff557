"""Who, when and why: what a revision says, what it withholds, and what becomes of the incident's review."""

import json

import pytest
from django.contrib.admin.models import LogEntry

from incidents.editorial import sealing
from incidents.editorial.actions import merges
from incidents.editorial.actions.evidence import Evidence
from incidents.editorial.actions.incidents import approve, submit
from incidents.editorial.actions.names import ReleaseEvidence, clear_name_part, release_name, seal_name, withhold_name
from incidents.editorial.actions.redaction import redact_row
from incidents.editorial.actions.revisions import revise
from incidents.editorial.models import (
    Assertion,
    Comment,
    Incident,
    Revision,
    RevisionKind,
    RowChange,
    State,
    Transition,
)
from incidents.record.codes import WithheldReason
from incidents.record.mentions import PersonName
from tests import make
from tests.editorial.models.cases_of_desk_work import build_act, build_check
from tests.make import NOW

pytestmark = pytest.mark.django_db

NAME = "Testa Quillfeather"


def make_custodian():
    return make.make_user(permissions=["seal_name", "clear_name_part"])


def make_sealed(name=NAME):
    person = make.make_withheld_person()
    custodian = make_custodian()
    seal_name(person=person, name=name, by=custodian, now=NOW)
    return person, custodian


def read_history():
    told = [f"{change.before} {change.after}" for change in RowChange.objects.all()]
    return " ".join([*told, *Revision.objects.values_list("reason", flat=True)])


def make_approved():
    incident = make.make_incident()
    submit(incident=incident, by=make.make_user(), now=NOW)
    approve(incident=incident, by=make.make_user(), now=NOW)
    return incident


def edit(incident, by, reason="A new report.", **options):
    with revise(by=by, now=NOW, reason=reason, incident=incident, **options) as revision:
        Incident.objects.filter(pk=incident.pk).update(title=f"{incident.title}, again")
    incident.refresh_from_db()
    return revision


def test_an_edit_of_an_approved_incident_makes_it_a_draft_again():
    incident, editor = make_approved(), make.make_user()

    revision = edit(incident, editor)

    step = Transition.objects.order_by("-pk")[0]
    assert incident.state == State.DRAFT
    assert incident.approved_at is None
    assert (step.from_state, step.to_state, step.reason, step.by) == (
        "approved",
        "draft",
        "Edited: A new report.",
        editor,
    )
    assert list(revision.changes.values_list("table_name", flat=True)) == ["editorial_incident"]


def test_what_is_submitted_may_be_put_right_by_whoever_may_review():
    incident = make.make_incident()
    submit(incident=incident, by=make.make_user(), now=NOW)

    edit(incident, make.make_user(permissions=["review_incident"]))
    assert incident.state == State.SUBMITTED
    edit(incident, make.make_user())
    assert incident.state == State.DRAFT


@pytest.mark.parametrize("kind", [RevisionKind.PUBLISH, RevisionKind.NAME, RevisionKind.MERGE, RevisionKind.REDACT])
def test_acts_that_are_no_edits_leave_the_review_where_it_stands(kind):
    incident = make_approved()
    edit(incident, make.make_user(), kind=kind)
    assert incident.state == State.APPROVED


def test_a_row_of_an_incident_that_is_edited_alone_makes_that_incident_a_draft_again():
    incident = make_approved()
    suspect = make.make_suspect(incident=incident)
    untouched = make_approved()

    with revise(by=make.make_user(), now=NOW, reason="A typing error.") as revision:
        type(suspect).objects.update(label="gunman")

    incident.refresh_from_db()
    untouched.refresh_from_db()
    assert (incident.state, untouched.state) == (State.DRAFT, State.APPROVED)
    assert revision.incident == incident


def test_a_sealed_name_is_taken_out_of_what_was_just_recorded():
    _person, editor = make_sealed()
    with revise(by=editor, now=NOW, reason="Quillfeather was named.") as revision:
        make.make_incident(title="Officer Quillfeather hurt", summary="An officer was hurt.")

    told = revision.changes.get(table_name="editorial_incident")
    assert '"title": "[withheld]"' in str(told.after)
    assert "An officer was hurt." in str(told.after)
    assert "quillfeather" not in read_history().casefold()


def test_a_cleared_part_of_a_name_stands_alone_in_the_history():
    person, custodian = make_sealed("Testa Grey")
    clear_name_part(word="Grey", reason="A colour.", by=custodian, now=NOW)
    with revise(by=custodian, now=NOW, reason="A vehicle."):
        make.make_vehicle(color="grey")
        make.make_vehicle(damage_text="struck by Testa Grey")

    assert "grey" in read_history()
    assert "Testa" not in read_history()
    assert person.pk


def test_without_keys_nothing_is_kept(settings):
    _person, editor = make_sealed()
    settings.SEALED_NAMES_KEYS = []

    with pytest.raises(sealing.CannotUnseal), revise(by=editor, now=NOW, reason="Anything."):
        make.make_place(name="Sample Street")

    assert not Revision.objects.exists()


def test_sealing_a_name_takes_it_out_of_everything_the_desk_remembers():
    editor = make_custodian()
    incident = make.make_incident()
    with revise(by=editor, now=NOW, reason="The Quillfeather call."):
        make.make_statement(incident=incident, text="TESTA  Quillfeather was brave.")
    comment = Comment.objects.create(incident=incident, at=NOW, by=editor, text="Ask about quillfeather")
    submit(incident=incident, by=editor, now=NOW, reason="Quillfeather is confirmed.")
    check = build_check(note="The Quillfeather recording, 02:15")
    act = build_act(plan="", failed_at=NOW, failure="Responder “Quillfeather”: rank")
    cleared = clear_name_part(word="Testa", reason="Not of Quillfeather alone.", by=editor, now=NOW)
    admin = LogEntry.objects.create(user=editor, object_repr="Assertion on Quillfeather", action_flag=2)
    told = json.dumps([{"added": {"name": "responder", "object": "Officer Quillf\u00e9ather"}}])
    escaped = LogEntry.objects.create(user=editor, object_repr="Incident 1", change_message=told, action_flag=2)
    other = LogEntry.objects.create(user=editor, object_repr="Incident 2", change_message="Changed.", action_flag=2)

    seal_name(person=make.make_withheld_person(), name=NAME, by=editor, now=NOW)

    comment.refresh_from_db()
    assert comment.text == "[withheld]"
    assert "quillfeather" not in read_history().casefold()
    assert [step.reason for step in Transition.objects.all()] == ["[withheld]"]
    for row in (check, act, cleared, admin, escaped, other):
        row.refresh_from_db()
    assert (check.note, act.failure, act.reason, cleared.reason) == (
        "[withheld]",
        "[withheld]",
        "Asked for.",
        "[withheld]",
    )
    for entry in (admin, escaped):
        assert (entry.object_repr, entry.change_message, entry.user) == ("[withheld]", "", editor)
    assert (other.object_repr, other.change_message) == ("Incident 2", "Changed.")


def test_a_redaction_erases_the_words_from_the_history_of_the_row():
    editor = make.make_user()
    assertion = make.make_assertion()
    assertion.excerpt = "A secret that a court forbids."
    assertion.save()
    redact_row(row=assertion, reason="By order of a court.", by=editor, now=NOW)

    told = RowChange.objects.filter(table_name="editorial_assertion")
    assert told.count() == 3
    assert "secret" not in read_history()
    assert all("[withheld]" in f"{change.before} {change.after}" for change in told)
    assert told.last().revision.kind == RevisionKind.REDACT


def test_every_act_writes_under_a_revision():
    """What was built outside an act counts as nobody's; the acts themselves leave nothing unsaid."""
    editor = make_custodian()
    person, incident = make.make_withheld_person(), make.make_incident()
    source = make.make_source()
    duplicate, into = make.make_organization(), make.make_organization(name="Another")
    twin, original = make.make_person(), make.make_person()
    second = make.make_incident()
    assertion = make.make_assertion(incident=incident, row=incident, field="title")
    built = set(RowChange.objects.values_list("pk", flat=True))

    claim = Evidence(source=source, excerpt="the name was withheld", reported=make.make_moment())
    common = {"by": editor, "now": NOW}
    withhold_name(person=person, reason=WithheldReason.AGENCY_POLICY, incident=incident, **common, **claim)
    release_name(
        person=person,
        name=PersonName(full_name="Testa Sampleton", given_name="Testa", family_name="Sampleton"),
        evidence=ReleaseEvidence(
            source=source, excerpt="Testa Sampleton", reported=make.make_moment(), released=make.make_moment()
        ),
        incident=incident,
        **common,
    )
    merges.merge_organization(duplicate=duplicate, into=into, **common)
    merges.merge_person(duplicate=twin, into=original, **common)
    merges.merge_incident(duplicate=second, into=incident, **common)
    redact_row(row=assertion, reason="By order of a court.", **common)

    told = RowChange.objects.exclude(pk__in=built)
    assert told.count() > 8
    assert not told.filter(revision__isnull=True).exists()
    assert {revision.kind for revision in Revision.objects.all()} == {"name", "merge", "redact"}
    assert Assertion.objects.get(pk=assertion.pk).excerpt == ""
