"""
A day of the timeline drawn at one scale: a dot is a stated minute, hatching a span in which something lies.

All positions are percentages of the width, so that the figure needs no script and no style of its own; heights are
pixels. Labels are placed for the narrowest page. A span is drawn from bound to bound and never has a midpoint.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from incidents.record.codes import Precision
from incidents.record.moment import Moment

_MINUTES_OF_DAY = 24 * 60
_STEPS = (60, 120, 180, 360)
_MOST_TICKS = 5
_NARROWEST = 350
_CHARACTER = 7
_LANE_ABOVE = 36
_LANE_BELOW = 31
_TICKS_HEIGHT = 24
_STATED = frozenset({Precision.SECOND, Precision.MINUTE})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedStep:
    """What the figure shows of one step: its time, what it is in one or two words, and its clock time in words."""

    occurred: Moment
    kind: str
    clock: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A place along the axis with words: x in per cent, y in pixels; anchor and dx as SVG's text takes them."""

    x: str
    y: int
    dx: int
    anchor: str
    text: str
    clock: str = ""

    @property
    def second_y(self) -> int:
        """The line below."""
        return self.y + 17

    @property
    def flag(self) -> int:
        """Where the line begins that leads from the words down to the axis."""
        return self.y - 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A span along the axis. An end that no source gives stays open."""

    x: str
    end: str
    width: str
    y: int
    is_open: bool
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFigure:
    """The figure of one day. description says in words everything that is drawn."""

    anchor: str
    title: str
    description: str
    height: int
    axis: int
    tick_end: int
    ticks: tuple[Label, ...]
    points: tuple[Label, ...]
    bars: tuple[Bar, ...]


class Scale:
    """
    The part of a day that a figure shows, by the clocks of the place.

    Whole hours around everything that is bounded on the day.
    """

    def __init__(self, steps: Sequence[TimedStep], *, day: dt.date, zone: ZoneInfo) -> None:
        self._day = day
        self._zone = zone
        bounds = [bound for step in steps for bound in self._read_bounds(step.occurred) if bound is not None]
        low, high = min(bounds), max(bounds)
        self.step = next((step for step in _STEPS if (high - low) / step <= _MOST_TICKS), _STEPS[-1])
        self.start = int(low // self.step * self.step)
        self.end = min(max(int(-(-high // self.step) * self.step), self.start + self.step), _MINUTES_OF_DAY)

    def find_bounds(self, moment: Moment) -> tuple[float, float]:
        """Return the bounds of a moment as parts of the width between 0 and 1; an open end is the figure's own."""
        first, last = self._read_bounds(moment)
        return self.place(self.start if first is None else first), self.place(self.end if last is None else last)

    def place(self, minute: float) -> float:
        """Return where a minute of the day stands, between 0 and 1."""
        return (minute - self.start) / (self.end - self.start)

    def _read_bounds(self, moment: Moment) -> tuple[float | None, float | None]:
        first = self._find_minute(moment.earliest)
        return first, first if moment.precision in _STATED else self._find_minute(moment.latest)

    def _find_minute(self, instant: dt.datetime | None) -> float | None:
        if instant is None:
            return None
        local = instant.astimezone(self._zone)
        if local.date() > self._day:
            return float(_MINUTES_OF_DAY)
        return local.hour * 60 + local.minute + local.second / 60


def draw_day(
    steps: Sequence[TimedStep], *, day: dt.date, heading: str, zone: ZoneInfo
) -> tuple[DayFigure, Scale] | None:
    """Return the figure of a day and its scale; None where fewer than two steps of it have a bound within the day."""
    timed = [step for step in steps if is_within_day(step.occurred)]
    if len(timed) < 2:
        return None
    scale = Scale(timed, day=day, zone=zone)
    stated = [step for step in timed if step.occurred.precision in _STATED]
    points = _place_points(stated, scale)
    axis = 6 + _LANE_ABOVE * (1 + max((place for _label, place in points), default=0))
    bars = _place_bars([step for step in timed if step.occurred.precision not in _STATED], scale, axis=axis)
    lowest = max((bar.y for bar in bars), default=axis - 4)
    return (
        DayFigure(
            anchor=f"day-{day.isoformat()}",
            title=_("%(day)s, %(first)s to %(last)s, local time")
            % {"day": heading, "first": _name_hour(scale.start), "last": _name_hour(scale.end)},
            description=_describe(steps, timed),
            height=lowest + _LANE_BELOW,
            axis=axis,
            tick_end=axis + _TICKS_HEIGHT - 6,
            ticks=_make_ticks(scale, axis=axis),
            points=tuple(_lift(label, axis - _LANE_ABOVE * (lane + 1) + 10) for label, lane in points),
            bars=bars,
        ),
        scale,
    )


def is_within_day(moment: Moment) -> bool:
    """Tell whether something finer than the day is known of a moment."""
    return not moment.is_without_bounds and moment.precision not in {
        Precision.DAY,
        Precision.MONTH,
        Precision.YEAR,
        Precision.UNKNOWN,
    }


def draw_bar(moment: Moment, scale: Scale) -> Bar:
    """Return a moment as a bar at the scale of its day."""
    first, last = scale.find_bounds(moment)
    return _make_bar(first, last, y=1, is_open=moment.earliest is None or moment.latest is None)


def _make_bar(first: float, last: float, *, y: int, is_open: bool, label: Label | None = None) -> Bar:
    return Bar(
        x=_write_share(first),
        end=_write_share(last),
        width=_write_share(last - first),
        y=y,
        is_open=is_open,
        label=label,
    )


