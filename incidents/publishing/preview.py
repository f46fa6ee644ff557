"""
What publishing an incident would make public now, as far as it can be made, and what stands against it.

Nothing is written and no number is used up: rows that were never public bear placeholders.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from incidents.editorial.models import Incident, IncidentRelation
from incidents.publishing import outbox
from incidents.publishing.changes import has_changed
from incidents.publishing.checks import describe_incident
from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.leak_guard import GuardedName, replace_leaks
from incidents.publishing.numbering import NotNumbered, Numbering
from incidents.publishing.projection.graph import follow_merges, list_merged_ids
from incidents.publishing.publish import list_refusals, make_batch
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.record.codes import RelationKind
from incidents.record.documents import IncidentRecord
from incidents.record.instant import to_utc_second
from incidents.record.row import DocumentKind, Table

WITHHELD_MARK = "[withheld here]"
"""Stands in a preview in place of a text in which a sealed name occurs."""

FIRST_PLACEHOLDER = 2**53 - 2**20
"""Placeholders are the last million of the public numbers, which no table reaches by counting up from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """
    An incident as readers would get it.

    document     what publishing would make public, but for texts that hold a sealed name: WITHHELD_MARK stands in
                 their place. The version that is public already where nothing differs from it. None if no document
                 can be made or shown; refusals then say why
    is_changed   whether publishing would make a new version
    refusals     everything that would keep it from being published, each with what to fix
    left_out     how many links to other incidents stay out because readers cannot see those
    """

    document: IncidentRecord | None
    is_changed: bool
    refusals: tuple[Refusal, ...]
    left_out: int = 0


def make_preview(incident: Incident, *, now: dt.datetime) -> Preview:
    """
    Return what publishing an incident would make public, and every reason against it. Reads only; takes no lock.

    now   UTC: when it would be published
    """
    try:
        # Without the names nothing can be told from a leak, so nothing is shown.
        names = list_guarded_names()
        batch = make_batch([incident], now=now, numbering=_PlaceholderNumbering())
    except NotPublishable as error:
        return _make_empty(error.refusals)
    except (NotNumbered, ValueError):
        # The message of the error may quote what somebody typed.
        return _make_empty([_refuse_rows(incident)])
    refusals = list_refusals(batch, reason="", names=names)
    document = batch.incidents[0].document
    left_out = _count_links(incident) - len(document.relations)
    is_changed = has_changed(document)
    if not is_changed:
        document = _return_to_last_version(document)
    shown = withhold(document, names)
    if shown is None:
        refusals.append(_refuse_machine_text(incident))
    return Preview(document=shown, is_changed=is_changed, refusals=tuple(refusals), left_out=left_out)


def is_placeholder(number: int) -> bool:
    """Tell whether a number only stands for the one that a row gets when it is published."""
    return FIRST_PLACEHOLDER <= number < 2**53


class _PlaceholderNumbering(Numbering):
    """Known numbers as they are; for rows that were never public, placeholders in the order of their numbers to be."""

    def save(self) -> None:
        """Raise TypeError: placeholders are not to be kept."""
        raise TypeError("a preview gives no numbers")

    def _next(self, table: Table) -> int:
        self._last[table] = self._last.get(table, FIRST_PLACEHOLDER - 1) + 1
        return self._last[table]


def _count_links(incident: Incident) -> int:
    """Return how many links to other incidents would be published if readers could see all of those."""
    relations = IncidentRelation.objects.filter(from_incident__in=list_merged_ids(incident)).select_related(
        "to_incident"
    )
    others = relations.exclude(kind=RelationKind.CANDIDATE_SAME)
    return sum(follow_merges(row.to_incident).pk != incident.pk for row in others)


def _return_to_last_version(document: IncidentRecord) -> IncidentRecord:
    """Return the document under the version and the time under which readers have it already."""
    last = outbox.get_last_version(DocumentKind.INCIDENT, document.number)
    assert last is not None
    return document.model_copy(update={"version": last.version, "published_at": to_utc_second(last.published_at)})


def withhold(document: IncidentRecord, names: Sequence[GuardedName]) -> IncidentRecord | None:
    """Return the document without the texts that hold a sealed name; None where it cannot be read without one."""
    stored = document.model_dump()
    shown = replace_leaks(stored, names, mark=WITHHELD_MARK)
    if shown == stored:
        return document
    # All times are told in this zone.
    if shown["timezone"] != document.timezone:
        return None
    try:
        return IncidentRecord.model_validate(shown)
    except ValueError:
        return None


def _make_empty(refusals: Sequence[Refusal]) -> Preview:
    return Preview(document=None, is_changed=True, refusals=tuple(refusals))


def _refuse_rows(incident: Incident) -> Refusal:
    return Refusal(
        name="no_document",
        where=f"{describe_incident(incident)}: rows",
        fix="do not fit together; one of them refers to a row of another incident, or holds a code that is none",
    )


def _refuse_machine_text(incident: Incident) -> Refusal:
    return Refusal(
        name="no_document",
        where=f"{describe_incident(incident)}: page",
        fix="cannot be shown without a text that holds a withheld name; take it out, or ask a name custodian",
    )
