"""One incident with a row in every table, and what it takes to publish it."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User

from incidents.editorial.models import Charge, Incident, Publication, Suspect
from incidents.publishing.publish import publish_incidents
from incidents.record.codes import ApprehensionState, Outcome, ProsecutionState, StatementMode
from tests import make


def make_publisher() -> User:
    """The account that publishes, the same one each time."""
    return User.objects.filter(username="publisher").first() or make.make_user(username="publisher", is_superuser=True)


def make_full_incident(**fields: Any) -> Incident:
    """
    An incident in which every table that can be published has a row.

    A withheld officer of the agency, a second one, a group of suspects with one who is charged, an official who
    speaks and one event in which he takes part, an offense, a weapon, a vehicle, a source that nothing cites.
    """
    by = make_publisher()
    agency = make.make_organization()
    place = make.make_place()
    tenure = make.make_tenure(post=make.make_post(organization=agency))
    source = make.make_source(publisher=make.make_organization(name="Testville Courier", kind="news_media"))
    defaults = {"place": place, "lead_organization": agency, "kind": "attack", "summary": "An officer was shot."}
    incident = make.make_incident(**{**defaults, **fields})
    told = {"incident": incident, "source": source, "recorded_by": by}
    make.make_incident_source(incident=incident, source=source, position=1)
    make.make_incident_source(incident=incident, source=make.make_source(title="The same, on video"), position=2)
    officer = make.make_responder(
        incident=incident, person=make.make_withheld_person(), organization=agency, label="", outcome=Outcome.KILLED
    )
    make.make_responder(incident=incident, label="second officer")
    group, charge = _make_suspects(incident)
    make.make_vehicle(incident=incident, owner=agency, driver=officer)
    make.make_offense(incident=incident)
    event = make.make_event(incident=incident, place=place)
    event.officials.add(tenure)
    make.make_statement(speaker_tenure=tenure, event=event, **told)
    make.make_statement(speaker_organization=agency, mode=StatementMode.PARTIAL, text="a hard day", **told)
    make.make_case_status(state=ApprehensionState.AT_LARGE, suspect=group, **told)
    make.make_case_status(state=ProsecutionState.CHARGED, suspect=charge.suspect, charge=charge, **told)
    make.make_assertion(field="kind", **told)
    make.make_assertion(row=officer, field="outcome", attributed_tenure=tenure, **told)
    make.make_assertion(row=agency, field="name", **told)
    make.make_assertion(row=event, field="officials", **told)
    make.make_identifier(row=incident)
    make.make_correction(incident=incident, noted_by=by)
    return incident


def _make_suspects(incident: Incident) -> tuple[Suspect, Charge]:
    """A group, and one of it who is charged and armed."""
    group = make.make_suspect(incident=incident, label="those who fled", is_group=True, count_text="several")
    suspect = make.make_suspect(incident=incident, label="one of them", member_of=group)
    make.make_weapon(incident=incident, suspect=suspect)
    return group, make.make_charge(suspect=suspect)


def publish(*incidents: Incident, reason: str = "") -> tuple[Publication, ...]:
    """Publish incidents as one batch at NOW."""
    return publish_incidents(incidents=incidents, by=make_publisher(), reason=reason, now=make.NOW)


def read_documents(entries: Iterable[Publication], kind: str = "") -> list[str]:
    """The stored text of every document among log entries, in order; of one kind where it is given."""
    return [entry.document for entry in entries if entry.document is not None and kind in ("", entry.kind)]
