"""What the page of an incident's history lists: revisions and steps of review, woven together by time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from incidents.desk.history.telling import Difference, ToldRow, tell_rows
from incidents.desk.review.trail import UNSAID, tell_step
from incidents.editorial.history.states import RowState, list_states
from incidents.editorial.history.tables import list_tables
from incidents.editorial.models import Event, Incident, Revision, RevisionKind, RowChange, Transition

PER_PAGE = 20
ROWS_SHOWN = 60
"""Rows of one revision that a page of many shows; the revision alone shows them all."""


@dataclass(slots=True, kw_only=True)
class Entry:
    """
    One thing that happened.

    at         when, UTC
    revision   None for a step of review, and for changes that no act of the application made
    words      who did what
    reason     why
    rows       what changed, in words
    more       how many rows more there are
    hidden     how many rows there are of kinds that the account may not see
    is_newest  whether the rows are still as they were after it
    """

    at: dt.datetime
    words: str
    reason: str
    revision: Revision | None = None
    rows: list[ToldRow] = field(default_factory=list)
    more: int = 0
    hidden: int = 0
    is_newest: bool = False

    @property
    def count(self) -> int:
        """How many rows it changed."""
        return len(self.rows) + self.more + self.hidden


def list_revisions(incident: Incident) -> "QuerySet[Revision]":
    """Return the revisions that worked on an incident or changed a row of its own, the newest first."""
    touched = RowChange.objects.filter(incident=incident, revision__isnull=False).values("revision")
    found = Revision.objects.filter(Q(incident=incident) | Q(pk__in=touched))
    return found.select_related("by", "restored").order_by("-pk")


def paginate(incident: Incident, number: str) -> Page[Revision]:
    """Return one page of the revisions of an incident; the nearest there is for a number that is none."""
    return Paginator(list_revisions(incident), PER_PAGE).get_page(number)


def list_entries(incident: Incident, page: Page[Revision], *, by: User, zone: ZoneInfo) -> list[Entry]:
    """Return what happened between the first and the last revision of a page, the newest first."""
    entries = tell_revisions(list(page.object_list), incident, by=by, zone=zone, limit=ROWS_SHOWN)
    if entries and page.number == 1:
        entries[0].is_newest = True
    reasons = {(revision.at, revision.reason) for revision in page.object_list}
    entries += [_tell_step(step, reasons) for step in _list_steps(incident, page)]
    # Of what happened at the same moment the step comes after the edit that made it, so it stands above.
    entries.sort(key=lambda entry: (entry.at, entry.revision is None), reverse=True)
    if not page.has_next():
        entries += _tell_unattributed(incident, by=by, zone=zone)
    return entries


def _tell_step(step: Transition, reasons: Collection[tuple[dt.datetime, str]]) -> Entry:
    """Return a step in words; without a reason that says nothing, or that the edit beside it gives."""
    is_said = any(step.at == at and step.reason.endswith(reason) for at, reason in reasons)
    is_empty = step.reason in {str(words) for words in UNSAID}
    return Entry(at=step.at, words=tell_step(step), reason="" if is_said or is_empty else step.reason)


def tell_revisions(
    revisions: Collection[Revision], incident: Incident, *, by: User, zone: ZoneInfo, limit: int | None
) -> list[Entry]:
    """
    Return revisions in words, with the rows of the incident and the shared ones that they changed.

    limit   of rows shown for each, None for all
    """
    changes = RowChange.objects.filter(Q(incident=incident) | Q(incident__isnull=True), revision__in=revisions)
    of_revision: dict[int | None, list[RowChange]] = defaultdict(list)
    for change in changes.order_by("pk"):
        of_revision[change.revision_id].append(change)
    entries, shown = [], []
    for revision in revisions:
        seen = [change for change in of_revision[revision.pk] if may_see_change(by, change)]
        entry = Entry(
            at=revision.at, words=_describe(revision), reason=revision.reason, revision=revision,
            more=max(0, len(seen) - limit) if limit is not None else 0,
            hidden=len(of_revision[revision.pk]) - len(seen),
        )  # fmt: skip
        entries.append(entry)
        shown.append(seen[:limit])
    told = iter(tell_changes([change for one in shown for change in one], zone=zone))
    for entry, one in zip(entries, shown, strict=True):
        entry.rows = [next(told) for _change in one]
    return entries


def tell_changes(changes: list[RowChange], *, zone: ZoneInfo) -> list[ToldRow]:
    """Return changes in words, in their order."""
    return tell_rows([_make_difference(state) for state in list_states(changes)], zone=zone)


def _make_difference(state: RowState) -> Difference:
    return Difference(
        model=state.model,
        row_id=state.change.row_id,
        before=state.before,
        after=state.after,
        differing=state.differing,
    )


def may_see_change(user: User, change: RowChange) -> bool:
    """Tell whether an account may view rows of the table that changed."""
    model = list_tables().get(change.table_name)
    if model is None:
        return False
    name = (Event if model._meta.auto_created else model)._meta.model_name
    return any(user.has_perm(f"editorial.{verb}_{name}") for verb in ("view", "change"))


def _describe(revision: Revision) -> str:
    kind = RevisionKind(revision.kind)
    return f"{kind.label} · {revision.by.get_username()}"


def _list_steps(incident: Incident, page: Page[Revision]) -> "QuerySet[Transition]":
    """Return the steps of review from the last revision of the page up to the last of the page before."""
    steps = incident.transitions.select_related("by", "assigned_to")
    if page.has_next():
        steps = steps.filter(at__gte=page.object_list[len(page.object_list) - 1].at)
    if page.has_previous():
        previous = page.paginator.page(page.previous_page_number()).object_list
        steps = steps.filter(at__lt=previous[len(previous) - 1].at)
    return steps.order_by("-pk")


def _tell_unattributed(incident: Incident, *, by: User, zone: ZoneInfo) -> list[Entry]:
    """Return what no act of the application made: rows entered by a statement of somebody else's."""
    changes = RowChange.objects.filter(incident=incident, revision__isnull=True).order_by("pk")
    seen = [change for change in changes[:ROWS_SHOWN] if may_see_change(by, change)]
    count = changes.count()
    if not count:
        return []
    rows = tell_changes(seen, zone=zone)
    return [Entry(at=changes[0].written_at, words="", reason="", rows=rows, more=count - len(rows))]
