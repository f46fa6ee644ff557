"""Organizations and people to their published documents: what stands beyond any one incident."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from incidents.editorial.models import Assertion, Identifier, Organization, Person, Post, Tenure
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.graph import References, SharedRows, load_shared
from incidents.publishing.projection.labels import label_shared_rows
from incidents.publishing.projection.reports import ReportRecords, list_publishable
from incidents.publishing.projection.shared_rows import (
    SharedMentions,
    give_shared_numbers,
    record_aliases,
    record_identifiers,
)
from incidents.publishing.projection.withholding import may_name
from incidents.record.codes import OrganizationKind
from incidents.record.documents import OrganizationRecord, PersonRecord
from incidents.record.evidence import AssertionRecord
from incidents.record.row import Table

Subject = tuple[Table, int]


@dataclass(kw_only=True)
class StandingProjection:
    """
    What an organization or a person would be published as.

    assertions   the rows in it that belong to no incident, and so freeze with it
    """

    document: OrganizationRecord | PersonRecord
    assertions: list[Assertion] = field(default_factory=list)


def project_organization(
    row: Organization, *, numbering: Numbering, version: int, published_at: dt.datetime
) -> StandingProjection:
    """
    Return the public document of an organization with those of its posts that are public.

    Posts that only drafts mention have no number yet and stay out. Nothing is written.
    """
    merged = list(Organization.objects.filter(merged_into=row).values_list("pk", flat=True))
    posts = _list_numbered_posts(Post.objects.filter(organization__in=[row.pk, *merged]), numbering)
    subjects: list[Subject] = [(Table.ORGANIZATION, row_id) for row_id in (row.pk, *merged)]
    subjects += [(Table.POST, post.pk) for post in posts]
    found = References(organizations={row.pk, *merged}, posts={post.pk for post in posts})
    evidence = _Evidence(subjects, found, numbering)
    mentions = evidence.mentions
    document = OrganizationRecord(
        number=numbering.of(Table.ORGANIZATION, row.pk),
        version=version,
        published_at=published_at,
        name=row.name,
        abbreviation=row.abbreviation,
        kind=OrganizationKind(row.kind),
        parent=mentions.organization_number(row.parent_id),
        state=row.state,
        ocd_division_id=row.ocd_division_id,
        ori=row.ori,
        posts=tuple(mentions.mention_post(post) for post in posts),
        aliases=record_aliases(list(row.aliases.order_by("pk")), numbering),
        organizations=mentions.list_organizations(),
        sources=mentions.list_sources([]),
        assertions=evidence.records,
        identifiers=record_identifiers(_list_identifiers(Table.ORGANIZATION, row.pk), numbering),
    )
    return StandingProjection(document=document, assertions=evidence.own)


def project_person(row: Person, *, numbering: Numbering, version: int, published_at: dt.datetime) -> StandingProjection:
    """
    Return the public document of a person with those of the tenures that are public.

    While the name is withheld, aliases and outside identifiers stay out with it. Nothing is written.
    """
    merged = list(Person.objects.filter(merged_into=row).values_list("pk", flat=True))
    tenures = _list_numbered_tenures(Tenure.objects.filter(person__in=[row.pk, *merged]), numbering)
    subjects: list[Subject] = [(Table.PERSON, row_id) for row_id in (row.pk, *merged)]
    subjects += [(Table.TENURE, tenure.pk) for tenure in tenures]
    found = References(people={row.pk, *merged}, tenures={tenure.pk for tenure in tenures})
    evidence = _Evidence(subjects, found, numbering)
    mentions = evidence.mentions
    named = may_name(row)
    document = PersonRecord(
        number=numbering.of(Table.PERSON, row.pk),
        version=version,
        published_at=published_at,
        person=mentions.mention_person(row),
        tenures=tuple(mentions.mention_tenure(tenure) for tenure in tenures),
        posts=mentions.list_posts(),
        aliases=record_aliases(list(row.aliases.order_by("pk")) if named else [], numbering),
        organizations=mentions.list_organizations(),
        sources=mentions.list_sources([]),
        assertions=evidence.records,
        identifiers=record_identifiers(_list_identifiers(Table.PERSON, row.pk) if named else [], numbering),
    )
    return StandingProjection(document=document, assertions=evidence.own)


class _Evidence:
    """
    The public assertions about some shared rows, with everything that they mention.

    Claims that belong to an incident count once that incident is public, or is being published with this.
    """

    def __init__(self, subjects: Sequence[Subject], found: References, numbering: Numbering) -> None:
        rows = _list_public_assertions(subjects, numbering)
        for row in rows:
            found.add_report(row)
        shared = SharedRows()
        load_shared(shared, found)
        give_shared_numbers(shared, numbering)
        self.mentions = SharedMentions(shared, numbering)
        rows = list_publishable(rows, self.mentions, set())
        numbering.give(Table.ASSERTION, [row.pk for row in rows])
        reports = ReportRecords(self.mentions, label_shared_rows(shared))
        self.own = [row for row in rows if row.incident_id is None]
        self.records: tuple[AssertionRecord, ...] = tuple(
            reports.record_assertion(row, incident=numbering.maybe(Table.INCIDENT, row.incident_id)) for row in rows
        )


def _list_public_assertions(subjects: Sequence[Subject], numbering: Numbering) -> list[Assertion]:
    about = Q(pk__in=[])
    for table, row_id in subjects:
        about |= Q(subject_table=table, subject_id=row_id)
    rows = list(Assertion.objects.filter(about).order_by("pk"))
    incidents = {row.incident_id for row in rows if row.incident_id is not None}
    numbering.give_known(Table.INCIDENT, incidents)
    return [row for row in rows if row.incident_id is None or numbering.knows(Table.INCIDENT, row.incident_id)]


def _list_identifiers(table: Table, row_id: int) -> list[Identifier]:
    return list(Identifier.objects.filter(subject_table=table, subject_id=row_id).order_by("pk"))


def _list_numbered_posts(posts: QuerySet[Post], numbering: Numbering) -> list[Post]:
    """Return those of the posts that are public or being published, by number."""
    rows = list(posts)
    numbering.give_known(Table.POST, [row.pk for row in rows])
    public = [row for row in rows if numbering.knows(Table.POST, row.pk)]
    return sorted(public, key=lambda row: numbering.of(Table.POST, row.pk))


def _list_numbered_tenures(tenures: QuerySet[Tenure], numbering: Numbering) -> list[Tenure]:
    """Return those of the tenures that are public or being published, by number."""
    rows = list(tenures)
    numbering.give_known(Table.TENURE, [row.pk for row in rows])
    public = [row for row in rows if numbering.knows(Table.TENURE, row.pk)]
    return sorted(public, key=lambda row: numbering.of(Table.TENURE, row.pk))
