"""Organizations and people to their published documents: what stands beyond any one incident."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from incidents.editorial.models import Alias, Assertion, Identifier, Organization, Person, Post, Tenure
from incidents.publishing.numbering import Numbering
from incidents.publishing.projection.graph import References, SharedRows, list_merged_ids, load_shared
from incidents.publishing.projection.labels import label_shared_rows
from incidents.publishing.projection.reports import HeldBack, ReportRecords, list_publishable
from incidents.publishing.projection.shared_rows import (
    SharedMentions,
    give_shared_numbers,
    record_aliases,
    record_identifiers,
)
from incidents.publishing.projection.withholding import may_name
from incidents.publishing.visibility import list_public_incidents
from incidents.record.codes import OrganizationKind
from incidents.record.documents import OrganizationRecord, PersonRecord
from incidents.record.evidence import AssertionRecord
from incidents.record.row import Table

Subject = tuple[Table, int]


@dataclass(kw_only=True)
class StandingProjection:
    """
    What an organization or a person would be published as.

    assertions   the claims in it, which freeze with it
    """

    document: OrganizationRecord | PersonRecord
    assertions: list[Assertion] = field(default_factory=list)


def project_organization(
    row: Organization,
    *,
    numbering: Numbering,
    version: int,
    published_at: dt.datetime,
    together: Collection[int] = (),
) -> StandingProjection:
    """
    Return the public document of an organization with those of its posts that are public.

    Posts that only drafts mention have no number yet and stay out. Nothing is written.

    together   ids of the incidents that become public with it, and with them the claims collected for them
    """
    ids = list_merged_ids(row)
    posts = _list_numbered_posts(Post.objects.filter(organization__in=ids), numbering)
    aliases = list(Alias.objects.filter(organization__in=ids).order_by("pk"))
    identifiers = _list_identifiers(Table.ORGANIZATION, ids)
    subjects: list[Subject] = [(Table.ORGANIZATION, row_id) for row_id in ids]
    subjects += [(Table.POST, post.pk) for post in posts]
    subjects += [(Table.ALIAS, alias.pk) for alias in aliases]
    subjects += [(Table.IDENTIFIER, identifier.pk) for identifier in identifiers]
    numbering.give(Table.ALIAS, [alias.pk for alias in aliases])
    numbering.give(Table.IDENTIFIER, [identifier.pk for identifier in identifiers])
    found = References(organizations=set(ids), posts={post.pk for post in posts})
    evidence = _Evidence(subjects, found, numbering, together)
    mentions = evidence.mentions
    number = numbering.of(Table.ORGANIZATION, row.pk)
    document = OrganizationRecord(
        number=number,
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
        aliases=record_aliases(aliases, numbering),
        organizations=tuple(other for other in mentions.list_organizations() if other.number != number),
        sources=mentions.list_sources([]),
        assertions=evidence.records,
        identifiers=record_identifiers(identifiers, mentions),
    )
    return StandingProjection(document=document, assertions=evidence.rows)


def project_person(
    row: Person,
    *,
    numbering: Numbering,
    version: int,
    published_at: dt.datetime,
    together: Collection[int] = (),
) -> StandingProjection:
    """
    Return the public document of a person with those of the tenures that are public.

    While the name is withheld, aliases and outside identifiers stay out with it. Nothing is written.

    together   ids of the incidents that become public with it, and with them the claims collected for them
    """
    ids = list_merged_ids(row)
    tenures = _list_numbered_tenures(Tenure.objects.filter(person__in=ids), numbering)
    aliases = list(Alias.objects.filter(person__in=ids).order_by("pk")) if may_name(row) else []
    identifiers = _list_identifiers(Table.PERSON, ids) if may_name(row) else []
    subjects: list[Subject] = [(Table.PERSON, row_id) for row_id in ids]
    subjects += [(Table.TENURE, tenure.pk) for tenure in tenures]
    subjects += [(Table.ALIAS, alias.pk) for alias in aliases]
    subjects += [(Table.IDENTIFIER, identifier.pk) for identifier in identifiers]
    numbering.give(Table.ALIAS, [alias.pk for alias in aliases])
    numbering.give(Table.IDENTIFIER, [identifier.pk for identifier in identifiers])
    found = References(people=set(ids), tenures={tenure.pk for tenure in tenures})
    evidence = _Evidence(subjects, found, numbering, together)
    mentions = evidence.mentions
    document = PersonRecord(
        number=numbering.of(Table.PERSON, row.pk),
        version=version,
        published_at=published_at,
        person=mentions.mention_person(row),
        tenures=tuple(mentions.mention_tenure(tenure) for tenure in tenures),
        posts=mentions.list_posts(),
        aliases=record_aliases(aliases, numbering),
        organizations=mentions.list_organizations(),
        sources=mentions.list_sources([]),
        assertions=evidence.records,
        identifiers=record_identifiers(identifiers, mentions),
    )
    return StandingProjection(document=document, assertions=evidence.rows)


class _Evidence:
    """
    The public assertions about some shared rows, with everything that they mention.

    rows      the assertions; all of them are, or become, frozen
    records   the same as published
    """

    def __init__(
        self, subjects: Sequence[Subject], found: References, numbering: Numbering, together: Collection[int]
    ) -> None:
        rows = _keep_first_of_each_claim(_list_public_assertions(subjects, together))
        for row in rows:
            found.add_report(row)
            found.add_claim(row)
        shared = SharedRows()
        load_shared(shared, found)
        give_shared_numbers(shared, numbering)
        self.mentions = SharedMentions(shared, numbering)
        self.rows = list_publishable(rows, self.mentions, HeldBack())
        numbering.give(Table.ASSERTION, [row.pk for row in self.rows])
        numbering.give_known(Table.INCIDENT, [row.incident_id for row in self.rows if row.incident_id is not None])
        reports = ReportRecords(self.mentions, label_shared_rows(shared))
        self.records: tuple[AssertionRecord, ...] = tuple(
            reports.record_assertion(row, incident=numbering.maybe(Table.INCIDENT, row.incident_id))
            for row in self.rows
        )


def _list_public_assertions(subjects: Sequence[Subject], together: Collection[int]) -> list[Assertion]:
    """
    Return the claims that may be public: of no incident, of one that is becoming public, or published before.

    What an editor adds to a public incident for its next version waits for that version.
    """
    about = Q(pk__in=[])
    for table, row_id in subjects:
        about |= Q(subject_table=table, subject_id=row_id)
    rows = list(Assertion.objects.filter(about).select_related("incident").order_by("pk"))
    published = [row.incident for row in rows if row.incident is not None and row.frozen_at is not None]
    public = {incident.pk for incident in list_public_incidents(published)}
    return [
        row
        for row in rows
        if row.incident_id is None
        or row.incident_id in together
        or (row.frozen_at is not None and row.incident_id in public)
    ]


def _keep_first_of_each_claim(rows: Sequence[Assertion]) -> list[Assertion]:
    """
    Return of all claims that say the same of the same column the first one, and every claim of no incident.

    Each incident cites the agency's name anew. All of it is in the incidents' documents; repeated here it would
    make a document grow with the number of incidents.
    """
    first: dict[tuple[str, int, str, str, str, str], int] = {}
    for row in rows:
        claim = (row.subject_table, row.subject_id, row.field, row.value, row.stance, row.rank)
        first.setdefault(claim, row.pk)
    kept = set(first.values())
    return [row for row in rows if row.incident_id is None or row.pk in kept]


def _list_identifiers(table: Table, ids: list[int]) -> list[Identifier]:
    return list(Identifier.objects.filter(subject_table=table, subject_id__in=ids).order_by("pk"))


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
