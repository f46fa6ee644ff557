"""An organization's published document as its page shows it, from this document alone."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.facts import Claims, Fact, list_facts
from incidents.present.other_claims import list_other_facts
from incidents.present.posts import PostView, list_posts
from incidents.present.row_fields import ORGANIZATION_FIELDS, ORGANIZATION_PAGE_FIELDS, SOURCE_FIELDS
from incidents.present.rows import (
    AliasView,
    IdentifierView,
    list_aliases,
    list_identifiers,
    list_rows,
)
from incidents.present.sheet import FactSheet, RowView, lay_out
from incidents.present.times import describe_instant
from incidents.present.value import Value, translate_label
from incidents.record.documents import OrganizationRecord
from incidents.record.mentions import OrganizationMention
from incidents.record.row import DocumentKind, Table

PAGE_ZONE = ZoneInfo("UTC")
"""Organizations and people have no zone of their own: their pages show clock times in UTC, and say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationPage:
    """
    Everything that the page of one version of an organization shows.

    mentioned   the other organizations that the document speaks of
    """

    number: int
    address: str
    title: str
    kind: str
    version: int
    version_address: str
    versions_address: str
    published: Value
    facts: tuple[Fact, ...]
    sheet: FactSheet
    aliases: tuple[AliasView, ...]
    posts: tuple[PostView, ...]
    mentioned: tuple[RowView, ...]
    sources: tuple[RowView, ...]
    identifiers: tuple[IdentifierView, ...]
    other_facts: tuple[Fact, ...]


def present_organization(record: OrganizationRecord) -> OrganizationPage:
    """Return the page of one version of an organization."""
    directory = Directory(
        zone=PAGE_ZONE,
        organizations=(*record.organizations, _mention(record)),
        people=(),
        posts=record.posts,
        tenures=(),
        sources=record.sources,
    )
    claims = Claims(record.assertions)
    facts = list_facts(
        record,
        table=Table.ORGANIZATION,
        number=record.number,
        fields=ORGANIZATION_PAGE_FIELDS,
        claims=claims,
        directory=directory,
    )
    posts = list_posts(record.posts, owner=record.number, claims=claims, directory=directory)
    mentioned = list_rows(
        record.organizations,
        table=Table.ORGANIZATION,
        fields=ORGANIZATION_FIELDS,
        claims=claims,
        directory=directory,
    )
    sources = list_rows(record.sources, table=Table.SOURCE, fields=SOURCE_FIELDS, claims=claims, directory=directory)
    offices = (post.fact for post in posts)
    shown = (*facts, *offices, *(fact for row in (*mentioned, *sources) for fact in row.facts))
    return OrganizationPage(
        number=record.number,
        address=addresses.address_of_organization(record.number),
        title=record.name,
        kind=translate_label(record.kind.label),
        version=record.version,
        version_address=addresses.address_of_version(DocumentKind.ORGANIZATION, record.number, record.version),
        versions_address=addresses.address_of_versions(DocumentKind.ORGANIZATION, record.number),
        published=describe_instant(record.published_at),
        facts=facts,
        sheet=lay_out(facts),
        aliases=list_aliases(record.aliases),
        posts=posts,
        mentioned=mentioned,
        sources=sources,
        identifiers=list_identifiers(record.identifiers, directory=directory),
        other_facts=list_other_facts(claims, shown=shown, directory=directory),
    )


def _mention(record: OrganizationRecord) -> OrganizationMention:
    return OrganizationMention(
        number=record.number,
        name=record.name,
        abbreviation=record.abbreviation,
        kind=record.kind,
        state=record.state,
        parent=record.parent,
    )
