"""Whether a record differs from its last public version, and what its next version is."""

from typing import Any

from incidents.editorial.models import Publication
from incidents.publishing import outbox
from incidents.record.canonical import read_document
from incidents.record.documents import AnyDocument
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind

OF_THE_VERSION = {"version", "published_at", "schema_version"}
"""Members that say which version a document is, not what the record says."""


def next_version(kind: DocumentKind, number: int) -> int:
    """Return the version under which the record would be published next, 1 for the first."""
    last = outbox.get_last_version(kind, number)
    return 1 if last is None or last.version is None else last.version + 1


def has_changed(document: AnyDocument) -> bool:
    """
    Tell whether the document says anything that is not public already.

    A record that was withdrawn or merged since, or whose last version was redacted, counts as changed.
    """
    log = Publication.objects.filter(kind=document.document, number=document.number)
    newest = log.exclude(action=LogAction.REDACT).order_by("-sequence").first()
    if newest is None or newest.action != LogAction.PUBLISH or newest.document is None:
        return True
    # Read as a document: an older one lacks members that were added since, and says no less for it.
    return _content(read_document(document.document, newest.document)) != _content(document)


def _content(document: AnyDocument) -> dict[str, Any]:
    return document.model_dump(mode="json", exclude=OF_THE_VERSION)
