"""Which organizations and people an incident's document names, and as what."""

from collections.abc import Iterator

from incidents.public_store.tables import MentionRole
from incidents.record.documents import IncidentRecord
from incidents.record.evidence import Sourced
from incidents.record.row import Table


def make_mentions(document: IncidentRecord) -> set[tuple[Table, int, MentionRole]]:
    """Return (table, number, role) of every organization and person that the document names in a role."""
    organizations = {
        (Table.ORGANIZATION, number, role) for number, role in _list_organizations(document) if number is not None
    }
    people = {(Table.PERSON, number, role) for number, role in _list_people(document) if number is not None}
    return organizations | people


def _list_organizations(document: IncidentRecord) -> Iterator[tuple[int | None, MentionRole]]:
    yield document.lead_organization, MentionRole.LEAD
    for responder in document.responders:
        yield responder.organization, MentionRole.EMPLOYER
    for statement in document.statements:
        yield statement.speaker_organization, MentionRole.SPEAKER
    for vehicle in document.vehicles:
        yield vehicle.owner, MentionRole.OWNER
    for post in document.posts:
        yield post.organization, MentionRole.OFFICE
    for source in document.sources:
        yield source.publisher, MentionRole.PUBLISHER
    reports: tuple[Sourced, ...] = (*document.assertions, *document.case_status, *document.statements)
    for report in reports:
        yield report.attributed_organization, MentionRole.ATTRIBUTED


def _list_people(document: IncidentRecord) -> Iterator[tuple[int | None, MentionRole]]:
    for responder in document.responders:
        yield responder.person, MentionRole.RESPONDER
    for suspect in document.suspects:
        yield suspect.person, MentionRole.SUSPECT
    for tenure in document.tenures:
        yield tenure.person, MentionRole.OFFICIAL
