"""Every change of every row is told, whatever statement made it, in the same words on both engines."""

import datetime as dt
import decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from incidents.editorial.actions.revisions import revise
from incidents.editorial.history.tables import list_tables, list_telling_columns
from incidents.editorial.history.values import get_model, read_values
from incidents.editorial.models import (
    Alias,
    Event,
    Incident,
    OpenRevision,
    Organization,
    Person,
    Responder,
    Revision,
    RowChange,
    Source,
    Weapon,
)
from tests import make
from tests.make import NOW

pytestmark = pytest.mark.django_db

NO_CONTENT = {
    "ClearedNamePart",
    "Comment",
    "Counter",
    "DeliveryState",
    "OpenRevision",
    "Publication",
    "QuotationCheck",
    "RecordNumber",
    "Redaction",
    "RedactionPermit",
    "Revision",
    "RowChange",
    "ScheduledAct",
    "SealedName",
    "SealedNameReading",
    "Transition",
    "WarningAnswer",
    "WorkLimit",
}
"""Tables without a history of their rows: sealed names, logs, and what the work at the desk leaves behind."""


def get_last():
    return RowChange.objects.order_by("-pk").first()


def read_all(row):
    """Every column of a row as it is in the database, but those that have no history."""
    fresh = type(row)._default_manager.get(pk=row.pk)
    return {
        field.column: getattr(fresh, field.attname)
        for field in fresh._meta.concrete_fields
        if field.column != "full_text"
    }


def test_every_table_has_a_history_or_is_known_to_need_none():
    named = {model.__name__ for model in list_tables().values()}
    every = {model.__name__ for model in apps.get_app_config("editorial").get_models(include_auto_created=True)}

    assert every == named | NO_CONTENT
    assert not named & NO_CONTENT


@pytest.mark.parametrize(
    "build",
    [
        make.make_incident,
        make.make_responder,
        make.make_source,
        make.make_assertion,
        make.make_person,
        make.make_charge,
        make.make_statement,
        make.make_place,
    ],
)
def test_an_added_row_is_told_whole_and_reads_back_as_the_model_has_it(build):
    row = build()

    told = RowChange.objects.get(table_name=row._meta.db_table, row_id=row.pk)
    assert (told.operation, told.before, told.revision_id) == ("add", None, None)
    assert read_values(told.after, get_model(told)) == read_all(row)


def test_a_change_is_told_by_the_columns_that_differ_alone():
    responder = make.make_responder(service_years=decimal.Decimal("2.5"), age=30, is_group=False)
    Responder.objects.filter(pk=responder.pk).update(
        service_years=decimal.Decimal("12.25"), age=None, label='the "first"\nofficer – Ü'
    )

    told = get_last()
    assert told.operation == "change"
    assert told.incident_id == responder.incident_id
    assert read_values(told.before, Responder) == {
        "service_years": decimal.Decimal("2.5"),
        "age": 30,
        "label": responder.label,
    }
    assert read_values(told.after, Responder) == {
        "service_years": decimal.Decimal("12.25"),
        "age": None,
        "label": 'the "first"\nofficer – Ü',
    }


def test_a_time_of_a_fraction_of_a_second_reads_back_exactly():
    moment = dt.datetime(2024, 1, 2, 3, 4, 5, 678901, tzinfo=dt.UTC)
    source = make.make_source(retrieved_at=moment)

    assert read_values(get_last().after, Source)["retrieved_at"] == moment == source.retrieved_at


def test_statements_that_pass_models_by_are_told_too():
    incident = make.make_incident()
    Weapon.objects.bulk_create(
        [Weapon(incident=incident, force_code="11", description=f"item {number}") for number in range(3)]
    )
    Weapon.objects.update(description="item")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM editorial_weapon")

    told = RowChange.objects.filter(table_name="editorial_weapon").values_list("operation", "incident_id")
    assert list(told) == [(operation, incident.pk) for operation in ("add", "change", "remove") for _number in range(3)]


def test_what_is_deleted_with_a_row_is_told_with_the_incident_that_it_was_a_part_of():
    charge = make.make_charge()
    suspect = charge.suspect
    event = make.make_event(incident=suspect.incident)
    event.officials.add(make.make_tenure())
    incident = suspect.incident
    key = incident.pk

    incident.delete()

    told = RowChange.objects.filter(operation="remove")
    assert {change.table_name for change in told} == {
        "editorial_charge",
        "editorial_event",
        "editorial_event_officials",
        "editorial_incident",
        "editorial_suspect",
    }
    assert {change.incident_id for change in told} == {key}


