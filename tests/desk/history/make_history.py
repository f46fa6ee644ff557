"""A record with a history: begun, edited, submitted, edited again."""

import datetime as dt
from dataclasses import dataclass

from incidents.editorial.actions.incidents import submit
from incidents.editorial.actions.revisions import revise
from incidents.editorial.models import Incident, Organization, Revision, Suspect
from tests import make
from tests.make import NOW

HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class History:
    """An incident and the revisions that made it what it is."""

    incident: Incident
    begun: Revision
    named: Revision
    mended: Revision


def make_history() -> History:
    """A suspect and a weapon came, an agency was renamed; then the weapon went and the suspect was called otherwise."""
    editor = make.make_user(username="editor")
    with revise(by=editor, now=NOW, reason="The first report.") as begun:
        agency = make.make_organization(name="Sample City Police")
        incident = make.make_incident(lead_organization=agency, summary="An officer was hurt.")
    with revise(by=editor, now=NOW + HOUR, reason="The second report.", incident=incident) as named:
        suspect = make.make_suspect(incident=incident, label="gunman")
        make.make_charge(suspect=suspect, offense_text="assault")
        make.make_weapon(incident=incident, description="a pistol")
        event = make.make_event(incident=incident, description="Shots were fired.")
        event.officials.add(make.make_tenure())
        Organization.objects.filter(pk=agency.pk).update(abbreviation="TPD")
    submit(incident=incident, by=editor, now=NOW + 2 * HOUR, reason="Please look.")
    with revise(by=editor, now=NOW + 3 * HOUR, reason="Nobody saw a pistol.", incident=incident) as mended:
        incident.weapons.all().delete()
        Suspect.objects.update(label="hooded gunman")
        Incident.objects.filter(pk=incident.pk).update(occurred_text="about six", place=make.make_place(name="Bridge"))
    incident.refresh_from_db()
    return History(incident=incident, begun=begun, named=named, mended=mended)
