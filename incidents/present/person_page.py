"""A person's published document as its page shows it, from this document alone."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.facts import Claims, Fact, RowView, list_facts
from incidents.present.names import write_name_line
from incidents.present.organization_page import PAGE_ZONE
from incidents.present.other_claims import list_other_facts
from incidents.present.row_fields import ORGANIZATION_FIELDS, PERSON_FIELDS, SOURCE_FIELDS
from incidents.present.rows import (
    AliasView,
    IdentifierView,
    OfficeView,
    list_aliases,
    list_identifiers,
    list_offices,
    list_rows,
)
from incidents.present.times import describe_instant
from incidents.present.value import Value
from incidents.record.codes import NameStatus
from incidents.record.documents import PersonRecord
from incidents.record.row import DocumentKind, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """
    Everything that the page of one version of a person shows.

    title       the released name, or that it is withheld and why
    is_named    whether the name is released
    holdings    the offices held, each in words, e.g. "Interim police chief, Oakland Police Department"
    """

    number: int
    address: str
    title: str
    is_named: bool
    version: int
    version_address: str
    versions_address: str
    published: Value
    holdings: tuple[str, ...]
    facts: tuple[Fact, ...]
    aliases: tuple[AliasView, ...]
    offices: tuple[OfficeView, ...]
    organizations: tuple[RowView, ...]
    sources: tuple[RowView, ...]
    identifiers: tuple[IdentifierView, ...]
    other_facts: tuple[Fact, ...]


def present_person(record: PersonRecord) -> PersonPage:
    """Return the page of one version of a person."""
    directory = Directory(
        zone=PAGE_ZONE,
        organizations=record.organizations,
        people=(record.person,),
        posts=record.posts,
        tenures=record.tenures,
        sources=record.sources,
    )
    claims = Claims(record.assertions)
    facts = list_facts(
        record.person,
        table=Table.PERSON,
        number=record.number,
        fields=PERSON_FIELDS,
        claims=claims,
        directory=directory,
    )
    offices = list_offices(record.posts, record.tenures, claims=claims, directory=directory)
    organizations = list_rows(
        record.organizations,
        table=Table.ORGANIZATION,
        fields=ORGANIZATION_FIELDS,
        claims=claims,
        directory=directory,
    )
    sources = list_rows(record.sources, table=Table.SOURCE, fields=SOURCE_FIELDS, claims=claims, directory=directory)
    office_rows = [row for office in offices for row in (office.office, *office.tenures)]
    shown = (*facts, *(fact for row in (*office_rows, *organizations, *sources) for fact in row.facts))
    return PersonPage(
        number=record.number,
        address=addresses.address_of_person(record.number),
        title=write_name_line(record.person),
        is_named=record.person.name_status is NameStatus.RELEASED,
        version=record.version,
        version_address=addresses.address_of_version(DocumentKind.PERSON, record.number, record.version),
        versions_address=addresses.address_of_versions(DocumentKind.PERSON, record.number),
        published=describe_instant(record.published_at),
        holdings=tuple(_write_holding(tenure.number, directory=directory) for tenure in record.tenures),
        facts=facts,
        aliases=list_aliases(record.aliases),
        offices=offices,
        organizations=organizations,
        sources=sources,
        identifiers=list_identifiers(record.identifiers, directory=directory),
        other_facts=list_other_facts(claims, shown=shown, directory=directory),
    )


def _write_holding(tenure_number: int, *, directory: Directory) -> str:
    office = directory.name_office(tenure_number)
    return office[:1].upper() + office[1:] if office else _("Office not stated")
