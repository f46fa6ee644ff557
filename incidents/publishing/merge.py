"""Telling readers that a record turned out to be the same as another: its number leads to the other from then on."""

import datetime as dt
from contextlib import AbstractContextManager

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext as _

from incidents.editorial.actions import merges
from incidents.editorial.actions.incidents import reopen
from incidents.editorial.actions.revisions import revise
from incidents.editorial.models import (
    Assertion,
    CaseStatus,
    Incident,
    Organization,
    Person,
    Publication,
    Revision,
    RevisionKind,
    State,
    Statement,
)
from incidents.publishing import outbox
from incidents.publishing.checks import describe_incident
from incidents.publishing.delivery import deliver_after_commit
from incidents.publishing.guarded_names import list_guarded_names
from incidents.publishing.leak_guard import find_leaks
from incidents.publishing.projection.graph import list_merged_ids
from incidents.publishing.public_numbers import get_public_number
from incidents.publishing.publish import publish_incidents
from incidents.publishing.refusals import NotPublishable, Refusal
from incidents.publishing.visibility import list_public_incidents
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind, Table

AGREED = frozenset({State.APPROVED, State.PUBLISHED})
"""Nothing was edited since somebody agreed: editing takes a record back to its draft."""

REVIEWED = frozenset({State.SUBMITTED, *AGREED})
"""States in which somebody has looked at a record, or is about to."""


def merge_incidents(
    *, duplicate: Incident, into: Incident, by: User, reason: str, now: dt.datetime
) -> tuple[Publication, ...]:
    """
    Merge one incident into another; return the log entries, none if the duplicate was never public.

    The rows of the duplicate go on in the other's document: a public merger publishes it anew in the same batch.
    Opens the transaction itself, or joins the caller's; delivers after the commit.

    Raises NotPublishable if the duplicate is public and the other is not, if either has edits that nobody has
    approved and a merger would publish, or if the reason is empty or holds a sealed name; whatever
    merges.merge_incident raises for a merger that cannot be.
    """
    with _merging(by=by, reason=reason, now=now):
        outbox.lock_log()
        _refuse_unreviewed(duplicate, into)
        merges.merge_incident(duplicate=duplicate, into=into, by=by, now=now, reason=reason)
        mark = _make_mark(Table.INCIDENT, duplicate.pk, into.pk, reason=reason)
        if mark is None:
            _reopen(into, by=by, reason=reason, now=now)
            return ()
        return publish_incidents(incidents=[into], marks=[mark], by=by, reason=reason, now=now)


def _reopen(incident: Incident, *, by: User, reason: str, now: dt.datetime) -> None:
    """Make a draft of a record that rows have come to which nobody has reviewed with it."""
    incident.refresh_from_db(fields=["state"])
    if incident.state in REVIEWED:
        words = _("Another record was merged into it. %s") % reason.strip()
        reopen(incident=incident, by=by, now=now, reason=words.strip())


def _refuse_unreviewed(duplicate: Incident, into: Incident) -> None:
    """Refuse a public merger while edits are in progress: the joined record is made of the rows of both."""
    rows = Incident.objects.select_for_update(of=("self",)).filter(pk__in=[duplicate.pk, into.pk]).order_by("pk")
    public = list_public_incidents(rows)
    if duplicate.pk not in {row.pk for row in public}:
        return
    refusals = [
        Refusal(
            name="not_approved",
            where=f"{describe_incident(row)}: state",
            fix="has edits that nobody has approved, which the merger would publish; publish or discard them first",
        )
        for row in public
        if row.state not in AGREED
    ]
    if refusals:
        raise NotPublishable(refusals)


def merge_organizations(
    *, duplicate: Organization, into: Organization, by: User, reason: str, now: dt.datetime
) -> Publication | None:
    """Merge one organization into another: as merge_incidents. See list_affected_incidents for what to do next."""
    with _merging(by=by, reason=reason, now=now):
        outbox.lock_log()
        merges.merge_organization(duplicate=duplicate, into=into, by=by, now=now)
        return _log_merger(Table.ORGANIZATION, duplicate.pk, into.pk, by=by, reason=reason, now=now)


