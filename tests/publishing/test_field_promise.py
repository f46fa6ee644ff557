"""Projection keeps the promise of the field policy: words planted in any text column come out as it says."""

import pytest
from django.apps import apps
from django.db import models

from incidents.editorial.columns.code import CodeField
from incidents.publishing.field_policy import FIELD_POLICY, Fate
from tests import make
from tests.publishing.make_record import make_full_incident, publish, read_documents

pytestmark = pytest.mark.django_db

# Texts with a form of their own, which a planted word would break; each is published or not as a whole.
FORMED = {"country", "state", "ori", "timezone", "content_sha256", "subject_table", "field"}
NOT_RECORDS = {
    "Publication",
    "RecordNumber",
    "Counter",
    "DeliveryState",
    "SealedName",
    "SealedNameReading",
    "ClearedNamePart",
    "Redaction",
    "RedactionPermit",
    "Revision",
    "RowChange",
    "OpenRevision",
}


def list_texts(model: type[models.Model]) -> list[str]:
    """The columns of a model into which an editor can type any words."""
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, CodeField)
        and not field.name.endswith(("_precision", "_qualifier"))
        and field.name not in FORMED
    ]


COLUMNS = [
    (model, field)
    for model in apps.get_app_config("editorial").get_models()
    if model.__name__ in FIELD_POLICY and model.__name__ not in NOT_RECORDS
    for field in list_texts(model)
]


# Times that the record leaves open, and a reason that comes with a withdrawal: nothing to plant a word in.
NOT_HERE = {"died_text", "eow_text", "filed_text", "name_released_text", "start_text", "end_text", "withdrawn_reason"}


def make_word(number: int, field: str) -> str:
    """A word for one column; long enough a text where excerpts are weighed against its length."""
    if "url" in field:
        return f"https://planted{number}x.example/"
    return f"planted{number}x" + " and so on" * (20 if field == "full_text" else 0)


def test_words_planted_in_every_text_column_are_published_exactly_when_the_policy_says_so(public_store_url):
    other = make_full_incident(title="Another call")
    publish(other)
    incident = make_full_incident()
    make.make_alias(organization=incident.lead_organization)
    make.make_relation(from_incident=incident, to_incident=other)
    planted = [pair for pair in COLUMNS if pair[1] not in NOT_HERE]
    for number, (model, field) in enumerate(planted):
        rows = (
            model._default_manager.filter(frozen_at=None)
            if hasattr(model, "frozen_at")
            else model._default_manager.all()
        )
        if model.__name__ == "Person" and FIELD_POLICY["Person"][field] is Fate.CONDITIONAL:
            rows = rows.filter(name_status="released")
        word = make_word(number, field)
        for place, key in enumerate(rows.values_list("pk", flat=True)):
            model._default_manager.filter(pk=key).update(**{field: f"{word}{place}"})

    published = "".join(read_documents(publish(incident)))

    shown = {pair for number, pair in enumerate(planted) if f"planted{number}x" in published}
    assert shown == {
        (model, field) for model, field in planted if FIELD_POLICY[model.__name__][field] is not Fate.PRIVATE
    }
    assert len(planted) > 70
