"""What was made public, under which numbers, and how far it has been delivered."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind, Table


class Counter(models.Model):
    """The last number given out under a name. Taken under a row lock, so that numbers have no gaps."""

    name = models.CharField(max_length=60, unique=True, help_text=_("What is counted."))
    value = models.BigIntegerField(default=0, help_text=_("The last number given; 0 before the first."))

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")
        constraints = [models.CheckConstraint(name="counter_counts_up", condition=Q(value__gte=0))]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class RecordNumber(models.Model):
    """The permanent public number of a row, given at its first publication and never used again."""

    table = CodeField(Table, help_text=_("The table of the row."))
    row_id = models.BigIntegerField(help_text=_("The key of the row."))
    number = models.BigIntegerField(help_text=_("Its public number in that table, 1, 2, 3 …"))

    class Meta:
        verbose_name = _("public number")
        verbose_name_plural = _("public numbers")
        constraints = [
            *make_code_constraints("recordnumber", {"table": Table}),
            models.UniqueConstraint(name="recordnumber_one_per_row", fields=["table", "row_id"]),
            models.UniqueConstraint(name="recordnumber_given_once", fields=["table", "number"]),
            models.CheckConstraint(name="recordnumber_from_1", condition=Q(number__gte=1, row_id__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.number}"


_HAS_DOCUMENT = Q(document__isnull=False, salt__isnull=False)
_HAS_NO_DOCUMENT = Q(document__isnull=True, salt__isnull=True)


class Publication(models.Model):
    """
    One entry of the public log: a version, a withdrawal, a merger or a redaction.

    Rows are written once. The only change that triggers allow is the erasure of document and salt by a redaction.
    """

    sequence = models.BigIntegerField(
        primary_key=True, help_text=_("1, 2, 3 … without gaps, in the order of the commits.")
    )
    batch = models.BigIntegerField(help_text=_("Sequence of the first entry of its batch."))
    action = CodeField(LogAction, help_text=_("What the entry does."))
    kind = CodeField(DocumentKind, help_text=_("The kind of record."))
    number = models.BigIntegerField(help_text=_("The record's public number in its kind."))
    version = models.IntegerField(
        null=True, blank=True, help_text=_("The version published or redacted; blank for the rest.")
    )
    published_at = models.DateTimeField(help_text=_("UTC, whole seconds."))
    document = models.TextField(  # noqa: DJ001 - an erased document is not an empty one
        null=True,
        blank=True,
        help_text=_("The version as canonical JSON; null once it has been redacted."),
    )
    salt = models.CharField(  # noqa: DJ001 - erased with the document
        max_length=64,
        null=True,
        blank=True,
        help_text=_("Lower-case hexadecimal; goes with the document."),
    )
    digest = models.CharField(  # noqa: DJ001 - entries without a version have none
        max_length=64,
        null=True,
        blank=True,
        help_text=_("SHA-256 of salt and document; stays after a redaction."),
    )
    merged_into = models.BigIntegerField(
        null=True, blank=True, help_text=_("For a merger: the number of the record that goes on.")
    )
    reason = models.TextField(blank=True, help_text=_("Public words on why."))
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("Private: who did it.")
    )

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["sequence"]
        indexes = [
            models.Index(name="publication_batch", fields=["batch"]),
            models.Index(name="publication_of_a_record", fields=["kind", "number", "sequence"]),
        ]
        constraints = [
            *make_code_constraints("publication", {"action": LogAction, "kind": DocumentKind}),
            models.CheckConstraint(
                name="publication_numbers_from_1",
                condition=Q(sequence__gte=1, batch__gte=1, batch__lte=F("sequence"), number__gte=1),
            ),
            models.CheckConstraint(
                name="publication_shape_of_publish",
                condition=~Q(action=LogAction.PUBLISH.value)
                | Q(version__gte=1, version__isnull=False, digest__isnull=False, merged_into__isnull=True)
                & (_HAS_DOCUMENT | _HAS_NO_DOCUMENT),
            ),
            models.CheckConstraint(
                name="publication_shape_of_withdraw",
                condition=~Q(action=LogAction.WITHDRAW.value)
                | Q(version__isnull=True, digest__isnull=True, merged_into__isnull=True)
                & _HAS_NO_DOCUMENT
                & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="publication_shape_of_merge",
                condition=~Q(action=LogAction.MERGE.value)
                | Q(version__isnull=True, digest__isnull=True, merged_into__isnull=False)
                & _HAS_NO_DOCUMENT
                & ~Q(merged_into=F("number"))
                & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="publication_shape_of_redact",
                condition=~Q(action=LogAction.REDACT.value)
                | Q(version__gte=1, version__isnull=False, merged_into__isnull=True) & _HAS_NO_DOCUMENT & ~Q(reason=""),
            ),
            models.UniqueConstraint(
                name="publication_one_per_version",
                fields=["kind", "number", "version"],
                condition=Q(action=LogAction.PUBLISH.value),
            ),
        ]

    def __str__(self) -> str:
        version = f" version {self.version}" if self.version else ""
        return f"{self.sequence}: {self.action} {self.kind} {self.number}{version}"


class DeliveryState(models.Model):
    """The last attempt to deliver publications to the public store, and what stopped it. One row."""

    last_attempt_at = models.DateTimeField(null=True, blank=True, help_text=_("When delivery was last tried, UTC."))
    last_error = models.TextField(blank=True, help_text=_("Why it stopped; blank after a success."))

    class Meta:
        verbose_name = _("state of delivery")
        verbose_name_plural = _("state of delivery")
        constraints = [
            models.CheckConstraint(name="deliverystate_is_one_row", condition=Q(id=1)),
        ]

    def __str__(self) -> str:
        return self.last_error or "delivered"
