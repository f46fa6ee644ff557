"""Which incidents an account works on, where it is not all of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from incidents.editorial.models.organization import Organization


class WorkLimit(models.Model):
    """One agency, with all below it, or one state that an account is limited to. Several add up; none is no limit."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="work_limits", help_text=_("The account.")
    )
    organization = models.ForeignKey(
        Organization,
        # With the limit gone, the account would see everything.
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Incidents that this agency or one below it leads."),
    )
    state = models.CharField(max_length=2, blank=True, help_text=_("Incidents in this state: its USPS code."))

    class Meta:
        verbose_name = _("limit of an account's work")
        verbose_name_plural = _("limits of accounts' work")
        constraints = [
            models.CheckConstraint(
                name="worklimit_is_an_agency_or_a_state",
                condition=Q(organization__isnull=False, state="") | Q(organization__isnull=True) & ~Q(state=""),
            ),
            models.UniqueConstraint(
                name="worklimit_agency_once", fields=["user", "organization"], condition=Q(organization__isnull=False)
            ),
            models.UniqueConstraint(name="worklimit_state_once", fields=["user", "state"], condition=~Q(state="")),
        ]

    def __str__(self) -> str:
        return str(self.organization) if self.organization else self.state
