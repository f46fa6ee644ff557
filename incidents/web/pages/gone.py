"""Answers for what is no longer read at its address: withdrawn, merged into another record, or erased."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.times import describe_instant
from incidents.public_store.queries.records import StoredRecord, StoredVersion
from incidents.record.row import DocumentKind
from incidents.web.pages.answer import answer_page


def name_record(kind: DocumentKind, number: int) -> str:
    """Return a record's kind and number in words, e.g. "Incident 417"."""
    match kind:
        case DocumentKind.INCIDENT:
            return _("Incident %(number)d") % {"number": number}
        case DocumentKind.ORGANIZATION:
            return _("Agency or organization %(number)d") % {"number": number}
        case DocumentKind.PERSON:
            return _("Person %(number)d") % {"number": number}


def answer_withdrawn(stored: StoredRecord) -> HttpResponse:
    """Answer 410 for a withdrawn record, with the public reason and the way to its earlier versions."""
    context = {
        "record": name_record(stored.kind, stored.number),
        "reason": stored.reason,
        "changed": describe_instant(stored.changed_at),
        "versions_address": addresses.address_of_versions(stored.kind, stored.number),
    }
    return answer_page("errors/410.html", context, status=410)


def answer_moved(stored: StoredRecord, *, into: int) -> HttpResponse:
    """Answer 301 for a merged record, with the public reason. into: number of the record that continues it."""
    target = addresses.address_of_record(stored.kind, into)
    context = {
        "record": name_record(stored.kind, stored.number),
        "reason": stored.reason,
        "target": target,
        "versions_address": addresses.address_of_versions(stored.kind, stored.number),
    }
    response = answer_page("errors/301.html", context, status=301)
    response["Location"] = target
    return response


def answer_erased(stored: StoredVersion) -> HttpResponse:
    """Answer 410 for a redacted version: what was erased and why; number, time and digest stay."""
    context = {
        "record": name_record(stored.kind, stored.number),
        "version": stored.version,
        "published": describe_instant(stored.published_at),
        "erased": describe_instant(stored.redacted_at) if stored.redacted_at else None,
        "reason": stored.redaction_reason or "",
        "digest": stored.digest,
        "versions_address": addresses.address_of_versions(stored.kind, stored.number),
    }
    return answer_page("errors/410_version.html", context, status=410)
