"""Erasures of published words: who erased what and why, and the permit under which a trigger lets it through."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import make_code_constraints
from incidents.record.row import Table

PUBLICATION = "publication"
"""How permits and audit rows name the table of publications, which is none of those with public numbers."""

REDACTABLE_TABLES = (
    Table.ASSERTION.value,
    Table.CASE_STATUS.value,
    Table.STATEMENT.value,
    PUBLICATION,
)


class Redaction(models.Model):
    """The record of one erasure. It never repeats the words."""

    table_name = models.CharField(max_length=40, help_text=_("The table of the row."))
    row_id = models.BigIntegerField(help_text=_("The key of the row."))
    fields = models.CharField(max_length=200, help_text=_("The columns that were erased, comma-separated."))
    reason = models.TextField(help_text=_("Why, in words that do not repeat what was erased."))
    redacted_at = models.DateTimeField(help_text=_("When, UTC."))
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("By whom.")
    )

    class Meta:
        verbose_name = _("redaction")
        verbose_name_plural = _("redactions")
        constraints = [
            *make_code_constraints("redaction", {"table_name": REDACTABLE_TABLES}),
            models.CheckConstraint(name="redaction_has_a_reason", condition=~Q(reason="") & ~Q(fields="")),
        ]

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_id}: {self.fields}"


class RedactionPermit(models.Model):
    """
    Lets the triggers pass an update of one frozen row. It exists only inside the transaction that redacts.

    The table is empty whenever nobody is redacting: a permit is deleted before its transaction commits.
    """

    table_name = models.CharField(max_length=40, help_text=_("The table of the row."))
    row_id = models.BigIntegerField(help_text=_("The key of the row."))

    class Meta:
        verbose_name = _("redaction permit")
        verbose_name_plural = _("redaction permits")
        constraints = [
            *make_code_constraints("redactionpermit", {"table_name": REDACTABLE_TABLES}),
            models.UniqueConstraint(name="redactionpermit_one_per_row", fields=["table_name", "row_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_id}"
