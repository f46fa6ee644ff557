"""What publishing an incident would change for readers: their last version, the one to come, and what differs."""

import datetime as dt
from dataclasses import dataclass

from incidents.editorial.models import Incident, Publication
from incidents.publishing import outbox
from incidents.publishing.difference.documents import compare_documents
from incidents.publishing.difference.shapes import Difference
from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.preview import Preview, make_preview, withhold
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.refusals import NotPublishable
from incidents.publishing.visibility import is_public
from incidents.record.documents import IncidentRecord
from incidents.record.row import DocumentKind, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """
    An incident as readers have it, beside what they would get. Even old texts are without names that are sealed now.

    preview       what publishing would make public, and what stands against it
    version       number of the last published version, 0 if there is none
    is_public     whether readers see that version now; it may have been withdrawn or merged since
    is_erased     whether the last version was erased for ever, so that nothing can be compared with it
    published     the last published version; None for a first publication, an erased one, and one that cannot be shown
    difference    None if there is no document to compare
    """

    preview: Preview
    version: int
    is_public: bool
    is_erased: bool
    published: IncidentRecord | None
    difference: Difference | None


def make_comparison(incident: Incident, *, now: dt.datetime) -> Comparison:
    """
    Return what publishing an incident would change for readers. Reads only; takes no lock.

    now   UTC: when it would be published
    """
    preview = make_preview(incident, now=now)
    last = _get_last_version(incident)
    published = _read_document(last) if preview.document is not None else None
    can_compare = preview.document is not None and (last is None or last.document is None or published is not None)
    return Comparison(
        preview=preview,
        version=last.version or 0 if last is not None else 0,
        is_public=last is not None and is_public(incident),
        is_erased=last is not None and last.document is None,
        published=published,
        difference=compare_documents(published, preview.document) if can_compare and preview.document else None,
    )


def _get_last_version(incident: Incident) -> Publication | None:
    number = get_public_number(Table.INCIDENT, incident.pk)
    return outbox.get_last_version(DocumentKind.INCIDENT, number) if number is not None else None


def _read_document(last: Publication | None) -> IncidentRecord | None:
    """Return a published version without the texts that hold a name sealed since; None where there is none to show."""
    if last is None or last.document is None:
        return None
    try:
        names = list_guarded_names()
    except NotPublishable:
        return None
    return withhold(IncidentRecord.model_validate_json(last.document), names)
