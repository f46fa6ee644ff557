"""Fields that hold one code of a controlled list, and the CHECK that keeps any other text out."""

import enum
from collections.abc import Iterable, Mapping
from typing import Any, Self, cast

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy

CODE_LENGTH = 40
"""Longer than any code of any list."""


class CodeField(models.CharField[Any, Any]):
    """
    Text that is one code of a list; with ``blank=True`` also "", for a fact that nobody has entered.

    Migrations see a plain CharField: a label reworded or translated is no change of the database. The codes
    themselves are in the database too, as a CHECK made by make_code_constraint.

    codes   a code list, any other string enum, or some members of one
    """

    def __init__(self, codes: Iterable[enum.Enum] = (), **options: Any) -> None:
        self.codes = tuple(codes)
        options.setdefault("max_length", CODE_LENGTH)
        if options.get("blank"):
            options.setdefault("default", "")
        if self.codes:
            options["choices"] = [
                (member.value, gettext_lazy(str(getattr(member, "label", member.value)))) for member in self.codes
            ]
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """Return what a migration needs: a CharField without choices."""
        name, _path, args, options = super().deconstruct()
        options.pop("choices", None)
        return name, "django.db.models.CharField", args, options

    def clone(self) -> Self:
        """Return an unattached copy that knows the same codes."""
        _name, _path, args, options = self.deconstruct()
        # Typed loosely: the Django plugin of mypy cannot follow a field's class made from an instance.
        field_class: Any = type(self)
        return cast("Self", field_class(self.codes, *args, **options))


def make_code_constraint(
    model: str, field: str, codes: Iterable[str], *, blank: bool = False
) -> models.CheckConstraint:
    """
    Return the CHECK that a coded column holds a code of its list.

    model   lower-case name of the model, which the constraint's name begins with
    blank   whether "" is allowed: nothing entered
    """
    # A migration holds plain text: the enum may be renamed, its codes may not.
    allowed = [str(code) for code in codes]
    return models.CheckConstraint(
        name=f"{model}_{field}_code",
        condition=Q(**{f"{field}__in": [*allowed, ""] if blank else allowed}),
    )


def make_code_constraints(
    model: str,
    lists: Mapping[str, Iterable[str]],
    *,
    blank: Mapping[str, Iterable[str]] | None = None,
) -> list[models.CheckConstraint]:
    """Return the CHECKs of several coded columns: those that must hold a code, and those that may be ""."""
    return [
        *(make_code_constraint(model, field, codes) for field, codes in lists.items()),
        *(make_code_constraint(model, field, codes, blank=True) for field, codes in (blank or {}).items()),
    ]
