"""
A term of office as a line: solid where a source fixes it, hatched where its start or end lies, dotted elsewhere.

Positions are tenths of a percent of the width, because figures are drawn without any script or inline style.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from incidents.record.partial_date import PartialDate

Days = tuple[dt.date, dt.date]
"""The first and the last day on which something may have been: the same day where it is known."""

_MARGIN, _WIDE_MARGIN = 180, 600
_WIDTH = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """
    A part of the line.

    kind       "sure", "span" (the start or the end lies within it) or "dim" (no source reaches it)
    x, width   in percent of the width of the figure, e.g. "18.5%"
    end        the right end, in percent
    """

    kind: str
    x: str
    width: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureFigure:
    """The parts of the line from left to right, and the days that are marked on it, in percent of the width."""

    segments: tuple[Segment, ...]
    ticks: tuple[str, ...]


def draw_tenure(start: PartialDate, end: PartialDate, *, attested: Sequence[Days]) -> TenureFigure:
    """
    Return the figure of a term.

    attested   the days on which sources show the person in the office
    """
    begins, ends = _get_span(start), _get_span(end)
    days = [*(begins or ()), *(ends or ()), *(day for pair in attested for day in pair)]
    if not days:
        return TenureFigure(segments=(_make_segment("dim", 0, _WIDTH),), ticks=())
    # Where nothing but one bound is known, the other side is the larger part of what is not.
    margin = _MARGIN if attested or (begins and ends) else _WIDE_MARGIN
    place = _Scale(days, has_start=begins is not None, has_end=ends is not None, margin=margin)
    first_sure = begins[1] if begins else min((last for _first, last in attested), default=min(days))
    last_sure = ends[0] if ends else max((first for first, _last in attested), default=max(days))
    first_possible = begins[0] if begins else min(first_sure, last_sure)
    last_possible = ends[1] if ends else max(first_sure, last_sure)
    segments = (
        ("dim", 0, place.find(first_possible) if begins is None else 0),
        # One report whose day is not certain fixes no stretch of the line: the day lies within the hatching.
        ("span", place.find(first_possible), place.find(first_sure)),
        ("sure", place.find(first_sure), place.find(last_sure)),
        ("span", place.find(max(first_sure, last_sure)), place.find(last_possible)),
        ("dim", place.find(last_possible) if ends is None else _WIDTH, _WIDTH),
    )
    return TenureFigure(
        segments=tuple(_make_segment(kind, x, end) for kind, x, end in segments if x < end),
        ticks=_list_ticks(begins, ends, attested=attested, place=place),
    )


class _Scale:
    """Where days stand. A side on which nothing is stated keeps a margin for its dots."""

    def __init__(self, days: Sequence[dt.date], *, has_start: bool, has_end: bool, margin: int) -> None:
        self._first = min(days)
        self._days = (max(days) - self._first).days
        self._left = 0 if has_start else margin
        self._right = _WIDTH if has_end else _WIDTH - margin
        if not self._days:
            self._left = {(True, False): 0, (False, True): _WIDTH}.get((has_start, has_end), _WIDTH // 2)

    def find(self, day: dt.date) -> int:
        if not self._days:
            return self._left
        return self._left + (self._right - self._left) * (day - self._first).days // self._days


def _get_span(date: PartialDate) -> Days | None:
    return (date.start, date.end) if date.start and date.end else None


def _list_ticks(begins: Days | None, ends: Days | None, *, attested: Sequence[Days], place: _Scale) -> tuple[str, ...]:
    """A day that is known is marked: a stated start or end, else the first or the last report."""
    first = begins or min(attested, default=None)
    last = ends or max(attested, default=None)
    known = {place.find(days[0]) for days in (first, last) if days is not None and days[0] == days[1]}
    return tuple(_write_percent(x) for x in sorted(known))


def _make_segment(kind: str, x: int, end: int) -> Segment:
    return Segment(kind=kind, x=_write_percent(x), width=_write_percent(end - x), end=_write_percent(end))


def _write_percent(tenths: int) -> str:
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"
