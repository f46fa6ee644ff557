"""Every editorial field has exactly one fate, so nothing is published because somebody forgot about it."""

from collections.abc import Mapping

import pytest
from django.apps import apps
from django.db import models

from incidents.publishing.field_policy import FIELD_POLICY, Fate, _fates

MODELS = [
    model
    for model in apps.get_app_config("editorial").get_models(include_auto_created=False)
    if not model._meta.auto_created
]


def find_unclassified(model: type[models.Model], policy: Mapping[str, Mapping[str, Fate]]) -> set[str]:
    """The fields of a model that have no fate in the policy."""
    return list_columns(model) - set(policy.get(model.__name__, {}))


def find_unknown(model: type[models.Model], policy: Mapping[str, Mapping[str, Fate]]) -> set[str]:
    """The names that the policy gives a fate for a model that has no such field."""
    return set(policy.get(model.__name__, {})) - list_columns(model)


def list_columns(model: type[models.Model]) -> set[str]:
    return {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_classified_exactly_once(model):
    assert find_unclassified(model, FIELD_POLICY) == set()
    assert find_unknown(model, FIELD_POLICY) == set()


def test_policy_names_no_table_that_does_not_exist():
    assert set(FIELD_POLICY) == {model.__name__ for model in MODELS}


def test_a_field_with_two_fates_is_refused():
    with pytest.raises(ValueError, match="two fates"):
        _fates(published=("name",), private=("name",))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_field_without_a_fate_is_noticed(model):
    fates = dict(FIELD_POLICY[model.__name__])
    forgotten, _fate = fates.popitem()
    assert find_unclassified(model, {**FIELD_POLICY, model.__name__: fates}) == {forgotten}


def test_a_table_without_fates_is_noticed():
    model = MODELS[0]
    others = {name: fates for name, fates in FIELD_POLICY.items() if name != model.__name__}
    assert find_unclassified(model, others) == list_columns(model)


def test_a_fate_of_a_field_that_does_not_exist_is_noticed():
    model = MODELS[0]
    fates = {**FIELD_POLICY[model.__name__], "long_gone": Fate.PRIVATE}
    assert find_unknown(model, {**FIELD_POLICY, model.__name__: fates}) == {"long_gone"}
