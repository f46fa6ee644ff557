"""
Times as editors type them: one line of words for the five columns of a moment or a partial date.

Stored words are never read a second time. What was made of them (perhaps by a rule or a reference date that has
changed since) stays until somebody types other words.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from incidents.desk.forms.zones import UTC
from incidents.desk.time_reading.description import describe_time
from incidents.editorial.columns.interval import IntervalColumns
from incidents.editorial.columns.moment import MomentColumns
from incidents.record.codes import Precision
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.time_display import show_moment, show_partial_date
from incidents.record.time_words import UnreadableTime, read_moment, read_partial_date

MAX_WORDS = 200
"""Length of the column that keeps the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """
    What words are read against.

    zone        of the place where it happened; None where nobody has said it yet
    reference   the date that "today", weekdays and dates without a year are counted from
    """

    zone: ZoneInfo | None
    reference: dt.date


class TimeWordsInput(forms.TextInput):
    """
    A line of words, and below it what is understood from them: of those stored, of those just read, or, by a script,
    of those being typed.

    understood   in a sentence; "" while nothing is stored or read
    """

    understood: str = ""

    class Media:
        css = {"all": ("desk/time_words.css",)}
        js = (forms.Script("desk/time_words.js", type="module"),)

    def __init__(self, attrs: Mapping[str, Any] | None = None, *, is_moment: bool) -> None:
        kind = "moment" if is_moment else "date"
        super().__init__({"data-time-words": kind, "data-time-url": reverse_lazy("admin:read_time"), **(attrs or {})})

    def set_calendar(self, calendar: Calendar) -> None:
        """Let the script read words against a zone and a date."""
        self.attrs["data-zone"] = calendar.zone.key if calendar.zone else ""
        self.attrs["data-reference"] = calendar.reference.isoformat()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the input, followed by the note on what is understood, which describes it."""
        attrs = dict(attrs or {})
        note_id = f"{attrs.get('id') or self.attrs.get('id') or name}_understood"
        attrs["aria-describedby"] = f"{attrs.get('aria-describedby', '')} {note_id}".strip()
        attrs["data-understood"] = note_id
        html = super().render(name, value, attrs, renderer)
        note = _("Understood as: %(time)s.") % {"time": self.understood} if self.understood else ""
        return format_html(
            '<div class="time-words">{}<div class="time-understood" id="{}" role="status">{}</div></div>',
            html,
            note_id,
            note,
        )


class TimeWordsField(forms.CharField):
    """The words of a time. An empty line means nothing entered, or "unknown" where a time is required."""

    widget: TimeWordsInput

    def __init__(self, columns: IntervalColumns) -> None:
        self.columns = columns
        super().__init__(
            required=False,
            max_length=MAX_WORDS,
            # Stored words may begin or end with a space of the source; stripping would count as a change.
            strip=False,
            label=capfirst(columns.name.replace("_", " ")),
            help_text=cast("str", columns.help_text),
            widget=TimeWordsInput({"class": "vTextField"}, is_moment=isinstance(columns, MomentColumns)),
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether the words differ in more than white space."""
        return _squeeze(initial) != _squeeze(data)

    def show_stored(self, time: Moment | PartialDate | None, *, zone: ZoneInfo) -> str:
        """Show under the input what is stored, and return the words to put into it."""
        self.show_understood(time, zone=zone)
        return write_words(time, zone=zone, required=self.columns.required)

    def show_understood(self, time: Moment | PartialDate | None, *, zone: ZoneInfo) -> None:
        """Show under the input what a time is, stored or read from what was typed."""
        self.widget.understood = "" if time is None else describe_time(time, zone=zone)

    def read(self, words: str, *, calendar: Calendar) -> Moment | PartialDate | None:
        """
        Return the time that the words state, and show it under the input.

        Raises ValidationError, with words that could be read instead.
        """
        words = words.strip()
        is_moment = isinstance(self.columns, MomentColumns)
        self.widget.set_calendar(calendar)
        self.widget.understood = ""
        if not words:
            if not self.columns.required:
                return None
            return Moment.unknown() if is_moment else PartialDate.unknown()
        time = read_words(words, is_moment=is_moment, calendar=calendar)
        self.show_understood(time, zone=calendar.zone or UTC)
        return time


def read_words(words: str, *, is_moment: bool, calendar: Calendar) -> Moment | PartialDate:
    """
    Return the moment, or else the date, that words state.

    Raises ValidationError, with words that could be read instead; for a moment also where the zone is not known.
    """
    try:
        if not is_moment:
            return read_partial_date(words, reference=calendar.reference)
        if calendar.zone is None:
            raise ValidationError(
                _("Say first in which time zone it was: choose the incident, or fill in the time zone."),
                code="no_zone",
            )
        return read_moment(words, reference=calendar.reference, zone=calendar.zone)
    except UnreadableTime as error:
        raise ValidationError(str(error), code="unreadable") from error


def show_time(time: Moment | PartialDate | None, *, zone: ZoneInfo) -> str:
    """Return a time in words as the record understands it, "" for none."""
    if time is None:
        return ""
    if time.precision is Precision.UNKNOWN:
        return _("not known")
    return show_moment(time, zone=zone) if isinstance(time, Moment) else show_partial_date(time)


def write_words(time: Moment | PartialDate | None, *, zone: ZoneInfo, required: bool) -> str:
    """Return the words to edit: the source's own, else words of ours that mean the same."""
    if time is None:
        return ""
    if time.text:
        return time.text
    if time.precision is Precision.UNKNOWN:
        return "" if required else "unknown"
    return show_time(time, zone=zone)


def _squeeze(words: Any) -> str:
    return " ".join(str(words or "").split())
