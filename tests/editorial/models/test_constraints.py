"""Every CHECK and unique pair of the editorial tables: seen to refuse, with the nearest row that it lets pass."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import UniqueConstraint

from incidents.editorial.models import (
    ClearedNamePart,
    Counter,
    DeliveryState,
    RecordNumber,
    Redaction,
    RedactionPermit,
    SealedName,
    SealedNameReading,
)
from tests import make
from tests.editorial.models.case import Case
from tests.editorial.models.cases_of_desk_work import DESK_WORK
from tests.editorial.models.cases_of_history import HISTORY
from tests.editorial.models.cases_of_incidents import INCIDENTS, INVOLVED, REPORTS
from tests.editorial.models.cases_of_review import REVIEW
from tests.editorial.models.cases_of_shared_rows import BODIES_AND_PEOPLE, PLACES
from tests.make import NOW

pytestmark = pytest.mark.unmeasured


def _make_sealed():
    return SealedName.objects.create(
        person=make.make_withheld_person(), ciphertext="token", sealed_at=NOW, sealed_by=make.make_user()
    )


def _make_cleared():
    return ClearedNamePart.objects.create(
        fingerprint="ab" * 32, reason="an ordinary word", cleared_at=NOW, cleared_by=make.make_user()
    )


def _make_two_permits():
    RedactionPermit.objects.create(table_name="assertion", row_id=1)
    return RedactionPermit.objects.create(table_name="assertion", row_id=2)


WITHOUT_TRIGGERS = [
    Case(
        "counter_counts_up",
        lambda: Counter.objects.create(name="incident"),
        {"value": -1},
        {"value": 1},
    ),
    Case("sealedname_is_not_empty", _make_sealed, {"ciphertext": ""}, {"ciphertext": "x"}),
    Case("clearednamepart_fingerprint_form", _make_cleared, {"fingerprint": "AB" * 32}, {"fingerprint": "cd" * 32}),
    Case("clearednamepart_has_a_reason", _make_cleared, {"reason": ""}, {"reason": "T"}),
    Case(
        "redactionpermit_one_per_row",
        _make_two_permits,
        {"row_id": 1},
        {"row_id": 1, "table_name": "statement"},
    ),
    Case("redactionpermit_table_name_code", lambda: RedactionPermit.objects.create(table_name="assertion", row_id=1),
         {"table_name": "incident"}, {"table_name": "publication"}),
]  # fmt: skip
UPDATES = [
    *PLACES,
    *BODIES_AND_PEOPLE,
    *INCIDENTS,
    *INVOLVED,
    *REPORTS,
    *HISTORY,
    *REVIEW,
    *DESK_WORK,
    *WITHOUT_TRIGGERS,
]


@pytest.mark.django_db
@pytest.mark.parametrize("case", UPDATES, ids=[case.name for case in UPDATES])
def test_a_row_that_breaks_a_rule_is_refused_and_its_nearest_neighbour_is_not(case):
    row = case.make()
    rows = type(row).objects.filter(pk=row.pk)
    bad = case.bad(row) if callable(case.bad) else case.bad
    good = case.good(row) if callable(case.good) else case.good

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        rows.update(**bad)
    if good:
        rows.update(**good)

    assert is_named(case.name, refusal.value)


PUBLISHED = {"action": "publish", "version": 1, "document": "{}", "salt": "00", "digest": "ab"}
BARE = {"version": None, "document": None, "salt": None, "digest": None, "reason": "Asked for by a court."}
PUBLICATIONS = [
    # (constraint, columns that it refuses, the nearest that pass)
    ("publication_numbers_from_1", {"sequence": 1, "batch": 2}, {"sequence": 2, "batch": 1}),
    ("publication_numbers_from_1", {"number": 0}, {"number": 1}),
    ("publication_shape_of_publish", PUBLISHED | {"version": None}, PUBLISHED),
    ("publication_shape_of_publish", PUBLISHED | {"digest": None}, PUBLISHED),
    ("publication_shape_of_publish", PUBLISHED | {"salt": None}, PUBLISHED | {"salt": None, "document": None}),
    ("publication_shape_of_publish", PUBLISHED | {"merged_into": 2}, PUBLISHED),
    ("publication_shape_of_withdraw", BARE | {"action": "withdraw", "version": 1}, BARE | {"action": "withdraw"}),
    ("publication_shape_of_withdraw", BARE | {"action": "withdraw", "reason": ""}, BARE | {"action": "withdraw"}),
    (
        "publication_shape_of_merge",
        BARE | {"action": "merge", "merged_into": 1},
        BARE | {"action": "merge", "merged_into": 2},
    ),
    ("publication_shape_of_merge", BARE | {"action": "merge"}, BARE | {"action": "merge", "merged_into": 2}),
    ("publication_shape_of_redact", BARE | {"action": "redact"}, BARE | {"action": "redact", "version": 1}),
    (
        "publication_shape_of_redact",
        BARE | {"action": "redact", "version": 1, "document": "{}", "salt": "00"},
        BARE | {"action": "redact", "version": 1},
    ),
    ("publication_action_code", {"action": "print"}, {}),
    ("publication_kind_code", {"kind": "place"}, {"kind": "person"}),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "bad", "good"), PUBLICATIONS)
def test_an_entry_of_the_log_has_the_shape_of_its_action(name, bad, good):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make.make_publication(**bad)
    make.make_publication(**good)

    assert is_named(name, refusal.value)


@pytest.mark.django_db
def test_a_version_is_published_once():
    make.make_publication(sequence=1, version=1)
    make.make_publication(sequence=2, version=2)
    make.make_publication(sequence=3, version=1, kind="person")

    with pytest.raises(IntegrityError), transaction.atomic():
        make.make_publication(sequence=4, version=1)


@pytest.mark.django_db
def test_a_public_number_is_given_once_in_its_table_and_a_row_has_one():
    RecordNumber.objects.create(table="incident", row_id=7, number=1)
    RecordNumber.objects.create(table="person", row_id=7, number=1)

    for bad in ({"row_id": 7, "number": 2}, {"row_id": 8, "number": 1}, {"row_id": 8, "number": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RecordNumber.objects.create(table="incident", **bad)


@pytest.mark.django_db
def test_the_state_of_delivery_is_one_row():
    DeliveryState.objects.create(pk=1)

    with pytest.raises(IntegrityError, match="deliverystate_is_one_row"), transaction.atomic():
        DeliveryState.objects.create(pk=2)


@pytest.mark.django_db
def test_an_erasure_and_a_reading_need_a_reason():
    user, person = make.make_user(), make.make_withheld_person()
    erasure = {"table_name": "assertion", "row_id": 1, "fields": "excerpt", "redacted_at": NOW, "redacted_by": user}
    reading = {"person": person, "read_at": NOW, "read_by": user}

    with pytest.raises(IntegrityError, match="redaction_has_a_reason"), transaction.atomic():
        Redaction.objects.create(**erasure, reason="")
    with pytest.raises(IntegrityError, match="sealednamereading_has_a_reason"), transaction.atomic():
        SealedNameReading.objects.create(**reading, reason="")
    Redaction.objects.create(**erasure, reason="Court order.")
    SealedNameReading.objects.create(**reading, reason="To tell the family's lawyer.")


ELSEWHERE = {
    "publication_one_per_version",
    "recordnumber_one_per_row",
    "recordnumber_given_once",
    "recordnumber_from_1",
    "recordnumber_table_code",
    "deliverystate_is_one_row",
    "redaction_has_a_reason",
    "redaction_table_name_code",
    "rowchange_has_what_its_operation_says",
    "sealednamereading_has_a_reason",
}


def test_every_constraint_of_the_tables_is_seen_to_refuse():
    seen = {case.name for case in UPDATES} | {name for name, _bad, _good in PUBLICATIONS} | ELSEWHERE
    own = {
        constraint.name
        for model in apps.get_app_config("editorial").get_models()
        for constraint in model._meta.constraints
    }
    # Codes and times have tests of their own, which go over every column.
    general = {
        name
        for name in own
        if name.endswith(("_code", "_with_precision", "_words_go_with_a_time")) and name not in seen
    }

    assert own - general == seen


def is_named(name: str, refusal: IntegrityError) -> bool:
    """Tell whether a refusal is that of the constraint; SQLite names unique ones by their columns only."""
    unique = {
        constraint.name: constraint
        for model in apps.get_app_config("editorial").get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint)
    }
    if name in unique and "UNIQUE constraint failed" in str(refusal):
        return all(field.removesuffix("_id") in str(refusal) for field in unique[name].fields)
    return name in str(refusal)
