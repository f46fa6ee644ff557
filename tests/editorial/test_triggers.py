import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q

from incidents.editorial import triggers
from incidents.editorial.actions.freezing import freeze_rows
from incidents.editorial.history.tables import list_tables
from incidents.editorial.models import (
    Alias,
    Assertion,
    Publication,
    RecordNumber,
    Redaction,
    RedactionPermit,
    SealedNameReading,
    Source,
)
from incidents.editorial.subjects import get_table
from tests import make
from tests.make import NOW

EVIDENCE: dict[str, Callable[..., Any]] = {
    "assertion": make.make_assertion,
    "case_status": make.make_case_status,
    "statement": make.make_statement,
}

CITED: dict[str, Callable[[], Any]] = {
    "alias": make.make_alias,
    "charge": make.make_charge,
    "correction": make.make_correction,
    "event": make.make_event,
    "identifier": lambda: make.make_identifier(row=make.make_organization()),
    "offense": make.make_offense,
    "place": make.make_place,
    "post": make.make_post,
    "relation": make.make_relation,
    "responder": make.make_responder,
    "source": make.make_source,
    "suspect": make.make_suspect,
    "tenure": make.make_tenure,
    "vehicle": make.make_vehicle,
    "weapon": make.make_weapon,
}

EVERY = 42 + 3 * len(list_tables())
"""Refusals, and three triggers that write the history of each table."""


def make_frozen(table):
    row = EVIDENCE[table]()
    freeze_rows([row], now=NOW)
    return row


def refused():
    return pytest.raises(IntegrityError, match="is fixed")


@pytest.mark.django_db
@pytest.mark.parametrize("table", EVIDENCE)
def test_a_draft_row_of_evidence_is_edited_and_deleted_freely(table):
    row = EVIDENCE[table]()

    row.excerpt = "in other words"
    row.save()
    row.delete()

    assert not type(row).objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("table", EVIDENCE)
def test_a_published_row_of_evidence_refuses_every_change(table):
    row = make_frozen(table)
    rows = type(row).objects.filter(pk=row.pk)

    with refused(), transaction.atomic():
        rows.update(excerpt="in other words")
    with refused(), transaction.atomic():
        rows.update(frozen_at=None)
    with refused(), transaction.atomic():
        row.save()
    with refused(), transaction.atomic():
        rows._raw_delete("default")
    with refused(), transaction.atomic():
        row.delete()
    assert rows.get().excerpt == "police say"


@pytest.mark.django_db
@pytest.mark.parametrize("table", EVIDENCE)
def test_deleting_its_incident_does_not_take_a_published_row_away(table):
    row = make_frozen(table)

    with refused(), transaction.atomic():
        row.incident.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("table", EVIDENCE)
def test_a_published_row_is_neither_replaced_nor_truncated_away(table):
    row = make_frozen(table)
    name = row._meta.db_table
    statement = (
        f"INSERT OR REPLACE INTO {name} SELECT * FROM {name}"
        if connection.vendor == "sqlite"
        else f"TRUNCATE {name} CASCADE"
    )
    # PostgreSQL truncates no table with foreign keys still to be checked.
    connection.check_constraints()

    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
