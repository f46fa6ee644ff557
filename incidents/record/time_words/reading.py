"""Words into moments and partial dates."""

import datetime as dt
import re
from zoneinfo import ZoneInfo

from incidents.record.codes import Precision
from incidents.record.moment import Moment
from incidents.record.partial_date import PartialDate
from incidents.record.time_words.clock import Stretch, find_stretch
from incidents.record.time_words.dates import Calendar, Days, find_days
from incidents.record.time_words.phrase import Phrase
from incidents.record.time_words.refusal import UnreadableTime
from incidents.record.time_words.sentence import Bound, Sentence, parse_sentence

_ONE_DAY = dt.timedelta(days=1)
_INSTANT = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?P<second>:\d\d)?([Zz]|[+-]\d\d:?\d\d)", re.ASCII)


def read_moment(words: str, *, reference: dt.date, zone: ZoneInfo) -> Moment:
    """
    Return the moment that a source's words state; the words are kept in its text.

    reference   the source's own date, against which "today", weekdays and dates without a year are resolved
    zone        of the place where it happened

    A time without a day is on the reference date. The rules stand at the head of the modules of this package.

    Raises UnreadableTime for words that state no time, or more than one.
    """
    instant = _read_instant(words)
    if instant:
        return instant
    sentence = parse_sentence(words)
    try:
        return _make_moment(sentence, reference=reference, zone=zone, words=words)
    except UnreadableTime:
        raise
    except (ValueError, OverflowError) as error:
        raise UnreadableTime(words, "the calendar of that place has no such time", "29 December 2023") from error


def read_partial_date(words: str, *, reference: dt.date) -> PartialDate:
    """
    Return the date that a source's words state; the words are kept in its text.

    reference   the source's own date, as for read_moment

    Raises UnreadableTime for words that state no date, more than one, or a time of day.
    """
    sentence = parse_sentence(words)
    try:
        return _make_date(sentence, reference=reference, words=words)
    except OverflowError as error:
        raise UnreadableTime(words, "the calendar has no such date", "29 December 2023") from error


def _read_instant(words: str) -> Moment | None:
    """Read a timestamp with its own zone offset, as machines write them."""
    match = _INSTANT.fullmatch(words.strip())
    if not match:
        return None
    try:
        start = dt.datetime.fromisoformat(match.group().upper())
    except ValueError as error:
        raise UnreadableTime(words, "there is no such date or time", "2023-12-29T04:30-08:00") from error
    if match["second"]:
        end = start + dt.timedelta(seconds=1)
        return Moment(earliest=start, latest=end, precision=Precision.SECOND, text=words)
    return Moment.at_minute(start, text=words)


def _find_days(phrase: Phrase, *, reference: dt.date, latest_day: dt.date, words: str) -> Days:
    calendar = Calendar(words=words, reference=reference, latest_day=latest_day)
    return find_days(phrase.day, edge=phrase.edge, calendar=calendar)


def _find_bound_days(sentence: Sentence, *, reference: dt.date, words: str) -> tuple[Days | None, Days | None]:
    """Return the days of both bounds. The first end of a range is resolved against the second."""
    lower, upper, latest_day = None, None, reference
    if sentence.upper:
        upper = _find_days(sentence.upper.phrase, reference=reference, latest_day=reference, words=words)
        latest_day = upper.first
    if sentence.lower:
        lower = _find_days(sentence.lower.phrase, reference=reference, latest_day=latest_day, words=words)
    return lower, upper


def _refuse_backwards(words: str) -> UnreadableTime:
    return UnreadableTime(
        words,
        "the first of its two times is not before the second",
        "between 11 p.m. Thursday and 1 a.m. Friday",
        "between 9:15 a.m. and 4:30 p.m.",
    )


def _make_moment(sentence: Sentence, *, reference: dt.date, zone: ZoneInfo, words: str) -> Moment:
    if sentence.time:
        days = _find_days(sentence.time, reference=reference, latest_day=reference, words=words)
        stretch = find_stretch(sentence.time, days, zone=zone, words=words)
        if stretch.start == stretch.end:
            raise UnreadableTime(words, "it names an edge, not a time", "late Friday", "after Friday")
        return Moment(
            earliest=stretch.start,
            latest=stretch.end,
            precision=stretch.precision,
            qualifier=sentence.qualifier,
            text=words,
        )
    lower_days, upper_days = _find_bound_days(sentence, reference=reference, words=words)
    earliest, latest = None, None
    if sentence.lower and lower_days:
        stretch = find_stretch(sentence.lower.phrase, lower_days, zone=zone, words=words)
        earliest = _find_earliest(stretch, sentence.lower)
    if sentence.upper and upper_days:
        stretch = find_stretch(sentence.upper.phrase, upper_days, zone=zone, words=words)
        latest = _find_latest(stretch, sentence.upper)
    if earliest and latest and earliest >= latest:
        raise _refuse_backwards(words)
    return Moment(
        earliest=earliest,
        latest=latest,
        precision=_find_precision(sentence),
        qualifier=sentence.qualifier,
        text=words,
    )


def _find_earliest(stretch: Stretch, bound: Bound) -> dt.datetime:
    """Return the first instant after a bound. A clock time that clocks show twice counts from the first."""
    return stretch.start if bound.is_inclusive or stretch.unit else stretch.end


def _find_latest(stretch: Stretch, bound: Bound) -> dt.datetime:
    """Return the end of what lies before a bound. A clock time that clocks show twice counts to the second."""
    return stretch.end - stretch.unit if bound.is_inclusive or stretch.unit else stretch.start


def _find_precision(sentence: Sentence) -> Precision:
    """Return what kind of bounds a sentence states that is not a plain time."""
    match (sentence.lower, sentence.upper):
        case (None, None):
            return Precision.OPEN if sentence.is_open else Precision.UNKNOWN
        case (_, None):
            return Precision.AFTER
        case (None, _):
            return Precision.BEFORE
        case _:
            return Precision.RANGE


def _make_date(sentence: Sentence, *, reference: dt.date, words: str) -> PartialDate:
    first, last, precision = None, None, _find_precision(sentence)
    if sentence.time:
        days = _find_days(sentence.time, reference=reference, latest_day=reference, words=words)
        _refuse_time_of_day(sentence.time, days, words=words)
        first, last, precision = days.first, days.last, days.precision
    lower_days, upper_days = _find_bound_days(sentence, reference=reference, words=words)
    if sentence.lower and lower_days:
        _refuse_time_of_day(sentence.lower.phrase, lower_days, words=words)
        first = lower_days.first if sentence.lower.is_inclusive else lower_days.last + _ONE_DAY
    if sentence.upper and upper_days:
        _refuse_time_of_day(sentence.upper.phrase, upper_days, words=words)
        last = upper_days.last if sentence.upper.is_inclusive else upper_days.first - _ONE_DAY
    if first and last and first > last:
        raise _refuse_backwards(words)
    return PartialDate(start=first, end=last, precision=precision, qualifier=sentence.qualifier, text=words)


def _refuse_time_of_day(phrase: Phrase, days: Days, *, words: str) -> None:
    """Refuse what is finer than a day, and "early" or "late" of anything but a month."""
    names_hours = phrase.clock or phrase.part or phrase.is_hour or phrase.extreme
    if names_hours or (phrase.edge and days.precision is not Precision.RANGE):
        raise UnreadableTime(
            words, "a date has no time of day", "29 December 2023", "late December 2023", "between 2019 and 2021"
        )
