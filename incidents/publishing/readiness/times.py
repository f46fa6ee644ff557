"""Whether the times of a record fit together (domain model, the two time mixins: validation)."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import cast

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from incidents.editorial.models import Event, Incident, Responder, Sourced, Statement
from incidents.editorial.subjects import get_table
from incidents.publishing.readiness.finding import Finding, Level
from incidents.publishing.readiness.row_words import name_place
from incidents.record.codes import EventKind
from incidents.record.moment import Moment

FOLLOWS_THE_INCIDENT = frozenset(
    {EventKind.INJURY.value, EventKind.TRANSPORT.value, EventKind.HOSPITAL_ARRIVAL.value, EventKind.DEATH.value}
)
"""Steps that only what happened can lead to. A timeline may well begin before the incident with other steps."""


def find_bad_times(
    incident: Incident, *, rows: Sequence[models.Model], statements: Sequence[Statement]
) -> Iterator[Finding]:
    """
    Yield what cannot be, or hardly can: effects before their cause, reports before what they report.

    Only what is certain counts: an interval that may reach over the other one is left alone.

    statements   those that nothing supersedes; the times of statuses are looked at with their steps
    """
    for statement in statements:
        if _is_before(statement.reported, statement.said):
            yield _find(statement, "reported", "reported_before_it_was_so", _REPORTED)
        if _is_before(statement.said, incident.occurred):
            yield _find(statement, "said", "said_before_incident", _SAID, level=Level.WARNING)
    for row in rows:
        yield from _find_in_row(row, incident)


def find_early_reports(reports: Sequence[Sourced]) -> Iterator[Finding]:
    """Yield reports said to have been public before their own source was."""
    for row in reports:
        published = row.source.published
        if published is not None and _is_before(row.reported, published):
            yield _find(row, "reported", "reported_before_its_source", _BEFORE_SOURCE, level=Level.WARNING)


_REPORTED = _("lies before what it reports; correct one of the two times")
_SAID = _("lies before the incident; make sure that it was said about this one")
_DIED = _("lies before the incident; the time of death cannot")
_EOW = _("lies before the time of death; End of Watch cannot")
_STEP = _("lies before the incident; this step can only follow it")
_BEFORE_SOURCE = _("lies before its source was public; make sure of the time, or name the earlier source")


def _find_in_row(row: models.Model, incident: Incident) -> Iterator[Finding]:
    if isinstance(row, Responder) and row.incident_id == incident.pk:
        if _is_before(row.died, incident.occurred):
            yield _find(row, "died", "died_before_incident", _DIED)
        if row.died and row.died.earliest and row.eow and row.eow.end and row.eow.end < _first_day(row.died):
            yield _find(row, "eow", "end_of_watch_before_death", _EOW)
    if isinstance(row, Event) and row.kind in FOLLOWS_THE_INCIDENT and _is_before(row.occurred, incident.occurred):
        yield _find(row, "occurred", "step_before_incident", _STEP, level=Level.WARNING)


def _first_day(moment: Moment) -> dt.date:
    # No zone of the United States is more than eleven hours behind UTC: no local day is earlier than this.
    return (moment.earliest - dt.timedelta(hours=12)).date() if moment.earliest else dt.date.min


def _is_before(one: Moment | None, other: Moment | None) -> bool:
    return bool(one and other and other.earliest and one.certainly_before(other.earliest))


def _find(row: models.Model, field: str, rule: str, fix: str | Promise, *, level: Level = Level.ERROR) -> Finding:
    return Finding(
        level=level,
        rule=rule,
        where=name_place(row, field),
        fix=fix,
        table=get_table(row),
        row_id=cast("int", row.pk),
        field=field,
        about=str(getattr(row, field)),
    )
