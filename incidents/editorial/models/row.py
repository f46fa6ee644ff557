"""What every editorial row is: it checks its times before it is saved, and may say who began it."""

from collections.abc import Collection

from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.interval import iterate_interval_columns
from incidents.editorial.models.constraints_together import keeps_constraints


class EditorialRow(models.Model):
    """A row whose moments and partial dates are checked as wholes, with a message on the precision column."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raise ValidationError if the columns of a time do not fit together."""
        super().clean()
        for columns in iterate_interval_columns(type(self)):
            columns.check_row(self)

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """
        Raise ValidationError with a message for every constraint that the row breaks.

        A row that keeps them all, as nearly every row does, is not asked about each of them alone.
        """
        try:
            kept = keeps_constraints(self, exclude)
        except FieldError:
            kept = False
        if not kept:
            super().validate_constraints(exclude=exclude)


class Begun(EditorialRow):
    """A row that says who entered it and when."""

    created_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text=_("When the row was entered, UTC.")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text=_("Who entered the row."),
    )
    updated_at = models.DateTimeField(auto_now=True, help_text=_("When the row was last saved, UTC."))

    class Meta:
        abstract = True


class Mergeable(Begun):
    """A record that may turn out to be the same as another, which then continues it under its own number."""

    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged_from",
        help_text=_("The record that continues this one, if both turned out to be the same."),
    )
    merged_at = models.DateTimeField(null=True, blank=True, editable=False, help_text=_("When it was merged, UTC."))
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text=_("Who merged it."),
    )

    class Meta:
        abstract = True


def make_merger_constraints(model: str) -> list[models.CheckConstraint]:
    """Return the CHECKs of the columns that a model has from Mergeable."""
    return [
        models.CheckConstraint(
            name=f"{model}_merger_says_who_and_when",
            condition=Q(merged_into__isnull=True, merged_at__isnull=True, merged_by__isnull=True)
            | Q(merged_into__isnull=False, merged_at__isnull=False, merged_by__isnull=False),
        ),
        models.CheckConstraint(
            name=f"{model}_is_not_merged_into_itself",
            condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
        ),
    ]


def make_pair_constraint(model: str, verb: str) -> models.CheckConstraint:
    """Return the CHECK that who and when of an act, ``{verb}_at`` and ``{verb}_by``, are set together."""
    at, by = f"{verb}_at__isnull", f"{verb}_by__isnull"
    return models.CheckConstraint(
        name=f"{model}_{verb}_at_and_by_together",
        condition=Q(**{at: True, by: True}) | Q(**{at: False, by: False}),
    )
