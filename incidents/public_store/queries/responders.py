"""The responders of listed incidents: who they were, as far as published, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from incidents.public_store.tables import Organization, Person, Responder
from incidents.record.codes import NameStatus, Outcome, ResponderType, Species


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponderLine:
    """
    One responder, or one group, of an incident in a list.

    name_status     None where the record has no person for the responder, or the person's own record is not live
    full_name       "" unless the name is released
    organization    name of the employer as it is now; "" if not known
    count           of a group, only where a source gives a number
    count_text      what the source says instead, e.g. "a team of officers"
    """

    number: int
    label: str
    is_group: bool
    count: int | None
    count_text: str
    responder_type: ResponderType
    species: Species
    rank_text: str
    outcome: Outcome
    name_status: NameStatus | None
    full_name: str
    organization: str


_OF_INCIDENTS = (
    sa.select(
        Responder.incident_number,
        Responder.number,
        Responder.label,
        Responder.is_group,
        Responder.count,
        Responder.count_text,
        Responder.responder_type,
        Responder.species,
        Responder.rank_text,
        Responder.outcome,
        Person.name_status,
        sa.func.coalesce(Person.full_name, ""),
        sa.func.coalesce(Organization.name, ""),
    )
    .select_from(Responder)
    .outerjoin(Person, Person.number == Responder.person)
    .outerjoin(Organization, Organization.number == Responder.organization)
    .where(Responder.incident_number.in_(sa.bindparam("numbers", expanding=True)))
    .order_by(Responder.number)
)


def list_responders(connection: sa.Connection, incident_numbers: Sequence[int]) -> dict[int, list[ResponderLine]]:
    """
    Return the responders of the given incidents by number, under the incident's number. One statement.

    An incident without responders is not among the keys.
    """
    found: dict[int, list[ResponderLine]] = {}
    for incident, number, label, is_group, *rest in connection.execute(
        _OF_INCIDENTS, {"numbers": list(incident_numbers)}
    ):
        count, count_text, responder_type, species, rank_text, outcome, name_status, full_name, organization = rest
        found.setdefault(incident, []).append(
            ResponderLine(
                number=number,
                label=label,
                is_group=is_group,
                count=count,
                count_text=count_text,
                responder_type=responder_type,
                species=species,
                rank_text=rank_text,
                outcome=outcome,
                name_status=name_status,
                full_name=full_name,
                organization=organization,
            )
        )
    return found
