"""Every editorial field has exactly one fate, so nothing is published because somebody forgot about it."""

import pytest
from django.apps import apps
from django.db import models

from incidents.publishing.field_policy import FIELD_POLICY, _fates

MODELS = [
    model
    for model in apps.get_app_config("editorial").get_models(include_auto_created=False)
    if not model._meta.auto_created
]


def list_columns(model: type[models.Model]) -> set[str]:
    return {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_classified_exactly_once(model):
    assert list_columns(model) == set(FIELD_POLICY[model.__name__])


def test_policy_names_no_table_that_does_not_exist():
    assert set(FIELD_POLICY) == {model.__name__ for model in MODELS}


def test_a_field_with_two_fates_is_refused():
    with pytest.raises(ValueError, match="two fates"):
        _fates(published=("name",), private=("name",))


def test_a_new_field_without_a_fate_is_noticed():
    columns = list_columns(MODELS[0]) | {"just_added"}
    assert columns != set(FIELD_POLICY[MODELS[0].__name__])
