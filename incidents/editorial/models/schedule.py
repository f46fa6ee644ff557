"""Acts that a second person has to approve and that happen at a set time: publications and releases of names."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.models.incident import Incident
from incidents.editorial.models.person import Person
from incidents.editorial.models.row import make_pair_constraint


class ScheduledKind(models.TextChoices):
    """What is to happen."""

    PUBLICATION = "publication", _("Publication of an incident")
    RELEASE = "release", _("Release of a name")


class ScheduledAct(models.Model):
    """
    One act to come. It happens at the first look of the worker at or after due_at, if it is approved by then.

    It ends in exactly one of: done, cancelled, failed. What a release needs is kept encrypted, as a sealed name is.
    """

    kind = CodeField(ScheduledKind, help_text=_("What is to happen."))
    incident = models.ForeignKey(
        Incident,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="scheduled_acts",
        help_text=_("The incident to publish; for a release the one its source was collected for, if any."),
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="scheduled_acts",
        help_text=_("Whose name is to be released."),
    )
    plan = models.TextField(
        blank=True, help_text=_("For a release: name and evidence as a Fernet token; blank once it has ended.")
    )
    due_at = models.DateTimeField(help_text=_("Not before this time, UTC."))
    reason = models.TextField(help_text=_("Why. It must not repeat a withheld name."))
    requested_at = models.DateTimeField(help_text=_("When it was asked for, UTC."))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("By whom.")
    )
    approved_at = models.DateTimeField(null=True, blank=True, help_text=_("When a second person agreed, UTC."))
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who agreed."),
    )
    cancelled_at = models.DateTimeField(null=True, blank=True, help_text=_("When it was called off, UTC."))
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Who called it off."),
    )
    done_at = models.DateTimeField(null=True, blank=True, help_text=_("When it happened, UTC."))
    failed_at = models.DateTimeField(null=True, blank=True, help_text=_("When it was refused, UTC."))
    failure = models.TextField(blank=True, help_text=_("Why it was refused, never with the words refused."))

    class Meta:
        verbose_name = _("scheduled act")
        verbose_name_plural = _("scheduled acts")
        ordering = ["due_at", "id"]
        permissions = [
            ("schedule_publication", "Can schedule publications"),
            ("schedule_release", "Can ask for and approve the release of a name at a set time"),
        ]
        constraints = [
            *make_code_constraints("scheduledact", {"kind": ScheduledKind}),
            make_pair_constraint("scheduledact", "approved"),
            make_pair_constraint("scheduledact", "cancelled"),
            models.CheckConstraint(name="scheduledact_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="scheduledact_says_what_it_is_about",
                condition=Q(kind=ScheduledKind.PUBLICATION.value, incident__isnull=False, person__isnull=True, plan="")
                | Q(kind=ScheduledKind.RELEASE.value, person__isnull=False),
            ),
            models.CheckConstraint(
                name="scheduledact_is_approved_by_somebody_else",
                condition=Q(approved_by__isnull=True)
                | Q(kind=ScheduledKind.PUBLICATION.value)
                | ~Q(approved_by=F("requested_by")),
            ),
            models.CheckConstraint(
                name="scheduledact_ends_once",
                condition=Q(done_at__isnull=True, failed_at__isnull=True)
                | Q(done_at__isnull=True, cancelled_at__isnull=True)
                | Q(failed_at__isnull=True, cancelled_at__isnull=True),
            ),
            models.CheckConstraint(
                name="scheduledact_keeps_a_plan_while_it_is_to_come",
                condition=Q(kind=ScheduledKind.PUBLICATION.value)
                | Q(done_at__isnull=True, failed_at__isnull=True, cancelled_at__isnull=True) & ~Q(plan="")
                | (Q(done_at__isnull=False) | Q(failed_at__isnull=False) | Q(cancelled_at__isnull=False)) & Q(plan=""),
            ),
            models.CheckConstraint(
                name="scheduledact_failure_is_told", condition=Q(failed_at__isnull=True) | ~Q(failure="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"
