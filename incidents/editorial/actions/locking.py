"""Acting on a row as it is now, not as it was when the caller read it."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def lock_row(row: Row) -> Row:
    """
    Return the row as the database holds it, which nobody else changes until the caller's transaction ends.

    Raises the model's DoesNotExist if the row is gone.
    """
    return type(row)._default_manager.select_for_update().get(pk=row.pk)


def save_columns(row: models.Model, columns: Iterable[str]) -> None:
    """Save the named columns and when that was; what others wrote into the rest stays."""
    row.save(update_fields=[*columns, "updated_at"])


def show_columns(*, saved: Row, on: Row, columns: Iterable[str]) -> None:
    """Give the caller's instance what was saved of the same row, so that it shows the act."""
    for column in (*columns, "updated_at"):
        setattr(on, column, getattr(saved, column))
