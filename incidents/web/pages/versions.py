"""Versions of a record: the list of them, and each as it was published."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from incidents.present import addresses
from incidents.present.incident_page import present_incident
from incidents.present.organization_page import present_organization
from incidents.present.person_page import present_person
from incidents.present.times import describe_instant
from incidents.present.version_line import VersionLine
from incidents.public_store import connect
from incidents.public_store.queries import records
from incidents.public_store.queries.records import StoredRecord, StoredVersion
from incidents.public_store.tables import RecordState
from incidents.record.canonical import read_document
from incidents.record.documents import AnyDocument, IncidentRecord, OrganizationRecord, PersonRecord
from incidents.record.row import DocumentKind
from incidents.web.pages.answer import answer_page, get_store_url
from incidents.web.pages.gone import answer_erased, name_record
from incidents.web.pages.stored import get_version_or_404


@require_safe
def show_versions(_request: HttpRequest, number: int, kind: DocumentKind) -> HttpResponse:
    """Answer the list of a record's versions, of withdrawn and merged records too. Two statements."""
    with connect.open_reader(get_store_url()) as connection:
        stored = records.get_record(connection, kind, number)
        if stored is None:
            raise Http404
        lines = records.list_versions(connection, kind, number)
    context = {
        "record": name_record(kind, number),
        "title": stored.title,
        "address": addresses.address_of_record(kind, number),
        "notice": _describe_state(stored, reason=stored.reason),
        "lines": [_make_line(line, stored) for line in lines],
    }
    return answer_page("pages/versions.html", context)


@require_safe
def show_version(_request: HttpRequest, number: int, version: int, kind: DocumentKind) -> HttpResponse:
    """Answer one version from its own document; the notice above it is about the record now. One statement."""
    with connect.open_reader(get_store_url()) as connection:
        stored = get_version_or_404(connection, kind, number, version)
    if stored.document is None:
        return answer_erased(stored)
    context = {
        "record": name_record(kind, number),
        "version": version,
        "newest": stored.latest_version,
        "newest_address": addresses.address_of_record(kind, number),
        "notice": _describe_state(stored, reason=stored.state_reason),
        **_present(read_document(kind, stored.document)),
    }
    return answer_page("pages/version.html", context)


def _present(document: AnyDocument) -> dict[str, Any]:
    match document:
        case IncidentRecord():
            return {"page": present_incident(document), "article": "_partials/incident_article.html"}
        case OrganizationRecord():
            return {"page": present_organization(document), "article": "_partials/organization_article.html"}
        case PersonRecord():
            return {"page": present_person(document), "article": "_partials/person_article.html"}


def _describe_state(stored: StoredRecord | StoredVersion, *, reason: str) -> dict[str, str] | None:
    """Return what to say above the versions of a record that is withdrawn or merged; None for a live one."""
    if stored.state is RecordState.LIVE:
        return None
    target = addresses.address_of_record(stored.kind, stored.merged_into) if stored.merged_into else ""
    return {"target": target, "reason": reason}


def _make_line(line: records.VersionLine, stored: StoredRecord) -> VersionLine:
    return VersionLine(
        version=line.version,
        address=addresses.address_of_version(stored.kind, stored.number, line.version),
        published=describe_instant(line.published_at),
        digest=line.digest,
        reason=line.reason,
        is_redacted=line.is_redacted,
        is_newest=line.version == stored.version,
    )
