"""What the database refuses, in words for an editor: every rule has a name that says what it demands."""

import re
from collections.abc import Iterable

from django.apps import apps
from django.db import Error
from django.db.models import BaseConstraint, Model, ProtectedError, UniqueConstraint
from django.utils.translation import gettext as _

from incidents.editorial.triggers import TRIGGERS


def describe_rule(name: str) -> str:
    """Return what a form says about a broken constraint: its name is the rule."""
    return _("This breaks the rule “%(rule)s”.") % {"rule": name.replace("_", " ")}


def describe_messages(messages: Iterable[str], model: type[Model]) -> list[str]:
    """Return messages of a model's validation, with the names of its constraints turned into rules."""
    names = [constraint.name for constraint in model._meta.constraints]
    return [_describe_message(message, names) for message in messages]


def _describe_message(message: str, names: Iterable[str]) -> str:
    found = [name for name in names if re.search(rf"\b{re.escape(name)}\b", message)]
    return describe_rule(found[0]) if found else message


def describe_refusal(error: Error) -> str:
    """
    Return what a form says about a refusal of the database itself, without any value that was typed.

    Covers constraints, the triggers that keep published rows, and rows that others still refer to.
    """
    if isinstance(error, ProtectedError):
        return _("Other rows still refer to this one; take it out of them first.")
    said = f"{error}\n{error.__cause__ or ''}"
    for trigger in TRIGGERS:
        if trigger.message in said:
            return _("The database refused this: %(rule)s.") % {"rule": trigger.message}
    for model in apps.get_app_config("editorial").get_models():
        for constraint in model._meta.constraints:
            if re.search(rf"\b{re.escape(constraint.name)}\b", said) or _names_columns(said, model, constraint):
                return describe_rule(constraint.name)
    return _("The database refused this: it breaks a rule of the record. Nothing was saved.")


def _names_columns(said: str, model: type[Model], constraint: BaseConstraint) -> bool:
    """SQLite names the columns of a unique constraint, not the constraint."""
    match = re.search(r"UNIQUE constraint failed: (?P<columns>[\w., ]+)", said)
    if match is None or not isinstance(constraint, UniqueConstraint):
        return False
    columns = {
        f"{model._meta.db_table}.{column.column}"
        for column in model._meta.concrete_fields
        if column.name in constraint.fields
    }
    return columns == {column.strip() for column in match["columns"].split(",")}
