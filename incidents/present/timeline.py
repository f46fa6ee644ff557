"""What happened, step by step and day by day."""

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.translation import gettext as _

from incidents.present import addresses
from incidents.present.day_figure import Bar, DayFigure, Scale, TimedStep, draw_bar, draw_day
from incidents.present.directory import Directory
from incidents.present.facts import Claims, Fact, list_facts
from incidents.present.proof import Proof
from incidents.present.row_fields import EVENT_DESCRIPTION, EVENT_FIELDS
from incidents.present.sheet import FactSheet, lay_out, prove_title
from incidents.present.times import find_local_days, show_date, write_machine_moment
from incidents.present.value import Value, translate_label
from incidents.record.codes import Precision
from incidents.record.documents import IncidentRecord
from incidents.record.row import Table
from incidents.record.scene import EventRecord
from incidents.record.time_display import show_clock, show_day, show_moment

Days = tuple[dt.date, dt.date]

_STATED = frozenset({Precision.SECOND, Precision.MINUTE})
_COARSE = frozenset({Precision.MONTH, Precision.YEAR, Precision.DECADE, Precision.CENTURY})
"""Precisions whose words are the heading of the steps that they date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """
    One step of the timeline.

    clock        when, under the heading of its day
    notes        what the clock leaves open
    full_clock   when, with the day; "" where the clock says it all
    certainty    "stated", "span" or "none": the sign beside the clock; the words say the same
    bar          a span at the scale of the day's figure; None for any other time, and where there is no figure
    text         what happened; None where the step is only a kind
    said         the other facts of the step, told in one line
    proof        the evidence of text, time and said
    sheet        facts on which accounts differ, and what is not stated
    facts        all facts but the text
    """

    anchor: str
    kind: str
    clock: Value
    notes: tuple[str, ...]
    full_clock: str
    when_anchor: str
    certainty: str
    bar: Bar | None
    text: Fact | None
    said: tuple[Fact, ...]
    proof: Proof | None
    sheet: FactSheet
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDay:
    """
    The steps of one day, or of days that no source tells apart.

    datetime   the day for HTML, or ""
    figure     None where less than two of the steps have a time within the day
    """

    heading: str
    datetime: str
    figure: DayFigure | None
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
    return tuple(_make_day(day, rows, claims=claims, directory=directory) for day, rows in groups)


def _make_day(day: Days | None, rows: list[EventRecord], *, claims: Claims, directory: Directory) -> TimelineDay:
    heading = _write_heading(day, rows, directory=directory)
    clocks = [_describe_clock(row, day, heading=heading, directory=directory) for row in rows]
    drawn = None
    if day is not None and day[0] == day[1]:
        timed = [
            TimedStep(occurred=row.occurred, kind=translate_label(row.kind.label), clock=clock.text)
            for row, clock in zip(rows, clocks, strict=True)
        ]
        drawn = draw_day(timed, day=day[0], heading=heading, zone=directory.zone)
    return TimelineDay(
        heading=heading,
        datetime=day[0].isoformat() if day and day[0] == day[1] else "",
        figure=drawn[0] if drawn else None,
        steps=tuple(
            _make_step(row, clock, scale=drawn[1] if drawn else None, claims=claims, directory=directory)
            for row, clock in zip(rows, clocks, strict=True)
        ),
    )


def _fill_gaps(days: list[Days | None]) -> list[Days | None]:
    filled = list(days)
    known = [index for index, day in enumerate(days) if day is not None]
    for before, after in pairwise(known):
        if days[before] == days[after]:
            filled[before:after] = [days[before]] * (after - before)
    return filled


def _write_heading(day: Days | None, rows: list[EventRecord], *, directory: Directory) -> str:
    if day is None:
        return _("Day not stated")
    if day[0] == day[1]:
        return show_date(day[0])
    words = {show_day(row.occurred, zone=directory.zone) for row in rows}
    if len(words) == 1 and rows[0].occurred.precision in _COARSE:
        return words.pop()
    return _("%(first)s to %(last)s") % {"first": show_date(day[0]), "last": show_date(day[1])}


def _make_step(row: EventRecord, clock: Value, *, scale: Scale | None, claims: Claims, directory: Directory) -> Step:
    facts = list_facts(
        row,
        table=Table.EVENT,
        number=row.number,
        fields=(EVENT_DESCRIPTION, *EVENT_FIELDS),
        claims=claims,
        directory=directory,
    )
    text = next((fact for fact in facts if fact.anchor.endswith("-description")), None)
    when = next((fact for fact in facts if fact.anchor.endswith("-occurred")), None)
    kind = next((fact for fact in facts if fact.anchor.endswith("-kind")), None)
    others = tuple(fact for fact in facts if fact not in (text, when))
    apart = tuple(fact for fact in facts if fact.is_disputed)
    told = [fact for fact in facts if fact not in apart]
    certainty = _find_certainty(row, clock)
    return Step(
        anchor=addresses.anchor_of_row(Table.EVENT, row.number),
        kind=translate_label(row.kind.label),
        clock=replace(clock, note=""),
        notes=_list_notes(clock, row),
        full_clock=when.value.text if when and when.value.is_stated and when.value.text != clock.text else "",
        when_anchor="" if when is None or when in apart else when.anchor,
        certainty=certainty,
        bar=draw_bar(row.occurred, scale) if scale and certainty == "span" else None,
        text=None if text in apart else text,
        # A step without a text is told by its kind, which then needs no second place.
        said=tuple(
            fact for fact in others if fact not in apart and fact.value.is_stated and (text or fact is not kind)
        ),
        proof=prove_title(text.value.text if text else translate_label(row.kind.label), told),
        sheet=lay_out(apart),
        facts=tuple(fact for fact in facts if fact is not text),
    )


def _list_notes(clock: Value, row: EventRecord) -> tuple[str, ...]:
    """Return what the clock leaves open, and the words of the source where it does not repeat them."""
    words = row.occurred.text
    is_repeated = not words or words.casefold() in clock.text.casefold()
    quoted = "" if is_repeated else _("“%(words)s” in the source") % {"words": words}
    return tuple(note for note in (clock.note, quoted) if note)


def _describe_clock(row: EventRecord, day: Days | None, *, heading: str, directory: Directory) -> Value:
    moment = row.occurred
    if moment.is_without_bounds:
        return Value(text=_("Time not stated"), is_stated=False)
    if moment.precision is Precision.DAY:
        return Value(text=_("Hour not stated"), is_stated=False)
    if moment.precision in _COARSE and show_day(moment, zone=directory.zone) == heading:
        return Value(text=_("Day not stated"), is_stated=False)
    is_one_day = day is not None and day[0] == day[1]
    clock = show_clock(moment, zone=directory.zone) if is_one_day else ""
    note = _("exact time not stated") if moment.precision is Precision.RANGE else ""
    return Value(
        text=clock or show_moment(moment, zone=directory.zone),
        datetime=write_machine_moment(moment, zone=directory.zone),
        note=note,
    )


def _find_certainty(row: EventRecord, clock: Value) -> str:
    if row.occurred.precision in _STATED:
        return "stated"
    return "span" if clock.is_stated else "none"
