"""Every change of every row of the record: what it was before and after, who changed it, when and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.models.incident import Incident


class RevisionKind(models.TextChoices):
    """What somebody did when rows changed."""

    EDIT = "edit", _("Edited")
    IMPORT = "import", _("Imported")
    NAME = "name", _("A name was withheld, sealed or released")
    MERGE = "merge", _("Merged")
    REDACT = "redact", _("Words were erased")
    RESTORE = "restore", _("Taken back to an earlier point")
    PUBLISH = "publish", _("Published")


class RowOperation(models.TextChoices):
    """What happened to one row."""

    ADD = "add", _("Added")
    CHANGE = "change", _("Changed")
    REMOVE = "remove", _("Removed")


class Revision(models.Model):
    """One act by one person that changed rows: everything between its beginning and its commit."""

    incident = models.ForeignKey(
        Incident,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="revisions",
        help_text=_("The incident that was worked on; blank for rows that belong to none, such as an agency."),
    )
    kind = CodeField(RevisionKind, default=RevisionKind.EDIT.value, help_text=_("What was done."))
    at = models.DateTimeField(help_text=_("When, UTC."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="revisions", help_text=_("By whom.")
    )
    reason = models.TextField(help_text=_("Why, in a few words that do not repeat what was changed."))
    restored = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="restorations",
        help_text=_("For a restoration: the revision whose outcome was brought back."),
    )

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["id"]
        indexes = [models.Index(name="revision_of_an_incident", fields=["incident", "id"])]
        constraints = [
            *make_code_constraints("revision", {"kind": RevisionKind}),
            models.CheckConstraint(name="revision_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="revision_restores_an_earlier_one",
                condition=Q(restored__isnull=True) | Q(kind=RevisionKind.RESTORE.value) & ~Q(restored=F("id")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_kind_display()}"


class RowChange(models.Model):
    """
    One change of one row, written by a trigger of the database, whatever statement made it.

    before and after are JSON objects of the row's columns: the whole row where it was added or removed, the
    columns that differ where it was changed. Long private texts and what only the workflow writes are left out.
    """

    revision = models.ForeignKey(
        Revision,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="changes",
        help_text=_("The act it was part of; blank for a statement outside the application."),
    )
    table_name = models.CharField(max_length=60, help_text=_("The table of the row."))
    row_id = models.BigIntegerField(help_text=_("The key of the row."))
    incident = models.ForeignKey(
        Incident,
        # The change stays when the incident is gone.
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        null=True,
        blank=True,
        db_index=False,
        related_name="row_changes",
        help_text=_("The incident that the row is a part of; blank for a shared row, such as an agency."),
    )
    operation = CodeField(RowOperation, help_text=_("What happened to the row."))
    before = models.TextField(null=True, blank=True, help_text=_("JSON of what was there; null if added."))  # noqa: DJ001
    after = models.TextField(null=True, blank=True, help_text=_("JSON of what came; null if removed."))  # noqa: DJ001
    written_at = models.DateTimeField(help_text=_("When, by the clock of the database, UTC."))

    class Meta:
        verbose_name = _("change of a row")
        verbose_name_plural = _("changes of rows")
        ordering = ["id"]
        indexes = [
            models.Index(name="rowchange_of_a_row", fields=["table_name", "row_id", "id"]),
            models.Index(name="rowchange_of_an_incident", fields=["incident", "id"]),
        ]
        constraints = [
            *make_code_constraints("rowchange", {"operation": RowOperation}),
            models.CheckConstraint(
                name="rowchange_has_what_its_operation_says",
                condition=Q(operation=RowOperation.ADD.value, before__isnull=True, after__isnull=False)
                | Q(operation=RowOperation.CHANGE.value, before__isnull=False, after__isnull=False)
                | Q(operation=RowOperation.REMOVE.value, before__isnull=False, after__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.operation} {self.table_name} {self.row_id}"


class OpenRevision(models.Model):
    """
    Tells the triggers which revision is being written. It exists only inside the transaction that writes.

    No other transaction ever sees a row of it, so the newest row is that of the transaction itself.
    """

    revision = models.OneToOneField(
        Revision, on_delete=models.CASCADE, related_name="+", help_text=_("The revision being written.")
    )

    is_withholding = models.BooleanField(
        default=False, help_text=_("Lets words be withheld in the history while it is set.")
    )

    class Meta:
        verbose_name = _("open revision")
        verbose_name_plural = _("open revisions")

    def __str__(self) -> str:
        return f"revision {self.revision_id}"
