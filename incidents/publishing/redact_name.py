"""Taking back a name that should not have been public: everywhere at once, in both databases."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from incidents.editorial.actions import names, redaction
from incidents.editorial.actions.revisions import revise
from incidents.editorial.guarded_names import list_guarded_names_of
from incidents.editorial.history.withholding import withhold_columns
from incidents.editorial.models import (
    NAME_FIELDS,
    Assertion,
    CaseStatus,
    Incident,
    Person,
    Publication,
    RevisionKind,
    Statement,
)
from incidents.editorial.subjects import SUBJECT_MODELS
from incidents.publishing import outbox
from incidents.publishing.amend_without import amend_without
from incidents.publishing.checks import describe_incident
from incidents.publishing.folding import list_words
from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.leak_guard import GuardedName, find_leaks
from incidents.publishing.of_person import add_standing, list_incidents_of, list_unedited
from incidents.publishing.projection.graph import follow_merges
from incidents.publishing.public_numbers import get_public_number, get_row_id
from incidents.publishing.publish import Batch, make_batch, publish_batch
from incidents.publishing.redact import VersionKey, check_reason, list_versions_holding, redact_versions
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.publishing.visibility import list_public_incidents
from incidents.record.codes import NameStatus, WithheldReason
from incidents.record.guarded_words import Guard
from incidents.record.row import DocumentKind, Table

Report = Assertion | CaseStatus | Statement


@sensitive_variables()
def redact_name(
    *, person: Person, withheld_reason: WithheldReason, by: User, reason: str, now: dt.datetime
) -> tuple[Publication, ...]:
    """
    Withhold a released name again and erase it wherever it was published; return the log entries.

    The evidence rows and the desk's history that hold the full name are emptied. Every record whose live version
    holds it gets a new version without it, whoever the record is about, and every published version that holds it
    is erased. Of an incident that was edited since, the new version is the last one without the name; the edits
    stay in progress.

    From then on the name is sealed, so that nothing can be published that holds it. Texts of our own that still do (a
    summary, an event, another person's name), published or being edited, refuse the whole: they are an editor's to
    settle. Opens the transaction itself, or joins the caller's. Call redact.scrub_databases once delivered.

    reason   public words on why, without any part of the name

    Raises NotPublishable; editorial.actions.names.MayNot if the account may not seal names.
    """
    with transaction.atomic():
        outbox.lock_log()
        person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if person.name_status != NameStatus.RELEASED:
            where = f"Person {person.pk}: name_status"
            raise NotPublishable([Refusal(name="not_released", where=where, fix="is not released; nothing to redact")])
        name = person.full_name
        refusals = check_reason(reason, [*list_guarded_names(), GuardedName.of(name)])
        if refusals:
            raise NotPublishable(refusals)
        versions = list_versions_holding(name)
        incidents = _list_incidents(person, versions)
        unedited = list_unedited(incidents, now=now)
        with revise(by=by, now=now, reason=reason, kind=RevisionKind.REDACT):
            _empty_name(person, withheld_reason)
            withhold_columns(person, NAME_FIELDS)
            names.seal_name(person=person, name=name, by=by, now=now)
            for row in _list_reports_holding(person, name):
                redaction.redact_row(row=row, reason=reason, by=by, now=now)
            _empty_history(name)
        batch = _make_batch(person, versions, incidents, unedited, now=now)
        entries = publish_batch(batch, by=by, reason=reason, now=now) if batch.list_changed() else ()
        if versions:
            entries += redact_versions(versions=versions, by=by, reason=reason, now=now)
    return entries


def _list_incidents(person: Person, versions: Sequence[VersionKey]) -> list[Incident]:
    """Return the public incidents of a person, and those whose live version is about to be erased, in order of id."""
    touched = Incident.objects.filter(pk__in=_list_live(versions, DocumentKind.INCIDENT))
    keys = {row.pk for row in (*list_public_incidents(touched), *list_incidents_of(person))}
    return list(Incident.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk"))


def _list_live(versions: Sequence[VersionKey], kind: DocumentKind) -> list[int]:
    """Return the ids of the records of a kind whose newest version is among the versions."""
    live = set()
    for key in versions:
        newest = outbox.get_last_version(key.kind, key.number)
        row_id = get_row_id(Table(key.kind), key.number)
        if key.kind is kind and newest is not None and newest.version == key.version and row_id is not None:
            live.add(row_id)
    return sorted(live)


@sensitive_variables("sealed", "guard")
def _make_batch(
    person: Person,
    versions: Sequence[VersionKey],
    incidents: Sequence[Incident],
    unedited: set[int],
    *,
    now: dt.datetime,
) -> Batch:
    """
    Return what is published anew: what nobody is editing as its rows are, of the rest the last version, amended.

    Raises NotPublishable if a text that is being edited holds the name.
    """
    batch = make_batch([row for row in incidents if row.pk in unedited], now=now, with_standing=False)
    sealed = list_guarded_names_of(person)
    guard = Guard.of(sealed)
    refusals: list[Refusal] = []
    for row in incidents:
        if row.pk in unedited:
            continue
        (projection,) = make_batch([row], now=now, with_standing=False).incidents
        refusals += find_leaks(projection.document.model_dump(), sealed, where=describe_incident(row))
        amendment = amend_without(
            projection, person=person, guard=guard, numbering=batch.numbering, published_at=batch.published_at
        )
        if amendment is not None:
            batch.amended.append(amendment)
    if refusals:
        raise NotPublishable(refusals)
    add_standing(batch, chosen=_list_standing(person, versions), left_out=[])
    return batch


def _list_standing(person: Person, versions: Sequence[VersionKey]) -> list[tuple[Table, int]]:
    """Return (table, id) of the person, where public, and of the documents whose live version is about to be erased."""
    found = [
        (table, row_id)
        for table in (Table.ORGANIZATION, Table.PERSON)
        for row_id in _list_live(versions, DocumentKind(table))
        if not SUBJECT_MODELS[table]._default_manager.filter(pk=row_id, merged_into__isnull=False).exists()
    ]
    own = (Table.PERSON, follow_merges(person).pk)
    is_public = get_public_number(*own) is not None
    return sorted({*found, own} if is_public else found)


def _empty_name(person: Person, withheld_reason: WithheldReason) -> None:
    for field in NAME_FIELDS:
        setattr(person, field, "")
    person.name_released = None
    person.name_status = NameStatus.WITHHELD.value
    person.withheld_reason = withheld_reason.value
    person.full_clean()
    person.save()


@sensitive_variables()
def _list_reports_holding(person: Person, name: str) -> list[Report]:
    """Return every row of evidence that claims the name or repeats it in its words."""
    whole = _guard_whole(name)
    claims = Assertion.objects.filter(subject_table="person", subject_id=person.pk, field__in=NAME_FIELDS)
    found: dict[tuple[str, int], Report] = {("Assertion", row.pk): row for row in claims}
    for row in _iterate_reports():
        texts = [getattr(row, column) for column in redaction.WORDS[type(row)]]
        if find_leaks(texts, [whole], where=""):
            found[type(row).__name__, row.pk] = row
    return [row for row in found.values() if row.redacted_at is None]


def _iterate_reports() -> Iterator[Report]:
    models: Sequence[type[Report]] = (Assertion, CaseStatus, Statement)
    for model in models:
        yield from model._default_manager.order_by("pk").iterator(chunk_size=500)


@sensitive_variables()
def _guard_whole(name: str) -> GuardedName:
    """Return the name as one that is found whole and never by a lone part."""
    words = tuple(list_words(name))
    return GuardedName(words=words, cleared=frozenset(words))


@sensitive_variables()
def _empty_history(name: str) -> None:
    """Empty the labels and messages of the admin's history that hold the name; who and when stay."""
    whole = _guard_whole(name)
    for entry in LogEntry.objects.order_by("pk").iterator(chunk_size=500):
        if find_leaks([entry.object_repr, entry.change_message], [whole], where=""):
            entry.object_repr, entry.change_message = "redacted", ""
            entry.save(update_fields=["object_repr", "change_message"])
