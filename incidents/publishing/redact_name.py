"""Taking back a name that should not have been public: everywhere at once, in both databases."""

import datetime as dt
from collections.abc import Iterator, Sequence

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from incidents.editorial.actions import redaction
from incidents.editorial.models import NAME_FIELDS, Assertion, CaseStatus, Person, Publication, Statement
from incidents.publishing import outbox
from incidents.publishing.folding import list_words
from incidents.publishing.leak_guard import GuardedName, find_leaks
from incidents.publishing.publish import publish_incidents
from incidents.publishing.redact import list_versions_holding, redact_versions
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.publishing.release import list_incidents_of
from incidents.record.codes import NameStatus, WithheldReason

Report = Assertion | CaseStatus | Statement


@sensitive_variables()
def redact_name(
    *, person: Person, withheld_reason: WithheldReason, by: User, reason: str, now: dt.datetime
) -> tuple[Publication, ...]:
    """
    Withhold a released name again and erase it wherever it was published; return the log entries.

    The evidence rows and the desk's history that hold the full name are emptied, the person's published incidents
    get a version without it, and every published version that holds it is erased. Texts of our own that still
    hold it (a summary, an event) refuse the whole: they are an editor's to rewrite. Opens the transaction itself, or
    joins the caller's. Call redact.scrub_databases once delivered.

    reason   public words on why, without the name

    Raises NotPublishable.
    """
    with transaction.atomic():
        outbox.lock_log()
        if person.name_status != NameStatus.RELEASED:
            where = f"Person {person.pk}: name_status"
            raise NotPublishable([Refusal(name="not_released", where=where, fix="is not released; nothing to redact")])
        name = person.full_name
        guarded = GuardedName(words=tuple(list_words(name)), cleared=frozenset(list_words(name)))
        if find_leaks(reason, [guarded], where="reason"):
            raise NotPublishable(
                [Refusal(name="reason_holds_the_name", where="Redaction: reason", fix="repeats the name; leave it out")]
            )
        _empty_name(person, withheld_reason)
        for row in _list_reports_holding(person, guarded):
            redaction.redact_row(row=row, reason=reason, by=by, now=now)
        _empty_history(guarded)
        entries: tuple[Publication, ...] = ()
        incidents = list_incidents_of(person)
        if incidents:
            entries += publish_incidents(incidents=incidents, by=by, reason=reason, now=now, also_guarded=[guarded])
        versions = list_versions_holding(name)
        if versions:
            entries += redact_versions(versions=versions, by=by, reason=reason, now=now)
    return entries


def _empty_name(person: Person, withheld_reason: WithheldReason) -> None:
    for field in NAME_FIELDS:
        setattr(person, field, "")
    person.name_released = None
    person.name_status = NameStatus.WITHHELD.value
    person.withheld_reason = withheld_reason.value
    person.full_clean()
    person.save()


def _list_reports_holding(person: Person, name: GuardedName) -> list[Report]:
    """Return every row of evidence that claims the name or repeats it in its words."""
    claims = Assertion.objects.filter(subject_table="person", subject_id=person.pk, field__in=NAME_FIELDS)
    found: dict[tuple[str, int], Report] = {("Assertion", row.pk): row for row in claims}
    for row in _iterate_reports():
        texts = [getattr(row, column) for column in redaction.WORDS[type(row)]]
        if find_leaks(texts, [name], where=""):
            found[type(row).__name__, row.pk] = row
    return [row for row in found.values() if row.redacted_at is None]


def _iterate_reports() -> Iterator[Report]:
    models: Sequence[type[Report]] = (Assertion, CaseStatus, Statement)
    for model in models:
        yield from model._default_manager.order_by("pk").iterator(chunk_size=500)


def _empty_history(name: GuardedName) -> None:
    """Empty the labels and messages of the admin's history that hold the name; who and when stay."""
    for entry in LogEntry.objects.order_by("pk").iterator(chunk_size=500):
        if find_leaks([entry.object_repr, entry.change_message], [name], where=""):
            entry.object_repr, entry.change_message = "redacted", ""
            entry.save(update_fields=["object_repr", "change_message"])
