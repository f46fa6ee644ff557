"""An incident with a row in every table, for pages that show all of them."""

from dataclasses import dataclass

from incidents.editorial.models import CaseStatus, Incident, Person, Source, Statement
from incidents.record.codes import InvestigationState
from tests.make import (
    make_alias,
    make_assertion,
    make_case_status,
    make_charge,
    make_correction,
    make_event,
    make_identifier,
    make_incident,
    make_incident_source,
    make_offense,
    make_organization,
    make_place,
    make_relation,
    make_responder,
    make_source,
    make_statement,
    make_suspect,
    make_tenure,
    make_vehicle,
    make_weapon,
    make_withheld_person,
)


@dataclass(frozen=True, kw_only=True)
class FullRecord:
    """The rows that tests look at again."""

    incident: Incident
    source: Source
    officer: Person
    statement: Statement
    status: CaseStatus


def make_full_record() -> FullRecord:
    """A publishable incident: two of what refers to each other, one of everything else."""
    place, agency = make_place(), make_organization()
    source = make_source(publisher=make_organization(name="Testville Herald"))
    incident = make_incident(place=place, lead_organization=agency)
    make_incident_source(incident=incident, source=source)
    make_relation(from_incident=incident)
    officer = make_withheld_person()
    responder = make_responder(incident=incident, person=officer, organization=agency)
    group = make_suspect(incident=incident, is_group=True, label="several suspects")
    suspect = make_suspect(incident=incident, member_of=group)
    make_charge(suspect=suspect)
    make_offense(incident=incident)
    make_weapon(incident=incident, suspect=suspect)
    make_vehicle(incident=incident, owner=agency, driver=responder)
    chief = make_tenure()
    event = make_event(incident=incident, place=place)
    event.officials.add(chief)
    evidence = {"incident": incident, "source": source}
    statement = make_statement(**evidence, speaker_tenure=chief, event=event, excerpt="We are\ngrateful")
    make_statement(**evidence, continues=statement, text="We will go on.")
    status = make_case_status(**evidence)
    make_case_status(**evidence, state=InvestigationState.OPEN)
    make_assertion(incident=incident, source=source, attributed_tenure=chief)
    make_identifier(row=agency)
    make_alias(organization=agency)
    make_correction(incident=incident)
    return FullRecord(incident=incident, source=source, officer=officer, statement=statement, status=status)


def add_rows(record: FullRecord) -> None:
    """One more row of each kind, with rows of its own to refer to."""
    incident, source = record.incident, make_source(publisher=make_organization())
    make_incident_source(incident=incident, source=source)
    make_relation(from_incident=incident)
    responder = make_responder(incident=incident, person=make_withheld_person(), organization=make_organization())
    group = make_suspect(incident=incident, is_group=True)
    suspect = make_suspect(incident=incident, member_of=group)
    make_weapon(incident=incident, suspect=suspect)
    make_vehicle(incident=incident, owner=make_organization(), driver=responder)
    event = make_event(incident=incident, place=make_place())
    evidence = {"incident": incident, "source": source, "attributed_tenure": make_tenure()}
    make_statement(**evidence, speaker_tenure=make_tenure(), event=event)
    make_case_status(**evidence)
    make_assertion(incident=incident, source=source, attributed_tenure=make_tenure())
    make_correction(incident=incident)
