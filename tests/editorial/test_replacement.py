import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import UniqueConstraint

from incidents.editorial import triggers
from incidents.editorial.models import (
    Assertion,
    CaseStatus,
    Publication,
    RecordNumber,
    Redaction,
    SealedNameReading,
    Statement,
)
from tests import make


def replace_with_changes(row, **changes):
    """INSERT OR REPLACE a copy of a row in which some columns are other."""
    fields = row._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join("%s" if field.attname in changes else f'"{field.column}"' for field in fields)
    changed = [changes[field.attname] for field in fields if field.attname in changes]
    table, key = row._meta.db_table, row._meta.pk.column
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f'INSERT OR REPLACE INTO {table} ({columns}) SELECT {values} FROM {table} WHERE "{key}" = %s',
            [*changed, row.pk],
        )


@pytest.mark.django_db
@pytest.mark.sqlite_only
@pytest.mark.parametrize("changes", [{"reason": "because"}, {"sequence": 2}], ids=["sequence", "version"])
def test_a_publication_is_replaced_under_none_of_its_unique_keys(changes):
    publication = make.make_publication()

    with pytest.raises(IntegrityError, match="a publication is fixed"):
        replace_with_changes(publication, **changes)

    assert list(Publication.objects.values_list("sequence", "reason")) == [(1, "")]


@pytest.mark.django_db
def test_the_entry_of_a_redaction_may_repeat_the_version_that_it_erases():
    make.make_publication()
    bare = {"document": None, "salt": None, "reason": "because"}

    for sequence in (2, 3):
        make.make_publication(sequence=sequence, action="redact", **bare)

    assert Publication.objects.filter(number=1, version=1).count() == 3


@pytest.mark.django_db
@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "changes",
    [{"row_id": 9, "number": 9}, {"id": 999, "number": 9}, {"id": 999, "row_id": 9}],
    ids=["id", "row", "number"],
)
def test_a_public_number_is_replaced_under_none_of_its_unique_keys(changes):
    given = RecordNumber.objects.create(table="incident", row_id=1, number=1)

    with pytest.raises(IntegrityError, match="given once and for ever"):
        replace_with_changes(given, **changes)

    assert list(RecordNumber.objects.values_list("id", "row_id", "number")) == [(given.pk, 1, 1)]


@pytest.mark.django_db
@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "model", [Assertion, CaseStatus, Statement, Publication, RecordNumber, Redaction, SealedNameReading]
)
def test_a_guard_against_replacement_names_every_unique_key(model):
    (guard,) = [
        trigger
        for trigger in triggers.TRIGGERS
        if trigger.table == model._meta.db_table and trigger.operation == "INSERT"
    ]
    keys = [constraint.fields for constraint in model._meta.constraints if isinstance(constraint, UniqueConstraint)]
    keys += [(field.column,) for field in model._meta.concrete_fields if field.unique]

    assert guard.refused.count("EXISTS") == len(keys)
    for key in keys:
        assert " AND ".join(f'present."{column}" = NEW."{column}"' for column in key) in guard.refused
