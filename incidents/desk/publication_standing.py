"""
How each incident stands against what readers see, in columns that a list of many incidents can afford.

Whether a record differs from its last version is known exactly only by projecting it: more than a hundred statements
for each incident, which the page that publishes spends and a list cannot. A list says what it can know: whether the
incident, a row of its own, or its evidence was saved at the desk after the last publication. So "edited since" may
turn out to change nothing for readers, and a new name of an agency or an official is not seen here: its incidents
are offered for publication where it is entered.
"""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from incidents.desk.forms.zones import find_incident
from incidents.editorial.models import Assertion, CaseStatus, Incident, Publication, RecordNumber, State, Statement
from incidents.record.log import LogAction
from incidents.record.row import DocumentKind, Table

SHOWS_OR_HIDES = (LogAction.PUBLISH, LogAction.WITHDRAW, LogAction.MERGE)
EVIDENCE = (Assertion, CaseStatus, Statement)
AT_WORK = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED)
A_SECOND = dt.timedelta(seconds=1)
"""The log keeps whole seconds: what was saved within the second of a publication may have gone with it."""


class Standing(models.TextChoices):
    """What readers have of an incident."""

    NEVER = "never", _("Not published yet")
    EDITED = "edited", _("Edited since")
    UNCHANGED = "unchanged", _("No edits since")
    HIDDEN = "hidden", _("Withdrawn or merged")


def annotate_number(incidents: "QuerySet[Incident]") -> "QuerySet[Any]":
    """Return the incidents, each with its public number as public_number, None before its first publication."""
    number = RecordNumber.objects.filter(table=Table.INCIDENT, row_id=OuterRef("pk")).values("number")[:1]
    return incidents.annotate(public_number=Subquery(number))


def annotate_standing(incidents: "QuerySet[Incident]") -> "QuerySet[Any]":
    """
    Return the incidents, each with what is known of its publication. Costs no statement of its own.

    last_version    number of the newest version, None before the first
    published_at    when that version was published, UTC
    standing        a value of Standing
    """
    log = Publication.objects.filter(
        kind=DocumentKind.INCIDENT, number=OuterRef("public_number"), action__in=SHOWS_OR_HIDES
    ).order_by("-sequence")
    versions = log.filter(action=LogAction.PUBLISH)
    numbered: QuerySet[Any] = annotate_number(incidents)
    annotated: QuerySet[Any] = numbered.annotate(
        last_action=Subquery(log.values("action")[:1]),
        last_version=Subquery(versions.values("version")[:1]),
        published_at=Subquery(versions.values("published_at")[:1]),
    ).annotate(
        edited_from=ExpressionWrapper(F("published_at") + Value(A_SECOND), output_field=models.DateTimeField()),
    )
    standing: QuerySet[Any] = annotated.annotate(
        standing=Case(
            When(last_action__isnull=True, then=Value(Standing.NEVER.value)),
            When(~Q(last_action=LogAction.PUBLISH), then=Value(Standing.HIDDEN.value)),
            When(_was_edited(), then=Value(Standing.EDITED.value)),
            default=Value(Standing.UNCHANGED.value),
            output_field=models.CharField(),
        )
    )
    return standing


def _was_edited() -> Q:
    """
    Saved since, or given evidence since, or on its way to its next version.

    The last says it where a release has published the last version anew, without the edits made before.
    """
    edited = Q(updated_at__gte=F("edited_from")) | Q(state__in=AT_WORK)
    for model in EVIDENCE:
        newer = model._default_manager.filter(
            incident=OuterRef("pk"), frozen_at__isnull=True, recorded_at__gte=OuterRef("edited_from")
        )
        edited |= Q(Exists(newer))
    return edited


def note_edit(row: models.Model) -> None:
    """
    Write down that an incident's own row was changed on a page of its own, as the time of the incident's last edit.

    The caller owns the transaction. Rows that belong to no incident are passed over.
    """
    incident = find_incident(row)
    if incident is not None and incident is not row:
        incident.save(update_fields=["updated_at"])
