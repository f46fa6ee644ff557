"""What the rows of an incident are called where another row or a fact speaks of them."""

from django.utils.translation import gettext as _

from incidents.present.directory import Directory, Key
from incidents.present.value import translate_label
from incidents.record.codes import Marking, Species, VehicleRole
from incidents.record.documents import IncidentRecord
from incidents.record.involved import ChargeRecord, ResponderRecord, SuspectRecord
from incidents.record.reports import StatementRecord
from incidents.record.row import Table
from incidents.record.scene import PlaceRecord, VehicleRecord


def name_rows(record: IncidentRecord, *, directory: Directory) -> dict[Key, str]:
    """Return the names of all rows that are linked by an anchor on the incident's page."""
    names: dict[Key, str] = {(Table.INCIDENT, record.number): record.title}
    names |= {(Table.INCIDENT, row.to_incident): row.to_incident_title for row in record.relations}
    names |= {(Table.PLACE, row.number): name_place(row) for row in record.places}
    names |= {(Table.RESPONDER, row.number): name_responder(row, directory=directory) for row in record.responders}
    names |= {(Table.SUSPECT, row.number): name_suspect(row, directory=directory) for row in record.suspects}
    names |= {(Table.CHARGE, row.number): name_charge(row) for row in record.charges}
    names |= {
        (Table.WEAPON, row.number): row.description or translate_label(row.force_code.label) for row in record.weapons
    }
    names |= {(Table.VEHICLE, row.number): name_vehicle(row) for row in record.vehicles}
    names |= {(Table.OFFENSE, row.number): translate_label(row.offense_code.label) for row in record.offenses}
    names |= {(Table.EVENT, row.number): row.description or translate_label(row.kind.label) for row in record.events}
    names |= {(Table.STATEMENT, row.number): name_statement(row, directory=directory) for row in record.statements}
    names |= {
        (Table.CASE_STATUS, row.number): f"{translate_label(row.axis.label)}: {translate_label(row.state.label)}"
        for row in record.case_status
    }
    names |= {(Table.RELATION, row.number): row.to_incident_title for row in record.relations}
    return names


def name_place(row: PlaceRecord) -> str:
    """Return the name of a place, else its address, landmark or city."""
    return row.name or row.address_text or row.landmark_text or write_city(row)


def write_city(row: PlaceRecord) -> str:
    """Return city and state, e.g. "Oakland, CA"; the finest there is where one is missing."""
    return ", ".join(part for part in (row.city or row.county, row.state) if part) or _("Place not stated")


def write_place_line(row: PlaceRecord) -> str:
    """Return the place in one line: the address, or the landmark that it is near, then city and state."""
    spot = row.address_text or row.landmark_text or row.name
    city = write_city(row) if row.city or row.county or row.state else ""
    return ", ".join(part for part in (spot, city) if part) or _("Place not stated")


def name_responder(row: ResponderRecord, *, directory: Directory) -> str:
    """Return the released name, else the label of the row, else the rank with what the name's status is."""
    person = directory.get_person(row.person)
    if person is not None and person.name is not None:
        return person.name.full_name
    if row.label:
        return row.label
    rank = row.rank_text or translate_label(
        row.species.label if row.species is not Species.HUMAN else row.responder_type.label
    )
    rank = rank[:1].upper() + rank[1:]
    if person is None:
        return rank
    status = directory.name_person(person.number)
    return _("%(rank)s (%(status)s)") % {"rank": rank, "status": status[:1].lower() + status[1:]}


def name_suspect(row: SuspectRecord, *, directory: Directory) -> str:
    """Return the suspect's label; the name only where the record publishes one."""
    person = directory.get_person(row.person)
    if person is not None and person.name is not None:
        return person.name.full_name
    return row.label or _("suspect")


def name_charge(row: ChargeRecord) -> str:
    """Return the offense as charged, else the statute."""
    return row.offense_text or row.statute or _("Charge")


def name_vehicle(row: VehicleRecord) -> str:
    """Return what is known of a vehicle's looks, e.g. "White pickup truck", "Unmarked vehicle"."""
    looks = " ".join(part for part in (row.color, row.make, row.model, row.body_style) if part)
    if not looks and row.marked is not Marking.UNKNOWN:
        looks = _("%(marking)s vehicle") % {"marking": translate_label(row.marked.label)}
    if not looks:
        looks = translate_label(row.role.label) if row.role is not VehicleRole.OTHER else _("Vehicle")
    return looks[:1].upper() + looks[1:]


def name_statement(row: StatementRecord, *, directory: Directory) -> str:
    """Return whose statement it is, e.g. "Statement by Sheng Thao"."""
    return _("Statement by %(speaker)s") % {"speaker": name_speaker(row, directory=directory)}


def name_speaker(row: StatementRecord, *, directory: Directory) -> str:
    """Return the person or the body that speaks."""
    tenure = directory.get_tenure(row.speaker_tenure)
    if tenure is not None:
        return directory.name_person(tenure.person)
    if row.speaker_tenure is not None:
        return directory.name_tenure(row.speaker_tenure)
    return directory.name_organization(row.speaker_organization)
