"""Edits of rows that several records share, as seen from one incident that mentions them."""

import datetime as dt
from collections import defaultdict

from django.db.models import Q, QuerySet

from incidents.editorial.mentioned import list_cited_rows
from incidents.editorial.models import (
    Alias,
    Assertion,
    Identifier,
    Incident,
    Organization,
    Person,
    Place,
    Post,
    Revision,
    RevisionKind,
    RowChange,
    Source,
    Tenure,
)
from incidents.editorial.subjects import get_table

EDITS = (RevisionKind.EDIT.value, RevisionKind.RESTORE.value)
"""What somebody else has to have seen. Releases, mergers and redactions have reviews of their own."""

SHARED = (Organization, Person, Place, Post, Tenure, Identifier, Alias)


def list_shared_edits(incident: Incident, *, since: dt.datetime | None) -> "QuerySet[Revision]":
    """
    Return the revisions that changed a shared row which an incident mentions, or a claim about one, oldest first.

    since   those after this time alone, UTC; None for all
    """
    touched = Q(pk__in=[])
    for table_name, keys in _list_shared_keys(incident).items():
        touched |= Q(table_name=table_name, row_id__in=keys)
    changes = RowChange.objects.filter(touched, revision__isnull=False)
    revisions = Revision.objects.filter(kind__in=EDITS, pk__in=changes.values("revision")).order_by("pk")
    return revisions if since is None else revisions.filter(at__gt=since)


def _list_shared_keys(incident: Incident) -> dict[str, set[int]]:
    """Return the keys of the shared rows that an incident mentions, by the name of their table in the database."""
    keys: dict[str, set[int]] = defaultdict(set)
    claims = Q(pk__in=[])
    for row in list_cited_rows(incident):
        if isinstance(row, SHARED):
            keys[row._meta.db_table].add(row.pk)
            claims |= Q(subject_table=get_table(row).value, subject_id=row.pk)
    keys[Source._meta.db_table] = _list_sources(incident)
    standing = Assertion.objects.filter(claims, incident__isnull=True).values_list("pk", flat=True)
    keys[Assertion._meta.db_table] = set(standing)
    return keys


def _list_sources(incident: Incident) -> set[int]:
    found = {*incident.incident_sources.values_list("source", flat=True)}
    for reports in (incident.assertions, incident.case_statuses, incident.statements):
        found |= {*reports.values_list("source", flat=True)}
    return found
