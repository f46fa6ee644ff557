"""What the people at the desk do about an incident between drafting and publishing it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.columns.code import CodeField, make_code_constraints
from incidents.editorial.columns.digest import make_digest_condition
from incidents.editorial.models.incident import Incident
from incidents.editorial.models.workflow import State


class Transition(models.Model):
    """
    One step of an incident from state to state: who made it, when and why. Never changed.

    A step that ends where it began, and made no version, says whose work the incident became.
    """

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="transitions", help_text=_("The incident.")
    )
    from_state = CodeField(State, help_text=_("The state before."))
    to_state = CodeField(State, help_text=_("The state after."))
    at = models.DateTimeField(help_text=_("When, UTC."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("By whom.")
    )
    reason = models.TextField(help_text=_("Why."))
    is_alone = models.BooleanField(
        default=False,
        help_text=_("Whether somebody approved or published their own work alone, as a newsroom of one person may."),
    )
    version = models.PositiveIntegerField(
        null=True, blank=True, help_text=_("The public version that it made; blank for every other step.")
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Whose work it became; blank for every other step."),
    )

    class Meta:
        verbose_name = _("step of review")
        verbose_name_plural = _("steps of review")
        ordering = ["id"]
        indexes = [models.Index(name="transition_of_an_incident", fields=["incident", "id"])]
        constraints = [
            *make_code_constraints("transition", {"from_state": State, "to_state": State}),
            models.CheckConstraint(name="transition_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.from_state} to {self.to_state}"


class Comment(models.Model):
    """A word between colleagues about an incident. It never leaves the desk."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="comments", help_text=_("The incident.")
    )
    at = models.DateTimeField(help_text=_("When, UTC."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("By whom.")
    )
    text = models.TextField(help_text=_("Seen at the desk only. A withheld name must not be written here."))

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["id"]
        constraints = [models.CheckConstraint(name="comment_says_something", condition=~Q(text=""))]

    def __str__(self) -> str:
        return f"comment {self.pk}"


class WarningAnswer(models.Model):
    """An editor's words on why a warning of the readiness list is no obstacle. It lapses when the matter changes."""

    incident = models.ForeignKey(
        Incident, on_delete=models.CASCADE, related_name="warning_answers", help_text=_("The incident.")
    )
    fingerprint = models.CharField(
        max_length=64,
        help_text=_("SHA-256 of the rule, the row and the values that it is about: other values ask again."),
    )
    rule = models.CharField(max_length=60, help_text=_("Name of the rule that warned."))
    text = models.TextField(help_text=_("Why it is right as it stands. A withheld name must not be written here."))
    at = models.DateTimeField(help_text=_("When, UTC."))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", help_text=_("By whom.")
    )

    class Meta:
        verbose_name = _("answer to a warning")
        verbose_name_plural = _("answers to warnings")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="warninganswer_says_something", condition=~Q(text="") & ~Q(rule="")),
            models.CheckConstraint(
                name="warninganswer_fingerprint_form", condition=make_digest_condition("fingerprint")
            ),
            models.UniqueConstraint(name="warninganswer_once", fields=["incident", "fingerprint"]),
        ]

    def __str__(self) -> str:
        return f"answer to {self.rule}"
