"""Keeps an incident where the account that saves it can still see it."""

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from incidents.desk.incident_form.sheet import Sheet
from incidents.editorial.models import Incident
from incidents.editorial.work_limits import may_work_on

OUTSIDE = _(
    "Your work is limited to certain agencies or states, and this agency and place are outside of them: "
    "you would not see the incident again."
)


def refuse_outside(sheet: Sheet, incident: Incident, *, by: User) -> None:
    """Put an error beside the lead agency if the incident, as just stored, is outside the limits of the account."""
    if not may_work_on(by, incident):
        sheet.get_form(sheet.incident_slot).add_error("lead_organization", OUTSIDE)
