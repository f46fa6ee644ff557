"""Shared rows as a document mentions them: organizations, people, offices, sources."""

from incidents.editorial.models import Alias, Identifier, Organization, Person, Post, Source, Tenure
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.graph import SharedRows
from incidents.publishing.projection.withholding import name_of
from incidents.record.codes import (
    AliasKind,
    Capacity,
    IdentifierScheme,
    NameStatus,
    OfficeRole,
    OrganizationKind,
    SourceKind,
    WithheldReason,
)
from incidents.record.evidence import IdentifierRecord, SourceRecord
from incidents.record.mentions import (
    AliasRecord,
    OrganizationMention,
    PersonMention,
    PostMention,
    TenureMention,
)
from incidents.record.row import RowReference, Table


def give_shared_numbers(shared: SharedRows, numbering: Numbering) -> None:
    """Give every shared row of a document its public number. Merged rows go by the number of their successor."""
    numbering.give(Table.ORGANIZATION, {row.pk for row in shared.organizations.values()})
    numbering.give(Table.PERSON, {row.pk for row in shared.people.values()})
    numbering.give(Table.POST, shared.posts)
    numbering.give(Table.TENURE, shared.tenures)
    numbering.give(Table.SOURCE, shared.sources)
    numbering.give(Table.PLACE, shared.places)


class SharedMentions:
    """Builds the mentions of shared rows for one document. Lists are in order of public number."""

    def __init__(self, shared: SharedRows, numbering: Numbering) -> None:
        self.shared = shared
        self.numbering = numbering

    def organization_number(self, row_id: int | None) -> int | None:
        """Return the number of the organization that continues the one referred to."""
        if row_id is None:
            return None
        return self.numbering.of(Table.ORGANIZATION, self.shared.organizations[row_id].pk)

    def person_number(self, row_id: int | None) -> int | None:
        """Return the number of the person that continues the one referred to."""
        return None if row_id is None else self.numbering.of(Table.PERSON, self.shared.people[row_id].pk)

    def list_organizations(self) -> tuple[OrganizationMention, ...]:
        """Return every organization of the document, once each."""
        rows = {row.pk: row for row in self.shared.organizations.values()}
        return tuple(sorted((self.mention_organization(row) for row in rows.values()), key=_number))

    def mention_organization(self, row: Organization) -> OrganizationMention:
        """Return the organization as it is called now."""
        return OrganizationMention(
            number=self.numbering.of(Table.ORGANIZATION, row.pk),
            name=row.name,
            abbreviation=row.abbreviation,
            kind=OrganizationKind(row.kind),
            state=row.state,
            parent=self.organization_number(row.parent_id),
        )

    def list_people(self) -> tuple[PersonMention, ...]:
        """Return every person of the document, once each, named only if released."""
        rows = {row.pk: row for row in self.shared.people.values()}
        return tuple(sorted((self.mention_person(row) for row in rows.values()), key=_number))

    def mention_person(self, row: Person) -> PersonMention:
        """Return the person, with the name if it is released."""
        return PersonMention(
            number=self.numbering.of(Table.PERSON, row.pk),
            name_status=NameStatus(row.name_status),
            withheld_reason=WithheldReason(row.withheld_reason) if row.withheld_reason else None,
            name_released=row.name_released,
            name=name_of(row),
        )

    def list_posts(self) -> tuple[PostMention, ...]:
        """Return every post of the document."""
        return tuple(sorted((self.mention_post(row) for row in self.shared.posts.values()), key=_number))

    def mention_post(self, row: Post) -> PostMention:
        """Return the office under its own label."""
        organization = self.organization_number(row.organization_id)
        assert organization is not None
        return PostMention(
            number=self.numbering.of(Table.POST, row.pk),
            organization=organization,
            role=OfficeRole(row.role),
            label=row.label,
        )

    def list_tenures(self) -> tuple[TenureMention, ...]:
        """Return every tenure of the document."""
        return tuple(sorted((self.mention_tenure(row) for row in self.shared.tenures.values()), key=_number))

    def mention_tenure(self, row: Tenure) -> TenureMention:
        """Return who held the office, in which capacity, and the ends of the term as far as known."""
        person = self.person_number(row.person_id)
        assert person is not None
        return TenureMention(
            number=self.numbering.of(Table.TENURE, row.pk),
            person=person,
            post=self.numbering.of(Table.POST, row.post_id),
            capacity=Capacity(row.capacity),
            start=row.start,
            end=row.end,
        )

    def list_sources(self, order: list[int]) -> tuple[SourceRecord, ...]:
        """Return every source: first those in the editor's order, by id, then the others by number."""
        rank = {row_id: position for position, row_id in enumerate(order)}
        rows = sorted(
            self.shared.sources.values(),
            key=lambda row: (rank.get(row.pk, len(rank)), self.numbering.of(Table.SOURCE, row.pk)),
        )
        return tuple(self.record_source(row) for row in rows)

    def record_source(self, row: Source) -> SourceRecord:
        """Return the source without its text."""
        return SourceRecord(
            number=self.numbering.of(Table.SOURCE, row.pk),
            kind=SourceKind(row.kind),
            title=row.title,
            publisher=self.organization_number(row.publisher_id),
            author_text=row.author_text,
            dateline=row.dateline,
            url=row.url,
            archived_url=row.archived_url,
            published=row.published,
            retrieved_at=row.retrieved_at,
            content_sha256=row.content_sha256,
            rights=row.rights,
            revision_of=self.numbering.maybe(Table.SOURCE, row.revision_of_id),
        )


def record_identifiers(rows: list[Identifier], mentions: SharedMentions) -> tuple[IdentifierRecord, ...]:
    """Return outside identifiers. They and their subjects have numbers already."""
    numbering = mentions.numbering
    return tuple(
        IdentifierRecord(
            number=numbering.of(Table.IDENTIFIER, row.pk),
            subject=RowReference(
                table=Table(row.subject_table),
                number=numbering.of(
                    Table(row.subject_table),
                    mentions.shared.find_successor(Table(row.subject_table), row.subject_id),
                ),
            ),
            scheme=IdentifierScheme(row.scheme),
            value=row.value,
            url=row.url,
        )
        for row in rows
    )


def record_aliases(rows: list[Alias], numbering: Numbering) -> tuple[AliasRecord, ...]:
    """Return other names of a record. They have numbers already."""
    return tuple(
        AliasRecord(
            number=numbering.of(Table.ALIAS, row.pk),
            name=row.name,
            kind=AliasKind(row.kind),
            start=row.start,
            end=row.end,
        )
        for row in rows
    )


def _number(row: OrganizationMention | PersonMention | PostMention | TenureMention) -> int:
    return row.number
