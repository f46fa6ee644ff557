"""A person's published document as its page shows it, from this document alone."""

from dataclasses import dataclass

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.facts import Claims, Fact, list_facts
from incidents.present.names import write_name_line
from incidents.present.organization_page import PAGE_ZONE
from incidents.present.other_claims import list_other_facts
from incidents.present.row_fields import ORGANIZATION_FIELDS, PERSON_FIELDS, SOURCE_FIELDS
from incidents.present.rows import (
    AliasView,
    IdentifierView,
    list_aliases,
    list_identifiers,
    list_rows,
)
from incidents.present.sheet import FactSheet, RowView, lay_out
from incidents.present.tenures import TenureView, list_tenures
from incidents.present.times import describe_instant
from incidents.present.value import Value
from incidents.record.codes import NameStatus
from incidents.record.documents import PersonRecord
from incidents.record.row import DocumentKind, Table

MOST_HOLDINGS = 2
"""How many offices stand under the name. All of them follow further down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """
    Everything that the page of one version of a person shows.

    title       the released name, or that it is withheld and why
    is_named    whether the name is released
    holdings    the latest offices held, e.g. "Interim police chief, Oakland Police Department, on 29 December 2023"
    tenures     all of them
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
    sheet: FactSheet
    aliases: tuple[AliasView, ...]
    tenures: tuple[TenureView, ...]
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
    tenures = list_tenures(record.tenures, claims=claims, directory=directory)
    organizations = list_rows(
        record.organizations,
        table=Table.ORGANIZATION,
        fields=ORGANIZATION_FIELDS,
        claims=claims,
        directory=directory,
    )
    sources = list_rows(record.sources, table=Table.SOURCE, fields=SOURCE_FIELDS, claims=claims, directory=directory)
    held = (tenure.fact for tenure in tenures)
    shown = (*facts, *held, *(fact for row in (*organizations, *sources) for fact in row.facts))
    return PersonPage(
        number=record.number,
        address=addresses.address_of_person(record.number),
        title=write_name_line(record.person),
        is_named=record.person.name_status is NameStatus.RELEASED,
        version=record.version,
        version_address=addresses.address_of_version(DocumentKind.PERSON, record.number, record.version),
        versions_address=addresses.address_of_versions(DocumentKind.PERSON, record.number),
        published=describe_instant(record.published_at),
        holdings=tuple(tenure.holding for tenure in tenures[:MOST_HOLDINGS]),
        facts=facts,
        sheet=lay_out(facts),
        aliases=list_aliases(record.aliases),
        tenures=tenures,
        organizations=organizations,
        sources=sources,
        identifiers=list_identifiers(record.identifiers, directory=directory),
        other_facts=list_other_facts(claims, shown=shown, directory=directory),
    )
