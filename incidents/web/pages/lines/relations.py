"""A link that another incident has to this one, in words from this one's side."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from incidents.present import addresses
from incidents.public_store.queries.incidents import IncomingRelation
from incidents.record.codes import RelationKind

_WORDS = {
    RelationKind.EARLIER_SAME_LOCATION: gettext_lazy("Later, at the same place"),
    RelationKind.SAME_SERIES: gettext_lazy("Said to belong to the same series"),
    RelationKind.PRECURSOR: gettext_lazy("This incident led up to it"),
    RelationKind.CONSEQUENCE: gettext_lazy("This incident followed from it"),
    RelationKind.PART_OF: gettext_lazy("A part of this incident"),
    RelationKind.RETALIATION: gettext_lazy("This incident is said to be a reprisal for it"),
    RelationKind.CONTEXTUAL: gettext_lazy("A source mentions this incident beside it"),
    RelationKind.SAME_AS: gettext_lazy("The same incident"),
    RelationKind.CANDIDATE_SAME: gettext_lazy("Perhaps the same incident"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingLine:
    """Another incident that refers to this one, and what the other is to it."""

    title: str
    address: str
    words: str
    note: str


def present_incoming(relation: IncomingRelation) -> IncomingLine:
    """Return one link to this incident."""
    return IncomingLine(
        title=relation.title,
        address=addresses.address_of_incident(relation.from_incident),
        words=str(_WORDS[relation.kind]),
        note=relation.note,
    )