@pytest.mark.sqlite_only
@pytest.mark.parametrize("table", EVIDENCE)
def test_a_draft_does_not_take_the_place_of_a_published_row(table):
    row, draft = make_frozen(table), EVIDENCE[table]()

    with refused(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE OR REPLACE {row._meta.db_table} SET id = %s WHERE id = %s", [row.pk, draft.pk])

    assert type(row).objects.get(pk=row.pk).frozen_at == NOW


@pytest.mark.django_db
@pytest.mark.parametrize("table", EVIDENCE)
def test_a_permit_lets_an_update_of_its_own_row_through_and_nothing_else(table):
    row, other = make_frozen(table), make_frozen(table)
    rows = type(row).objects.filter(pk=row.pk)
    RedactionPermit.objects.create(table_name=table, row_id=row.pk)

    rows.update(locator="4")

    assert rows.get().locator == "4"
    with refused(), transaction.atomic():
        rows.update(frozen_at=None)
    with refused(), transaction.atomic():
        rows._raw_delete("default")
    with refused(), transaction.atomic():
        type(row).objects.filter(pk=other.pk).update(locator="4")


@pytest.mark.django_db
def test_a_permit_for_another_table_opens_nothing():
    row = make_frozen("assertion")
    RedactionPermit.objects.create(table_name="statement", row_id=row.pk)

    with refused(), transaction.atomic():
        Assertion.objects.filter(pk=row.pk).update(locator="4")


@pytest.mark.django_db
@pytest.mark.parametrize("columns", [{"document": None, "salt": None}, {"reason": "because"}, {"sequence": 9}], ids=str)
def test_a_publication_refuses_every_change(columns):
    make.make_publication()

    with pytest.raises(IntegrityError, match="a publication is fixed"), transaction.atomic():
        Publication.objects.update(**columns)
    with pytest.raises(IntegrityError, match="a publication is fixed"), transaction.atomic():
        Publication.objects.all()._raw_delete("default")


@pytest.mark.django_db
def test_under_a_permit_a_publication_loses_document_and_salt_and_nothing_else():
    publication = make.make_publication()
    RedactionPermit.objects.create(table_name="publication", row_id=publication.pk)
    bare = {"document": None, "salt": None}
    others = {
        "batch": 2,
        "number": 2,
        "version": 2,
        "published_at": NOW + dt.timedelta(seconds=1),
        "digest": "cd" * 32,
        "reason": "because",
        "published_by": make.make_user(),
    }

    for column, value in others.items():
        with pytest.raises(IntegrityError), transaction.atomic():
            Publication.objects.update(**bare, **{column: value})
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.update(document="[]", salt="11")
    Publication.objects.update(**bare)

    assert Publication.objects.get().digest == "ab" * 32
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.all()._raw_delete("default")


@pytest.mark.django_db
@pytest.mark.parametrize("build", [make.make_incident, make.make_organization, make.make_person])
def test_a_record_with_a_public_number_is_never_deleted(build):
    draft, published = build(), build()
    RecordNumber.objects.create(table=published._meta.model_name, row_id=published.pk, number=1)

    draft.delete()

    with pytest.raises(IntegrityError, match="is never deleted"), transaction.atomic():
        published.delete()


@pytest.mark.django_db
@pytest.mark.parametrize("table", CITED)
def test_a_published_row_with_published_evidence_is_not_deleted(table):
    row = CITED[table]()
    RecordNumber.objects.create(table=table, row_id=row.pk, number=1)
    claim = make.make_assertion(row=row, field=row._meta.fields[1].name, value="x")
    freeze_rows([claim], now=NOW)

    with (
        pytest.raises(IntegrityError, match=f"a published {table} has published evidence: it cannot be deleted"),
        transaction.atomic(),
    ):
        row.delete()

    assert get_table(row) == table
    assert type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("table", CITED)
def test_a_row_without_a_public_number_or_without_published_evidence_is_deleted_freely(table):
    unnumbered, uncited = CITED[table](), CITED[table]()
    RecordNumber.objects.create(table=table, row_id=uncited.pk, number=1)
    # What is claimed of the numbered row is a draft; the row of the published claim has no number.
    freeze_rows([make.make_assertion(row=unnumbered, field=unnumbered._meta.fields[1].name, value="x")], now=NOW)
    make.make_assertion(row=uncited, field=uncited._meta.fields[1].name, value="x")

    unnumbered.delete()
    uncited.delete()

    assert not type(uncited).objects.filter(pk__in=[unnumbered.pk, uncited.pk]).exists()


@pytest.mark.django_db
def test_public_numbers_and_audits_are_written_once():
    user = make.make_user()
    rows = [
        RecordNumber.objects.create(table="incident", row_id=1, number=1),
        Redaction.objects.create(
            table_name="assertion", row_id=1, fields="excerpt", reason="x", redacted_at=NOW, redacted_by=user
        ),
        SealedNameReading.objects.create(person=make.make_withheld_person(), read_at=NOW, read_by=user, reason="x"),
    ]

    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.delete()


@pytest.mark.django_db
def test_every_trigger_is_in_place_after_migrating():
    assert triggers.list_missing_triggers(connection) == []
    assert len(triggers.list_triggers(connection)) == EVERY


@pytest.mark.django_db
def test_a_trigger_that_is_gone_or_worded_otherwise_is_missed_and_installed_again():
    first, second, *_rest = triggers.list_triggers(connection)
    with connection.cursor() as cursor:
        on_table = "" if connection.vendor == "sqlite" else f" ON {first.table}"
        cursor.execute(f"DROP TRIGGER {first.name}{on_table}")
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {second.name}")
            cursor.execute(f"CREATE TRIGGER {second.name} BEFORE DELETE ON {second.table} BEGIN SELECT 1; END")
        else:
            cursor.execute(f"ALTER TABLE {second.table} DISABLE TRIGGER {second.name}")

    assert triggers.list_missing_triggers(connection) == sorted([first.name, second.name])

    triggers.install_triggers(connection)
    triggers.install_triggers(connection)

    assert triggers.list_missing_triggers(connection) == []


@pytest.mark.django_db
def test_triggers_are_removed_only_where_editorial_tables_are_to_be_migrated():
    app = Source._meta.app_config
    migration = SimpleNamespace(app_label="auth")

    triggers.remove_before_migrate(sender=app, using="default", plan=[(migration, False)])
    assert triggers.list_missing_triggers(connection) == []

    migration.app_label = "editorial"
    triggers.remove_before_migrate(sender=app, using="default", plan=[(migration, False)])
    assert len(triggers.list_missing_triggers(connection)) == EVERY


def rebuild(model):
    """Do to a table what a later migration may do: SQLite makes a new table, copies the rows and drops the old one."""
    constraint = models.CheckConstraint(name=f"{model._meta.model_name}_rebuilt", condition=Q(id__gte=0))
    with connection.schema_editor() as editor:
        editor.add_constraint(model, constraint)


def test_after_a_table_is_rebuilt_the_triggers_are_as_they_were(committing_databases):
    rebuild(Alias)
    lost = triggers.list_missing_triggers(connection)

    triggers.install_after_migrate(using="default")

    assert lost == (
        [
            "editorial_alias_guards_delete",
            "editorial_alias_keeps_delete",
            "editorial_alias_keeps_insert",
            "editorial_alias_keeps_update",
        ]
        if connection.vendor == "sqlite"
        else []
    )
    assert triggers.list_missing_triggers(connection) == []


def test_a_table_that_other_triggers_name_is_rebuilt_once_those_are_out_of_the_way(committing_databases):
    triggers.remove_triggers(connection)

    rebuild(RedactionPermit)
    rebuild(Assertion)
    call_command("migrate", verbosity=0, interactive=False)

    assert triggers.list_missing_triggers(connection) == []


def test_the_migrations_go_back_and_forth(committing_databases):
    call_command("migrate", "editorial", "0005", verbosity=0, interactive=False)
    call_command("migrate", "editorial", "zero", verbosity=0, interactive=False)
    assert triggers.list_triggers(connection) == []

    call_command("migrate", verbosity=0, interactive=False)
    assert triggers.list_missing_triggers(connection) == []
