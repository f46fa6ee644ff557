"""One statement in a list across incidents, in words."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from incidents.present import addresses
from incidents.present.statement_view import write_channel, write_form
from incidents.present.times import describe_moment
from incidents.present.value import Value
from incidents.public_store.queries import statements as queries
from incidents.record.codes import StatementMode


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One statement of a list. office: the office held then, "" for a body or where it has no style of its own."""

    number: int
    address: str
    office: str
    is_quotation: bool
    text: str
    form: str
    channel: str
    said: Value
    incident_title: str
    incident_address: str


def present_statement_line(statement: queries.StatementLine) -> StatementLine:
    """Return one line of a list of statements. Times are shown in the zone of the statement's incident."""
    return StatementLine(
        number=statement.number,
        address=addresses.address_of_statement(statement.number),
        office=statement.post_label or "",
        is_quotation=statement.mode is not StatementMode.INDIRECT,
        text=statement.text,
        form=write_form(statement.mode),
        channel=write_channel(statement.channel),
        said=describe_moment(statement.said, zone=ZoneInfo(statement.timezone)),
        incident_title=statement.incident_title,
        incident_address=addresses.address_of_incident(statement.incident_number),
    )
