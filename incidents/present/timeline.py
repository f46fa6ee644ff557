"""What happened, step by step and day by day."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.directory import Directory
from incidents.present.facts import Claims, Fact, list_facts
from incidents.present.row_fields import EVENT_DESCRIPTION, EVENT_FIELDS
from incidents.present.times import find_local_days, show_date, write_machine_moment
from incidents.present.value import Value, translate_label
from incidents.record.codes import Precision
from incidents.record.documents import IncidentRecord
from incidents.record.row import Table
from incidents.record.scene import EventRecord
from incidents.record.time_display import show_clock, show_moment

Days = tuple[dt.date, dt.date]

_STATED = frozenset({Precision.SECOND, Precision.MINUTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """
    One step of the timeline.

    clock        when, under the heading of its day
    certainty    "stated", "span" or "none": the sign beside the clock; the words say the same
    text         what happened, and the evidence of it; None where the step is only a kind
    """

    anchor: str
    kind: str
    clock: Value
    certainty: str
    text: Fact | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDay:
    """The steps of one day, or of days that no source tells apart. datetime: the day for HTML, or ""."""

    heading: str
    datetime: str
    steps: tuple[Step, ...]


def list_days(record: IncidentRecord, *, claims: Claims, directory: Directory) -> tuple[TimelineDay, ...]:
    """
    Return the timeline in the order of the document, grouped by local day.

    A step whose day is not stated stays with the day around it, where the steps on both sides share one.
    """
    days = [find_local_days(row.occurred, zone=directory.zone) for row in record.events]
    placed = _fill_gaps(days)
    groups: list[tuple[Days | None, list[EventRecord]]] = []
    for day, row in zip(placed, record.events, strict=True):
        if not groups or groups[-1][0] != day:
            groups.append((day, []))
        groups[-1][1].append(row)
    return tuple(
        TimelineDay(
            heading=_write_heading(day),
            datetime=day[0].isoformat() if day and day[0] == day[1] else "",
            steps=tuple(_make_step(row, day, claims=claims, directory=directory) for row in rows),
        )
        for day, rows in groups
    )


def _fill_gaps(days: list[Days | None]) -> list[Days | None]:
    filled = list(days)
    known = [index for index, day in enumerate(days) if day is not None]
    for before, after in pairwise(known):
        if days[before] == days[after]:
            filled[before:after] = [days[before]] * (after - before)
    return filled


def _write_heading(day: Days | None) -> str:
    if day is None:
        return _("Day not stated")
    if day[0] == day[1]:
        return show_date(day[0])
    return _("%(first)s to %(last)s") % {"first": show_date(day[0]), "last": show_date(day[1])}


def _make_step(row: EventRecord, day: Days | None, *, claims: Claims, directory: Directory) -> Step:
    def facts_of(*fields: object) -> tuple[Fact, ...]:
        return list_facts(
            row,
            table=Table.EVENT,
            number=row.number,
            fields=[field for field in (EVENT_DESCRIPTION, *EVENT_FIELDS) if field in fields],
            claims=claims,
            directory=directory,
        )

    description = facts_of(EVENT_DESCRIPTION)
    return Step(
        anchor=addresses.anchor_of_row(Table.EVENT, row.number),
        kind=translate_label(row.kind.label),
        clock=_describe_clock(row, day, directory=directory),
        certainty=_find_certainty(row),
        text=description[0] if description else None,
        facts=facts_of(*EVENT_FIELDS),
    )


def _describe_clock(row: EventRecord, day: Days | None, *, directory: Directory) -> Value:
    moment = row.occurred
    if moment.is_without_bounds:
        return Value(text=_("Time not stated"), is_stated=False)
    if moment.precision is Precision.DAY:
        return Value(text=_("Hour not stated"), is_stated=False)
    is_one_day = day is not None and day[0] == day[1]
    clock = show_clock(moment, zone=directory.zone) if is_one_day else ""
    note = _("exact time not stated") if moment.precision is Precision.RANGE else ""
    return Value(
        text=clock or show_moment(moment, zone=directory.zone),
        datetime=write_machine_moment(moment, zone=directory.zone),
        note=note,
    )


def _find_certainty(row: EventRecord) -> str:
    if row.occurred.precision in _STATED:
        return "stated"
    is_none = row.occurred.is_without_bounds or row.occurred.precision is Precision.DAY
    return "none" if is_none else "span"
