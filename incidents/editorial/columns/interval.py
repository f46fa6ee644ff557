"""What moments and partial dates share: five columns behind one attribute."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Func
from django.db.models.lookups import GreaterThanOrEqual, LessThanOrEqual
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as InvalidInterval

from incidents.editorial.columns.code import CodeField
from incidents.record.codes import Precision, Qualifier

_WITHOUT_BOUNDS = [Precision.UNKNOWN.value, Precision.OPEN.value]
_ONE_BOUND = [Precision.BEFORE.value, Precision.AFTER.value]


class IntervalColumns(property):
    """
    Five real columns (two bounds, precision, qualifier, words) that read and write as one value.

    It is a property so that Django takes the attribute as a keyword: ``Event(occurred=moment)``. A column of
    precision "" means that nothing has been entered, and reads as None.
    """

    bounds: tuple[str, str]

    def __init__(
        self,
        *,
        lower: models.Field[Any, Any],
        upper: models.Field[Any, Any],
        precisions: Iterable[Precision],
        help_text: str | Promise,
        required: bool,
    ) -> None:
        super().__init__()
        self.required = required
        self.help_text = help_text
        self.name = ""
        precision: dict[str, Any] = {"default": Precision.UNKNOWN.value} if required else {"blank": True, "default": ""}
        self._fields: dict[str, models.Field[Any, Any]] = {
            self.bounds[0]: lower,
            self.bounds[1]: upper,
            "precision": CodeField(
                precisions,
                **precision,
                help_text=format_lazy(_("{what} How finely the time is known."), what=help_text),
            ),
            "qualifier": CodeField(
                Qualifier, blank=True, help_text=_("Set when the source hedges: around, just after, perhaps.")
            ),
            "text": models.CharField(
                max_length=200, blank=True, default="", help_text=_("The source's own words for the time.")
            ),
        }

    def contribute_to_class(self, model: type[models.Model], name: str) -> None:
        """Add the columns, in the order in which the class body names them."""
        self.name = name
        for suffix, field in self._fields.items():
            field.contribute_to_class(model, f"{name}_{suffix}")
        setattr(model, name, self)

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names of the five columns."""
        return tuple(f"{self.name}_{suffix}" for suffix in self._fields)

    def read_columns(self, row: models.Model) -> dict[str, Any] | None:
        """Return the five values by suffix, without an empty qualifier; None if nothing has been entered."""
        values = {suffix: getattr(row, f"{self.name}_{suffix}") for suffix in self._fields}
        if not values["precision"]:
            return None
        if not values["qualifier"]:
            del values["qualifier"]
        return values

    def write_columns(self, row: models.Model, values: tuple[Any, Any, str, str, str]) -> None:
        """Set the five columns of a row."""
        for column, value in zip(self.column_names, values, strict=True):
            setattr(row, column, value)

    def empty_columns(self, row: models.Model) -> None:
        """Say that nothing has been entered. Raises ValueError for a required time."""
        if self.required:
            raise ValueError(f'{self.name} must be a time; give one of precision "unknown" where none is known')
        self.write_columns(row, (None, None, "", "", ""))

    def check_row(self, row: models.Model) -> None:
        """Raise Django's ValidationError on the precision column if the columns do not fit together."""
        try:
            self.__get__(row, type(row))
        except InvalidInterval as error:
            problem = error.errors()[0]["msg"].removeprefix("Value error, ")
            raise ValidationError({f"{self.name}_precision": problem}) from None


def iterate_interval_columns(model: type[models.Model]) -> Iterator[IntervalColumns]:
    """Yield the interval columns of a model, those of its bases included."""
    for klass in model.__mro__:
        for attribute in vars(klass).values():
            if isinstance(attribute, IntervalColumns):
                yield attribute


def make_interval_constraints(
    *,
    prefix: str,
    columns: tuple[str, str, str],
    length: type[Func],
    lengths: dict[Precision, tuple[int | None, int | None]],
    required: bool,
) -> list[models.CheckConstraint]:
    """
    Return the CHECKs of one interval.

    prefix    what the names of the constraints begin with
    columns   the attribute's name, then the names of the lower and the upper bound
    lengths   for each precision with two bounds the shortest and longest interval, in what `length` counts
    """
    name, lower, upper = columns
    precision, qualifier, text = f"{name}_precision", f"{name}_qualifier", f"{name}_text"
    no_lower, no_upper = Q(**{f"{lower}__isnull": True}), Q(**{f"{upper}__isnull": True})
    before, after = (Q(**{precision: code}) for code in _ONE_BOUND)
    unbounded = _WITHOUT_BOUNDS if required else [*_WITHOUT_BOUNDS, ""]
    bounds = (
        Q(**{f"{precision}__in": unbounded}) & no_lower & no_upper
        | before & no_lower & ~no_upper
        | after & ~no_lower & no_upper
        | Q(**{f"{precision}__in": [code.value for code in lengths]}) & ~no_lower & ~no_upper
    )
    fits = no_lower | no_upper
    for code, (shortest, longest) in lengths.items():
        of_this_length = Q(**{precision: code.value})
        if shortest is not None:
            of_this_length &= Q(cast("Any", GreaterThanOrEqual(length(F(lower), F(upper)), shortest)))
        if longest is not None:
            of_this_length &= Q(cast("Any", LessThanOrEqual(length(F(lower), F(upper)), longest)))
        fits |= of_this_length
    words = Q(**{f"{qualifier}__in": ["", *(code.value for code in Qualifier)]}) & (
        ~Q(**{precision: ""}) | Q(**{qualifier: "", text: ""})
    )
    return [
        models.CheckConstraint(name=f"{prefix}_{name}_bounds_go_with_precision", condition=bounds),
        models.CheckConstraint(name=f"{prefix}_{name}_length_goes_with_precision", condition=fits),
        models.CheckConstraint(name=f"{prefix}_{name}_words_go_with_a_time", condition=words),
    ]