def merge_people(*, duplicate: Person, into: Person, by: User, reason: str, now: dt.datetime) -> Publication | None:
    """Merge one person into another: as merge_incidents. See list_affected_incidents for what to do next."""
    with _merging(by=by, reason=reason, now=now):
        outbox.lock_log()
        merges.merge_person(duplicate=duplicate, into=into, by=by, now=now)
        return _log_merger(Table.PERSON, duplicate.pk, into.pk, by=by, reason=reason, now=now)


def _merging(*, by: User, reason: str, now: dt.datetime) -> AbstractContextManager[Revision]:
    """Return a revision that says why: a merger that is public must, and the log has the same words."""
    words = reason.strip() or str(merges.MERGED)
    return revise(by=by, now=now, reason=words, kind=RevisionKind.MERGE)


def _log_merger(
    table: Table, duplicate: int, into: int, *, by: User, reason: str, now: dt.datetime
) -> Publication | None:
    mark = _make_mark(table, duplicate, into, reason=reason)
    if mark is None:
        return None
    (entry,) = outbox.append_batch([mark], by=by, reason=reason, now=now)
    deliver_after_commit(now=now)
    return entry


def _make_mark(table: Table, duplicate: int, into: int, *, reason: str) -> outbox.Mark | None:
    """Return what the log says of a merger, None if the duplicate was never public. Raises NotPublishable."""
    number, target = get_public_number(table, duplicate), get_public_number(table, into)
    if number is None:
        return None
    refusals = find_leaks(reason, list_guarded_names(), where="Merger: reason")
    if not reason.strip():
        refusals.append(Refusal(name="no_reason", where="Merger: reason", fix="is empty; readers will see it"))
    if target is None:
        fix = "is not public while its duplicate is; publish it first"
        refusals.append(Refusal(name="target_not_public", where=f"{table.capitalize()} {into}", fix=fix))
    if refusals:
        raise NotPublishable(refusals)
    return outbox.Mark(action=LogAction.MERGE, kind=DocumentKind(table), number=number, merged_into=target)


def list_affected_incidents(row: Organization | Person) -> list[Incident]:
    """
    Return the public incidents whose documents mention an organization or a person, in order of id.

    After a rename or a merger their labels would change at their next publication; publish_incidents takes the
    list as one batch.
    """
    mentions = _mentions_organization(row) if isinstance(row, Organization) else _mentions_person(row)
    return list_public_incidents(Incident.objects.filter(mentions).distinct().order_by("pk"))


def _mentions_person(row: Person) -> Q:
    people = list_merged_ids(row)
    tenure = Q(attributed_tenure__person__in=people)
    reports = [model.objects.filter(tenure).values("incident") for model in (Assertion, CaseStatus, Statement)]
    spoken = Statement.objects.filter(speaker_tenure__person__in=people).values("incident")
    return _any_of(
        Q(responders__person__in=people),
        Q(suspects__person__in=people),
        Q(events__officials__person__in=people),
        *(Q(pk__in=incidents) for incidents in (*reports, spoken)),
    )


def _mentions_organization(row: Organization) -> Q:
    bodies = list_merged_ids(row)
    bodies += list(Organization.objects.filter(parent__in=bodies).values_list("pk", flat=True))
    credited = Q(attributed_organization__in=bodies) | Q(attributed_tenure__post__organization__in=bodies)
    published_by = Q(source__publisher__in=bodies)
    reports = [
        model.objects.filter(credited | published_by).values("incident") for model in (Assertion, CaseStatus, Statement)
    ]
    spoken = Statement.objects.filter(
        Q(speaker_organization__in=bodies) | Q(speaker_tenure__post__organization__in=bodies)
    ).values("incident")
    return _any_of(
        Q(lead_organization__in=bodies),
        Q(responders__organization__in=bodies),
        Q(vehicles__owner__in=bodies),
        Q(events__officials__post__organization__in=bodies),
        Q(incident_sources__source__publisher__in=bodies),
        *(Q(pk__in=incidents) for incidents in (*reports, spoken)),
    )


def _any_of(first: Q, *others: Q) -> Q:
    for other in others:
        first |= other
    return first
