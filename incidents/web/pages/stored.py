"""The document that a record's own address shows, or the answer that is given instead."""

from typing import TypeVar, cast

import sqlalchemy as sa
from django.http import Http404, HttpResponse

from incidents.public_store.queries import records
from incidents.public_store.queries.records import StoredVersion
from incidents.public_store.tables import RecordState
from incidents.record.canonical import read_document
from incidents.record.documents import IncidentRecord, OrganizationRecord, PersonRecord
from incidents.record.row import DocumentKind
from incidents.web.pages.gone import answer_erased, answer_moved, answer_withdrawn

Read = TypeVar("Read", IncidentRecord, OrganizationRecord, PersonRecord)

_KINDS: dict[type, DocumentKind] = {
    IncidentRecord: DocumentKind.INCIDENT,
    OrganizationRecord: DocumentKind.ORGANIZATION,
    PersonRecord: DocumentKind.PERSON,
}


def read_newest(connection: sa.Connection, expected: type[Read], number: int) -> Read | HttpResponse:
    """
    Return the newest version of a live record, or the answer for one that has no page. One statement.

    Withdrawn and erased records answer 410, merged ones 301. A record whose newest version is erased costs a second
    statement. Raises Http404 for what was never published.
    """
    kind = _KINDS[expected]
    stored = records.get_record(connection, kind, number)
    if stored is None:
        raise Http404
    if stored.state is RecordState.WITHDRAWN:
        return answer_withdrawn(stored)
    if stored.merged_into is not None:
        return answer_moved(stored, into=stored.merged_into)
    if stored.document is None:
        return answer_erased(get_version_or_404(connection, kind, number, stored.version))
    return cast("Read", read_document(kind, stored.document))


def get_version_or_404(connection: sa.Connection, kind: DocumentKind, number: int, version: int) -> StoredVersion:
    """Return one version of a record. Raises Http404. One statement."""
    stored = records.get_version(connection, kind, number, version)
    if stored is None:
        raise Http404
    return stored
