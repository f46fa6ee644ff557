"""All CHECKs of a row in one statement: Django alone sends one for each of them, a dozen for every row of a form."""

from collections.abc import Collection, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, router
from django.db.models import CheckConstraint, F, Q, Value


def keeps_constraints(row: models.Model, exclude: Collection[str] | None = None) -> bool:
    """
    Return whether a row, as it is in memory, keeps every constraint of its table.

    exclude  names of fields that are not to be looked at; a constraint that speaks of one of them counts as kept

    Sends one statement for the CHECKs and one for each unique key. It does not say which constraint is broken:
    Django's ``validate_constraints`` does. Raises FieldError where a CHECK speaks of what is no column.
    """
    left_out = set(exclude or ())
    using = router.db_for_write(type(row), instance=row)
    together, others = Q(), []
    for constraint in row._meta.constraints:
        if not isinstance(constraint, CheckConstraint):
            others.append(constraint)
        elif left_out.isdisjoint(_iterate_fields(Q(constraint.condition))):
            together &= Q(constraint.condition)
    if together and not together.check(_read_values(row, left_out), using=using):
        return False
    try:
        for constraint in others:
            constraint.validate(type(row), row, exclude=left_out, using=using)
    except ValidationError:
        return False
    return True


def _read_values(row: models.Model, left_out: Collection[str]) -> dict[str, Any]:
    """Return what the columns of a row hold, by the name of the field; where it is no expression, with its type."""
    values = {
        field.name: (getattr(row, field.attname), field)
        for field in row._meta.local_concrete_fields
        if field.name not in left_out and not field.generated
    }
    return {
        name: value if hasattr(value, "resolve_expression") else Value(value, field)
        for name, (value, field) in values.items()
    }


def _iterate_fields(condition: Q) -> Iterator[str]:
    """The names of the fields that a condition speaks of, on either side of its comparisons."""
    yield from condition.referenced_base_fields
    for part in condition.flatten():
        if isinstance(part, F):
            yield part.name  # type: ignore[attr-defined] # the stubs do not have it