def _place_points(steps: Sequence[TimedStep], scale: Scale) -> list[tuple[Label, int]]:
    """Return a label for each stated minute with its lane above the axis: no words touch words or another's line."""
    labels = [
        _make_label(scale.find_bounds(step.occurred)[0], _measure(step), text=step.kind, clock=step.clock)
        for step in steps
    ]
    lanes = [0] * len(steps)
    taken: list[_Taken] = []
    # Words to the right of their line leave room for lines on their left, those to the left for lines on their right.
    rightward = [index for index, label in enumerate(labels) if label.anchor == "start"]
    leftward = [index for index, label in enumerate(labels) if label.anchor == "end"]
    for index in (*reversed(rightward), *leftward):
        place = scale.find_bounds(steps[index].occurred)[0]
        first, last = _find_extent(place, labels[index], _measure(steps[index]))
        tried = (_Taken(lane, first, last, place * _NARROWEST) for lane in range(len(steps) + 1))
        # The lane above all others is taken even if something is touched there.
        chosen = next(one for one in tried if one.lane == len(steps) or not any(map(one.touches, taken)))
        lanes[index] = chosen.lane
        taken.append(chosen)
    return list(zip(labels, lanes, strict=True))


class _Taken(NamedTuple):
    """What a label takes at the narrowest width: its lane, the extent of its words, the place of its line."""

    lane: int
    first: float
    last: float
    line: float

    def touches(self, other: "_Taken") -> bool:
        """Tell whether words meet words of one lane, or a line words below its own."""
        if self.lane == other.lane:
            return self.first < other.last and other.first < self.last
        lower, higher = sorted((self, other))
        return lower.first < higher.line < lower.last


def _measure(step: TimedStep) -> int:
    return max(len(step.kind), len(step.clock))


def _place_bars(steps: Sequence[TimedStep], scale: Scale, *, axis: int) -> tuple[Bar, ...]:
    """Return the spans below the axis, those of the same bounds as one, with what may have happened in each."""
    spans: dict[tuple[float, float, bool], list[str]] = {}
    for step in steps:
        is_open = step.occurred.earliest is None or step.occurred.latest is None
        spans.setdefault((*scale.find_bounds(step.occurred), is_open), []).append(step.kind)
    bars: list[Bar] = []
    ends: list[float] = []
    for (first, last, is_open), kinds in spans.items():
        words = ", ".join([kinds[0], *(kind[:1].lower() + kind[1:] for kind in kinds[1:])])
        label = _make_label(first, len(words), text=words, dx=0, end=last)
        left, right = _find_extent(first if label.anchor == "start" else last, label, len(words))
        begins, stops = min(left, first * _NARROWEST), max(right, last * _NARROWEST)
        lane = next((lane for lane, end in enumerate(ends) if end + 8 < begins), len(ends))
        ends[lane : lane + 1] = [stops]
        y = axis + _TICKS_HEIGHT + _LANE_BELOW * lane
        bars.append(_make_bar(first, last, y=y, is_open=is_open, label=_lift(label, y + 26)))
    return tuple(bars)


def _make_label(x: float, length: int, *, text: str, clock: str = "", dx: int = 7, end: float | None = None) -> Label:
    """Return words to the right of a place, or to its left where the page would end before them."""
    is_left = x * _NARROWEST + dx + length * _CHARACTER > _NARROWEST and x > 0.5 - 0.5 * (end is not None)
    place = x if not is_left or end is None else end
    return Label(
        x=_write_share(place),
        y=0,
        dx=-dx if is_left else dx,
        anchor="end" if is_left else "start",
        text=text,
        clock=clock,
    )


def _find_extent(x: float, label: Label, length: int) -> tuple[float, float]:
    at, words = x * _NARROWEST, length * _CHARACTER + 10
    return (at - words, at) if label.anchor == "end" else (at, at + words)


def _lift(label: Label, y: int) -> Label:
    return Label(x=label.x, y=y, dx=label.dx, anchor=label.anchor, text=label.text, clock=label.clock)


def _make_ticks(scale: Scale, *, axis: int) -> tuple[Label, ...]:
    minutes = range(scale.start, scale.end + 1, scale.step)
    return tuple(
        Label(
            x=_write_share(scale.place(minute)),
            y=axis + _TICKS_HEIGHT - 7,
            dx=-5 if minute == scale.end else 5,
            anchor="end" if minute == scale.end else "start",
            text=_name_hour(minute),
        )
        for minute in minutes
        # The last hour stands to the left of its line, so the one before it has no room for words.
        if minute == scale.end or len(minutes) < _MOST_TICKS or minute != minutes[-2]
    )


def _name_hour(minute: int) -> str:
    hour = minute // 60
    if hour in {0, 24}:
        return _("midnight")
    if hour == 12:
        return _("noon")
    return _("%(hour)d a.m.") % {"hour": hour} if hour < 12 else _("%(hour)d p.m.") % {"hour": hour - 12}


def _describe(steps: Sequence[TimedStep], timed: Sequence[TimedStep]) -> str:
    stated = [step for step in timed if step.occurred.precision in _STATED]
    parts = (
        (_("Stated to the minute: %(steps)s."), stated),
        (_("Within a span: %(steps)s."), [step for step in timed if step not in stated]),
        (_("Time not stated: %(steps)s."), [step for step in steps if step not in timed]),
    )
    sentences = []
    for words, listed in parts:
        named = "; ".join(f"{step.kind}, {step.clock}" if step in timed else step.kind for step in listed)
        if named:
            sentences.append(words % {"steps": named})
    return " ".join(sentences)


def _write_share(share: float) -> str:
    return f"{share * 100:.2f}%"
