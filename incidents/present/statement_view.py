"""One statement as a page shows it: speaker, office held then, words, form, channel, time, source."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.evidence import Evidence, make_evidence, map_successors
from incidents.present.facts import Claims, Fact, list_facts
from incidents.present.row_fields import STATEMENT_FIELDS
from incidents.present.row_names import name_speaker
from incidents.present.value import Value
from incidents.record.codes import StatementChannel, StatementMode
from incidents.record.documents import IncidentRecord
from incidents.record.reports import StatementRecord
from incidents.record.row import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """
    One statement.

    office          the office that the speaker held when speaking; for a body, that no person is named
    is_quotation    whether the words stand in quotation marks; reported speech never does
    how             form, place and time in words, e.g. "Quoted in full. Posted on X. 29 December 2023."
    continues       address of the statement that this one goes on from; ""
    replaced_by     address of the statement that replaces this one; ""
    """

    number: int
    anchor: str
    address: str
    speaker: str
    speaker_address: str
    office: str
    attribution: str
    is_quotation: bool
    is_fragment: bool
    text: str
    form: str
    channel: str
    said: Value
    continues: str
    url: str
    facts: tuple[Fact, ...]
    evidence: Evidence
    replaced_by: str


def list_statements(record: IncidentRecord, *, claims: Claims, directory: Directory) -> tuple[StatementView, ...]:
    """Return the statements of an incident in the order of the document."""
    successors = map_successors(record.statements)
    return tuple(
        make_statement(row, claims=claims, directory=directory, replaced_by=successors.get(row.number))
        for row in record.statements
    )


def make_statement(
    row: StatementRecord, *, claims: Claims, directory: Directory, replaced_by: int | None = None
) -> StatementView:
    """
    Return one statement of an incident.

    replaced_by   number of the statement row that supersedes it
    """
    facts = list_facts(
        row,
        table=Table.STATEMENT,
        number=row.number,
        fields=STATEMENT_FIELDS,
        claims=claims,
        directory=directory,
    )
    return StatementView(
        number=row.number,
        anchor=addresses.anchor_of_row(Table.STATEMENT, row.number),
        address=addresses.address_of_statement(row.number),
        speaker=name_speaker(row, directory=directory),
        speaker_address=_address_of_speaker(row, directory=directory),
        office=_write_office(row, directory=directory),
        attribution=write_attribution(row, directory=directory),
        is_quotation=row.mode is not StatementMode.INDIRECT,
        is_fragment=row.mode is StatementMode.PARTIAL,
        text=row.text,
        form=write_form(row.mode),
        channel=write_channel(row.channel),
        said=next(fact.value for fact in facts if fact.anchor.endswith("-said")),
        continues=_address_of_statement(row.continues, directory=directory),
        url=row.url if row.url.startswith(("https://", "http://")) else "",
        facts=facts,
        evidence=make_evidence(row, table=Table.STATEMENT, directory=directory, replaced_by=replaced_by),
        replaced_by=_address_of_statement(replaced_by, directory=directory),
    )


def write_attribution(row: StatementRecord, *, directory: Directory) -> str:
    """Return who speaks with the office held then, e.g. "Sheng Thao, mayor, City of Oakland"."""
    if row.speaker_tenure is not None:
        return directory.name_tenure(row.speaker_tenure)
    return directory.name_organization(row.speaker_organization)


def write_form(mode: StatementMode) -> str:
    """Return whose words these are."""
    match mode:
        case StatementMode.DIRECT:
            return _("Direct quotation")
        case StatementMode.PARTIAL:
            return _("Partial quotation: only these words are quoted")
        case StatementMode.INDIRECT:
            return _("Reported speech, in the words of the source")


def write_channel(channel: StatementChannel) -> str:
    """Return where it was said."""
    if channel is StatementChannel.UNSTATED:
        return _("Channel not stated")
    return _(channel.label)


def _write_office(row: StatementRecord, *, directory: Directory) -> str:
    if row.speaker_tenure is not None:
        return directory.name_office(row.speaker_tenure)
    return _("A body; no person is named")


def _address_of_statement(number: int | None, *, directory: Directory) -> str:
    return directory.mention(Table.STATEMENT, number).address if number else ""


def _address_of_speaker(row: StatementRecord, *, directory: Directory) -> str:
    tenure = directory.get_tenure(row.speaker_tenure)
    if tenure is not None:
        return addresses.address_of_person(tenure.person)
    if row.speaker_organization is not None:
        return addresses.address_of_organization(row.speaker_organization)
    return ""