def test_officials_of_an_event_are_rows_of_their_own():
    event, tenure = make.make_event(), make.make_tenure()
    event.officials.set([tenure])

    told = get_last()
    assert told.incident_id == event.incident_id
    values = read_values(told.after, Event.officials.through)
    assert (values["event_id"], values["tenure_id"]) == (event.pk, tenure.pk)


@pytest.mark.parametrize("subject", [make.make_incident, make.make_suspect, make.make_statement])
def test_an_outside_identifier_belongs_to_the_incident_of_its_row(subject):
    row = subject()
    make.make_identifier(row=row)

    assert get_last().incident_id == (row.pk if isinstance(row, Incident) else row.incident_id)


def test_shared_rows_belong_to_no_incident():
    for build in (make.make_organization, make.make_person, make.make_source, make.make_alias):
        build()
        assert get_last().incident_id is None


def test_what_the_application_stamps_and_the_standing_of_the_work_are_no_changes():
    incident, assertion = make.make_incident(), make.make_assertion()
    before = RowChange.objects.count()

    incident.save()
    Incident.objects.filter(pk=incident.pk).update(
        state="submitted", submitted_at=NOW, submitted_by=make.make_user(), updated_at=NOW
    )
    type(assertion).objects.filter(pk=assertion.pk).update(frozen_at=NOW)
    Organization.objects.update(name=F("name"))

    assert RowChange.objects.count() == before
    Incident.objects.filter(pk=incident.pk).update(withdrawn_reason="By request.")
    assert read_values(get_last().after, Incident) == {"withdrawn_reason": "By request."}


def test_the_text_of_a_source_is_told_by_its_digest_alone():
    source = make.make_source(full_text="A canary sang.", content_sha256="0" * 64)
    Source.objects.update(full_text="Another canary sang.", content_sha256="1" * 64)
    Source.objects.update(full_text="")

    told = RowChange.objects.filter(table_name="editorial_source", row_id=source.pk)
    assert not any("canary" in f"{change.before} {change.after}" for change in told)
    assert [read_values(change.after, Source)["content_sha256"][0] for change in told] == ["0", "1", "1"]
    assert list(read_values(told[2].after, Source)) == ["content_sha256"]


def test_a_sealed_name_leaves_no_trace():
    named = {field.column for model in list_tables().values() for field in list_telling_columns(model)}
    assert "ciphertext" not in named


def test_changes_are_told_under_the_revision_that_is_open():
    user = make.make_user()
    with revise(by=user, now=NOW, reason="Found the name.") as revision:
        Organization.objects.create(name="Testville Police", kind="municipal_police")
        with revise(by=user, now=NOW, reason="Another.") as inner:
            Alias.objects.create(organization=Organization.objects.get(), name="TPD", kind="abbreviation")
    Person.objects.create()

    assert inner == revision
    assert [change.revision for change in RowChange.objects.all()] == [revision, revision, None]
    assert not OpenRevision.objects.exists()
    assert (revision.by, revision.at, revision.reason) == (user, NOW, "Found the name.")


def test_a_revision_in_which_nothing_changed_leaves_nothing_behind():
    incident = make.make_incident()
    with revise(by=make.make_user(), now=NOW, reason="Nothing.", incident=incident):
        incident.save()

    assert not Revision.objects.exists()


def test_the_history_is_neither_changed_nor_deleted():
    make.make_place()
    told = get_last()
    attempts = [
        lambda: RowChange.objects.update(after="{}"),
        lambda: RowChange.objects.update(revision=None, row_id=7),
        told.delete,
    ]
    for attempt in attempts:
        with pytest.raises(IntegrityError, match="the history of a row is fixed"), transaction.atomic():
            attempt()


def test_even_where_words_may_be_withheld_who_when_and_which_row_stay():
    with revise(by=make.make_user(), now=NOW, reason="Trying."):
        make.make_place()
        OpenRevision.objects.update(is_withholding=True)
        RowChange.objects.update(after="{}")
        for columns in ({"row_id": 7}, {"revision": None}, {"operation": "add", "written_at": NOW}):
            with pytest.raises(IntegrityError, match="the history of a row is fixed"), transaction.atomic():
                RowChange.objects.update(**columns)


@pytest.mark.parametrize(
    ("operation", "before", "after"),
    [("add", "{}", "{}"), ("add", None, None), ("change", None, "{}"), ("remove", "{}", "{}"), ("remove", None, None)],
)
def test_a_change_holds_what_its_operation_says(operation, before, after):
    with pytest.raises(IntegrityError, match="rowchange_has_what_its_operation_says"), transaction.atomic():
        RowChange.objects.create(
            table_name="editorial_place", row_id=1, operation=operation, before=before, after=after, written_at=NOW
        )
