"""One statement in a list across incidents, in words."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.names import write_office, write_source_name
from incidents.present.statement_view import write_channel, write_form
from incidents.present.times import describe_moment
from incidents.present.value import Value
from incidents.public_store.queries import statements as queries
from incidents.record.codes import StatementMode
from incidents.record.row import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """
    One statement of a list.

    office      e.g. "As interim police chief, Oakland Police Department"; "" for a body
    continues   address of the statement that this one goes on from, or ""
    source      how evidence names where it was read; "" where the incident's document does not describe it
    """

    number: int
    address: str
    office: str
    is_quotation: bool
    text: str
    form: str
    channel: str
    said: Value
    continues: str
    source: str
    source_address: str
    incident: str
    incident_title: str
    incident_address: str


def present_statement_line(statement: queries.StatementLine) -> StatementLine:
    """Return one line of a list of statements. Times are shown in the zone of the statement's incident."""
    zone = ZoneInfo(statement.timezone)
    incident_address = addresses.address_of_incident(statement.incident_number)
    source = statement.source
    return StatementLine(
        number=statement.number,
        address=addresses.address_of_statement(statement.number),
        office=_write_office(statement.office) if statement.office else "",
        is_quotation=statement.mode is not StatementMode.INDIRECT,
        text=statement.text,
        form=write_form(statement.mode),
        channel=write_channel(statement.channel),
        said=describe_moment(statement.said, zone=zone),
        continues=addresses.address_of_statement(statement.continues) if statement.continues else "",
        source=write_source_name(source, publisher_name=source.publisher, zone=zone) if source else "",
        source_address=f"{incident_address}#{addresses.anchor_of_row(Table.SOURCE, source.number)}" if source else "",
        incident=_("Incident %(number)d") % {"number": statement.incident_number},
        incident_title=statement.incident_title,
        incident_address=f"{incident_address}#{addresses.anchor_of_row(Table.STATEMENT, statement.number)}",
    )


def _write_office(office: queries.SpeakersOffice) -> str:
    held = write_office(office, capacity=office.capacity, organization_name=office.organization)
    return _("As %(office)s") % {"office": held}
