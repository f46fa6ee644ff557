from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction

from incidents.editorial.columns.code import CodeField
from tests import make

# One row of each model that has coded columns, but for rows that only triggers and logs know.
BUILDERS: dict[str, Callable[[], Any]] = {
    "Alias": make.make_alias,
    "Assertion": make.make_assertion,
    "CaseStatus": make.make_case_status,
    "Event": make.make_event,
    "Identifier": lambda: make.make_identifier(row=make.make_incident()),
    "Incident": make.make_incident,
    "IncidentRelation": make.make_relation,
    "Offense": make.make_offense,
    "Organization": make.make_organization,
    "Person": make.make_person,
    "Place": make.make_place,
    "Post": make.make_post,
    "Responder": make.make_responder,
    "Source": make.make_source,
    "Statement": make.make_statement,
    "Suspect": make.make_suspect,
    "Tenure": make.make_tenure,
    "Vehicle": make.make_vehicle,
    "Weapon": make.make_weapon,
}


def _list_code_columns():
    for model in apps.get_app_config("editorial").get_models():
        if model.__name__ in BUILDERS:
            for field in model._meta.local_concrete_fields:
                if isinstance(field, CodeField):
                    yield pytest.param(model.__name__, field.name, id=f"{model.__name__}.{field.name}")


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "column"), list(_list_code_columns()))
def test_a_coded_column_takes_no_text_outside_its_list(name, column):
    row = BUILDERS[name]()
    rows = type(row).objects.filter(pk=row.pk)
    rows.update(**{column: getattr(row, column)})

    with pytest.raises(IntegrityError, match=r"(?i)check"), transaction.atomic():
        rows.update(**{column: "XX"})


def test_every_coded_column_has_its_constraint():
    missing = []
    for model in apps.get_app_config("editorial").get_models():
        conditions = " ".join(
            str(constraint.condition)
            for constraint in model._meta.constraints
            if isinstance(constraint, models.CheckConstraint)
        )
        missing += [
            f"{model.__name__}.{field.name}"
            for field in model._meta.local_concrete_fields
            if isinstance(field, CodeField) and f"'{field.name}__in'" not in conditions
        ]
    assert missing == []
